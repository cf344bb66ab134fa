/** By shape: errors of `pg` that cross a test runner's module boundary fail `instanceof`. */
const sqlState = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === UNIQUE_VIOLATION;

/** Another transaction was faster: from the beginning, this one will meet what it saved. */
export const isWorthRepeating = (error: unknown): boolean =>
  [UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK].includes(sqlState(error) ?? '');
