import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ENGINES, type EngineName, missing } from './engines.ts';
import { tell } from './metrics.ts';

const PROGRAM = fileURLToPath(new URL('scale-engine.ts', import.meta.url));
/** The slowest rival keeps every word as an object. */
const MOST_HEAP_MB = 6_000;

/** One engine after the other, each in a process of its own, so that its memory is nobody else's. */
export async function evalScale(docs: number, only: readonly EngineName[]): Promise<void> {
  for (const name of ENGINES.filter((one) => only.length === 0 || only.includes(one))) {
    const why = missing(name);
    if (why !== null) {
      tell({ set: 'scale', engine: name, skipped: why });
      continue;
    }
    const options = [
      '--expose-gc',
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${MOST_HEAP_MB}`,
    ];
    const child = spawn(process.execPath, [...options, PROGRAM, name, String(docs)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (code !== 0) tell({ set: 'scale', engine: name, ended: signal ?? `code ${code}` });
  }
}
