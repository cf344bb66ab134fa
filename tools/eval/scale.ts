import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ENGINES, type EngineName, missing } from './engines.ts';
import { tell } from './metrics.ts';

const PROGRAM = fileURLToPath(new URL('scale-engine.ts', import.meta.url));
/** The slowest rival keeps every word as an object. */
const MOST_HEAP_MB = 6_000;
/** Building and asking; what takes longer, or more memory, is measured on half as many records. */
const LONGEST_MS = 15 * 60_000;
const FEWEST_DOCS = 1_000;

/** Null where it went well, or how it ended. */
async function measured(name: EngineName, docs: number): Promise<string | null> {
  const options = [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    `--max-old-space-size=${MOST_HEAP_MB}`,
  ];
  const child = spawn(process.execPath, [...options, PROGRAM, name, String(docs)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: LONGEST_MS,
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code === 0 ? null : (signal ?? `code ${code}`);
}

/** One engine after the other, each in a process of its own, so that its memory is nobody else's. */
export async function evalScale(docs: number, only: readonly EngineName[]): Promise<void> {
  for (const name of ENGINES.filter((one) => only.length === 0 || only.includes(one))) {
    const why = missing(name);
    if (why !== null) {
      tell({ set: 'scale', engine: name, skipped: why });
      continue;
    }
    for (let size = docs; size >= Math.min(docs, FEWEST_DOCS); size = Math.floor(size / 2)) {
      const ended = await measured(name, size);
      if (ended === null) break;
      tell({ set: 'scale', engine: name, docs: size, ended });
    }
  }
}
