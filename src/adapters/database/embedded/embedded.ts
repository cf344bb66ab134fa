import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PoolConfig } from 'pg';
import { z } from 'zod';
import type { Log } from '../../../ports/log.ts';
import { MARK } from './layout.ts';
import { lockFolder } from './process-lock.ts';

export interface EmbeddedOptions {
  /** Made where it does not exist; readable by this account only. */
  readonly dir: string;
  readonly log: Log;
  /** How long an open transaction may say nothing while others wait; 10 s. */
  readonly patienceMs?: number;
  /** The database stopped by itself; every query fails from now on. */
  readonly onFailure?: (error: Error) => void;
}

export interface EmbeddedServer {
  /** For `pg` and whatever is built on it. */
  readonly connection: Pick<PoolConfig, 'host' | 'port' | 'user' | 'database'>;
  /** Ends open connections and writes everything down. */
  close(): Promise<void>;
}

const PORT = 5432;
const PATIENCE_MS = 10_000;
/** A Unix socket's path holds 104 bytes on some systems. */
const LONGEST_SOCKET_PATH = 100;

/**
 * PostgreSQL without a server, for one process: PGlite in a thread of its own behind a private Unix socket.
 * @throws AppError `unavailable` where another process has the folder open
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dir = resolve(options.dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  const lock = lockFolder(dir);
  const door = socketFolder(dir);
  const release = (): void => {
    rmSync(door, { recursive: true, force: true });
    lock.release();
  };
  try {
    const worker = await serve(dir, join(door, `.s.PGSQL.${PORT}`), options);
    return {
      connection: { host: door, port: PORT, user: 'postgres', database: 'postgres' },
      async close() {
        await worker.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** In the data folder where the path is short enough, so that nothing is left elsewhere by a killed process. */
function socketFolder(dir: string): string {
  const inside = join(dir, 'door');
  if (join(inside, `.s.PGSQL.${PORT}`).length > LONGEST_SOCKET_PATH) {
    return mkdtempSync(join(tmpdir(), 'praxis-'));
  }
  // Ours alone since the lock is: a socket in it belongs to a process that is gone.
  rmSync(inside, { recursive: true, force: true });
  mkdirSync(inside, { mode: 0o700 });
  return inside;
}

const FromWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

type Task =
  | { readonly task: 'create'; readonly folder: string }
  | {
      readonly task: 'serve';
      readonly folder: string;
      readonly socket: string;
      readonly patienceMs: number;
    };

/** A thread that has said it is ready. @throws Error with what the database said where it could not start */
async function started(task: Task): Promise<{ worker: Worker; exited: Promise<void> }> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  const exited = new Promise<void>((done) => worker.once('exit', () => done()));
  await new Promise<void>((ready, reject) => {
    worker.once('message', (message: unknown) => {
      const said = FromWorker.parse(message);
      if (said.kind === 'ready') ready();
      else reject(new Error(`the embedded database did not start: ${said.message}`));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the embedded database ended with ${code}`)));
  });
  return { worker, exited };
}

async function serve(
  folder: string,
  socket: string,
  { log, patienceMs = PATIENCE_MS, onFailure }: EmbeddedOptions,
): Promise<{ stop(): Promise<void> }> {
  if (!existsSync(join(folder, MARK))) {
    log.info({ folder }, 'making a new database, a matter of seconds');
    await (await started({ task: 'create', folder })).exited;
  }
  const { worker, exited } = await started({ task: 'serve', folder, socket, patienceMs });
  let stopping = false;
  const failed = (error: Error): void => {
    if (stopping) return;
    stopping = true;
    log.error({ err: error }, 'the embedded database stopped');
    onFailure?.(error);
  };
  worker.on('error', failed);
  worker.once('exit', () => failed(new Error('its thread ended')));
  return {
    async stop() {
      stopping = true;
      worker.postMessage('close');
      await exited;
    },
  };
}
