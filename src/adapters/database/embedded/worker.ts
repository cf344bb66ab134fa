import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { z } from 'zod';
import { DurableFiles, startParams } from './durable-files.ts';
import { FILES, MARK } from './layout.ts';
import { serveWire } from './wire-server.ts';

/**
 * The embedded database's own thread: a query there keeps the processor for as long as it takes and would stop
 * every turn of the bot meanwhile. Making a new database is a thread for itself, because its memory (half a
 * gigabyte) is given back only when the thread ends.
 */
const Settings = z.discriminatedUnion('task', [
  z.object({ task: z.literal('create'), folder: z.string() }),
  z.object({
    task: z.literal('serve'),
    folder: z.string(),
    socket: z.string(),
    patienceMs: z.number(),
  }),
]);

const MAX_CONNECTIONS = 20;
const LAST_WORDS = 20;

async function main(port: MessagePort): Promise<void> {
  const settings = Settings.parse(workerData);
  const said: string[] = [];
  try {
    const db = await PGlite.create({
      fs: new DurableFiles(files(settings)),
      startParams: startParams(PGlite.defaultStartParams),
      onStderr: (line) => {
        said.push(line);
        if (said.length > LAST_WORDS) said.shift();
        return false;
      },
    });
    if (settings.task === 'serve') await serve(db, port, settings);
    else await finish(db, port, settings.folder);
  } catch (error) {
    // Told by message, since an error thrown here would arrive without what the database said before.
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ kind: 'failed', message: [message, ...said].join('\n') });
    port.close();
  }
}

function files({ task, folder }: z.infer<typeof Settings>): string {
  const path = join(folder, FILES);
  // Without the mark its maker died: nothing in it was ever promised to anybody.
  if (task === 'create') rmSync(path, { recursive: true, force: true });
  return path;
}

async function finish(db: PGlite, port: MessagePort, folder: string): Promise<void> {
  await db.close();
  writeFileSync(join(folder, MARK), `The database in ${FILES}/ was created whole.\n`);
  port.postMessage({ kind: 'ready' });
  port.close();
}

async function serve(
  db: PGlite,
  port: MessagePort,
  { socket, patienceMs }: { readonly socket: string; readonly patienceMs: number },
): Promise<void> {
  const server = await serveWire(db, { path: socket, maxConnections: MAX_CONNECTIONS, patienceMs });
  port.once('message', () => {
    void (async () => {
      await server.close();
      await db.close();
      port.close();
    })();
  });
  port.postMessage({ kind: 'ready' });
}

if (!parentPort) throw new Error('the embedded database runs in a worker thread only');
await main(parentPort);
