import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdicts } from './count.ts';

/** Documents in the library of those who play: enough to be found among, few enough to be read in seconds. */
export const DOCUMENTS = 40;

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The time since now, as it is told: `12 s`. */
export function stopwatch(): () => string {
  const from = performance.now();
  return () => `${((performance.now() - from) / 1000).toFixed(0)} s`;
}

/**
 * Works in the given folder, or in one of its own that goes where the work was good: what went wrong is in its logs.
 * @returns what the work says
 */
export async function inFolder(
  given: string | undefined,
  prefix: string,
  work: (folder: string) => Promise<boolean>,
): Promise<boolean> {
  const folder = given ?? mkdtempSync(join(tmpdir(), prefix));
  const good = await work(folder);
  if (!given && good) rmSync(folder, { recursive: true, force: true });
  return good;
}

/** Does the work and closes; stopped in the middle, it leaves no server behind. */
export async function closing<T extends { close(): Promise<void> }, R>(
  opened: T,
  work: (opened: T) => Promise<R>,
): Promise<R> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void opened.close().finally(() => process.exit(1)));
  }
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Prints what was counted and what was wrong. @returns true where nothing was */
export function report({ counts, violations }: Verdicts, missed: readonly string[] = []): boolean {
  say('');
  for (const [name, value] of Object.entries(counts)) say(`${String(value).padStart(5)}  ${name}`);
  say('');
  for (const name of missed) say(`NOT REACHED: ${name}`);
  for (const violation of violations) say(`VIOLATION: ${violation}`);
  const good = violations.length === 0 && missed.length === 0;
  if (good) say('Nothing lost; nothing doubled that was not counted.');
  return good;
}
