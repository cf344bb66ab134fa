import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';
import { DurableFiles, startParams } from './durable-files.ts';
import { serveWire } from './wire-server.ts';

/**
 * The embedded database's own thread: a query there keeps the processor for as long as it takes and would stop
 * every turn of the bot meanwhile.
 */
const Settings = z.object({
  folder: z.string(),
  socket: z.string(),
  patienceMs: z.number(),
});

const MAX_CONNECTIONS = 20;
const LAST_WORDS = 20;

async function main(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('the embedded database runs in a worker thread only');
  const { folder, socket, patienceMs } = Settings.parse(workerData);
  const said: string[] = [];
  try {
    const db = await open(folder, (line) => {
      said.push(line);
      if (said.length > LAST_WORDS) said.shift();
    });
    const server = await serveWire(db, {
      path: socket,
      maxConnections: MAX_CONNECTIONS,
      patienceMs,
    });
    port.once('message', () => {
      void (async () => {
        await server.close();
        await db.close();
        port.close();
      })();
    });
    port.postMessage({ kind: 'ready' });
  } catch (error) {
    // Told by message, since an error thrown here would arrive without what the database said before.
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ kind: 'failed', message: [message, ...said].join('\n') });
    port.close();
  }
}

/** A folder without the mark was being made when its process died: nothing in it was ever promised to anybody. */
async function open(folder: string, onStderr: (line: string) => void): Promise<PGlite> {
  const files = join(folder, 'files');
  const mark = join(folder, 'complete');
  if (!existsSync(mark)) rmSync(files, { recursive: true, force: true });
  const db = await PGlite.create({
    fs: new DurableFiles(files),
    startParams: startParams(PGlite.defaultStartParams),
    onStderr: (line) => {
      onStderr(line);
      return false;
    },
  });
  if (!existsSync(mark)) writeFileSync(mark, 'The database in files/ was created whole.\n');
  return db;
}

await main();
