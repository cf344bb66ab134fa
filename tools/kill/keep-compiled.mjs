import { flushCompileCache } from 'node:module';

/** By when the product has loaded what it needs. */
const LOADED_MS = 10_000;

setTimeout(flushCompileCache, LOADED_MS).unref();
