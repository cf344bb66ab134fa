// The guard runs before any TypeScript is loaded: an old Node could not even say what is wrong with it.
import './guard.mjs';

await import('./start.ts');
