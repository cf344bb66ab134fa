import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { howItEnded } from './child.ts';
import { type Running, whoRuns } from './door.ts';
import { anyPort } from './ports.ts';
import { until } from './wait.ts';
import { ROOT } from './where.ts';

/** A product to play on. */
export interface Product extends Running {
  /** Ends it and removes its data, where it was started for this. */
  stop(): Promise<void>;
}

export interface FreshOptions {
  readonly playground?: boolean;
  /** Who types in the Playground. */
  readonly as?: string;
  /** Kept afterwards when it is given. */
  readonly dataDir?: string;
  readonly say?: (line: string) => void;
  /** Ends it, also while it is starting. */
  readonly signal?: AbortSignal;
}

const START_MS = 120_000;

/** Starts a product of its own with `npm start`'s program: new data, free ports. @throws Error with what it said */
export async function startFresh(options: FreshOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'praxis-play-'));
  const [port, tenantPort] = [await anyPort(), await anyPort()];
  const args = [
    join('tools', 'launch.mjs'),
    ...(options.playground ? ['--playground-port', '0'] : ['--no-playground']),
    ...(options.as ? ['--as', options.as] : []),
  ];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      PRAXIS_TENANT_URL: `http://127.0.0.1:${tenantPort}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      options.say?.(part.toString('utf8'));
    });
  }
  const ended = new Promise<never>((_, fail) => {
    child.once('close', (code, signal) =>
      fail(new Error(`Praxis ${howItEnded({ code, signal })} at its start:\n${said}`)),
    );
  });
  // Later it ends because it is stopped; nobody listens then.
  ended.catch(() => undefined);
  const ready = until(
    'Praxis',
    async () => ((child.exitCode ?? child.signalCode) === null ? readyOn(dataDir) : ended),
    START_MS,
    200,
  );
  // Whichever comes second has nobody waiting for it.
  ready.catch(() => undefined);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended.catch(() => undefined);
    }
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  options.signal?.addEventListener('abort', () => child.kill('SIGTERM'));
  try {
    return { ...(await Promise.race([ready, ended])), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const stateSchema = z.object({
  library: z.object({ products: z.number(), syncing: z.boolean() }),
});

/**
 * Resolves when everything outside was read for the first time, before which nobody is found to be a moderator, and the
 * tab is built, before which every address of it shows one page that says so.
 */
export async function hasReadAll(url: string): Promise<void> {
  await until('The tab', async () => (await fetch(new URL('/tab/', url))).ok, START_MS, 300);
  await until(
    'The libraries',
    async () => {
      const response = await fetch(new URL('/dev/api/state', url));
      if (!response.ok) return false;
      const { library } = stateSchema.parse(await response.json());
      return library.products > 0 && !library.syncing;
    },
    START_MS,
    300,
  );
}

async function readyOn(dataDir: string): Promise<Running | null> {
  const running = await whoRuns(dataDir);
  return running?.ready ? running : null;
}
