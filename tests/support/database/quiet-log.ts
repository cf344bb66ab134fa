import type { Log } from '../../../src/ports/log.ts';

const ignore = (): void => undefined;

/** For tests whose subject is not what is logged. */
export const quiet: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
