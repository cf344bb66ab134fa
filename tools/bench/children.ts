import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../lib/where.ts';
import { residentMb } from './process.ts';

export interface Ran {
  readonly seconds: number;
  /** The most that was resident at any look; null where the system does not tell. */
  readonly peakMb: number | null;
  readonly said: string;
}

const LOOK_MS = 100;

/** A program of ours in a process of its own, to its end. @throws Error with what it said where it fails */
export function runMeasured(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const from = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(ROOT, program), ...args],
    { env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env }, cwd: ROOT },
  );
  let said = '';
  let wrong = '';
  let peakMb: number | null = null;
  child.stdout.on('data', (part) => {
    said += String(part);
  });
  child.stderr.on('data', (part) => {
    wrong += String(part);
  });
  const timer = setInterval(() => {
    const now = child.pid === undefined ? null : residentMb(child.pid);
    if (now !== null) peakMb = Math.max(peakMb ?? 0, now);
  }, LOOK_MS);
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - from) / 1_000, peakMb, said });
      else reject(new Error(`${program} ended with ${code}: ${wrong.slice(-2_000)}`));
    });
  });
}
