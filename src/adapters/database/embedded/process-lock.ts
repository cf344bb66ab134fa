import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../../kernel/errors.ts';

export interface ProcessLock {
  release(): void;
}

/**
 * One process at a time in a folder. PGlite takes no lock itself: a second one opens the same files silently and
 * rows are lost. Node has no file locks but SQLite has, on every system: an exclusive transaction that is never
 * committed is let go by the operating system however the process ends, so nothing stale is left to clean up.
 * (A listening socket would have to be removed by whoever finds it dead, and two who find it at once both win.)
 * @throws AppError `unavailable` where another process holds the folder
 */
export function lockFolder(folder: string): ProcessLock {
  const note = join(folder, 'owner.pid');
  const lock = new DatabaseSync(join(folder, 'owner.lock'));
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new AppError(
      'unavailable',
      `the data folder ${folder} is in use by another process${pidIn(note)}: stop it, or set DATA_DIR to another folder`,
      {},
      { cause: error },
    );
  }
  writeFileSync(note, String(process.pid));
  return { release: () => lock.close() };
}

const SQLITE_BUSY = 5;

/** By shape: errors of built-in modules that cross a test runner's boundary fail `instanceof`. */
const isBusy = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'errcode' in error &&
  error.errcode === SQLITE_BUSY;

function pidIn(note: string): string {
  try {
    return ` (pid ${readFileSync(note, 'utf8')})`;
  } catch {
    // Only a help to the operator; the other process may not have written it yet.
    return '';
  }
}
