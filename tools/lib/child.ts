import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Asks it to end and waits; @returns false when it had to be killed after `grace` milliseconds */
  stop(grace: number): Promise<boolean>;
}

export interface ChildSpec {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Every line it prints is kept here; the last run's stays beside it as `….previous`. */
  readonly logFile: string;
  readonly onLine?: (line: string) => void;
}

/** Keeps the last run's log: whoever looks for a crash has usually started again already. */
export function turnLog(logFile: string): void {
  mkdirSync(dirname(logFile), { recursive: true });
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.previous`);
}

const ORPHAN = new URL('./orphan.mjs', import.meta.url).href;

/**
 * Starts a Node program in its own process group, so that Ctrl+C reaches it through us, in order. It ends by itself
 * where we are killed.
 */
export function startChild(spec: ChildSpec): Child {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', ORPHAN, ...spec.args],
    {
      cwd: spec.cwd,
      env: spec.env,
      // Its input is the thread by which it knows that we live.
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    },
  );
  const log = createWriteStream(spec.logFile, { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      spec.onLine?.(line);
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: 'not started' }));
    child.once('close', (code, signal) => {
      log.end();
      resolve({ code, signal });
    });
  });
  return {
    name: spec.name,
    pid: child.pid ?? 0,
    ended,
    stop: async (grace) => {
      child.kill('SIGTERM');
      let killed = false;
      const timer = setTimeout(() => {
        killed = true;
        child.kill('SIGKILL');
      }, grace);
      await ended;
      clearTimeout(timer);
      return !killed;
    },
  };
}

export const howItEnded = ({ code, signal }: Ended): string =>
  signal ? `ended by ${signal}` : `ended with code ${code ?? 'unknown'}`;
