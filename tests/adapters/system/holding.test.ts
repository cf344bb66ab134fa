import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createHolding } from '../../../src/adapters/system/holding.ts';
import { quiet } from '../../support/database/quiet-log.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const LEASE_MS = 12_000;

/** How often the hold was prolonged, and how to end the work. */
function hold(longestMs?: number, keep = jest.fn(async () => undefined)) {
  const work = Promise.withResolvers<string>();
  const done = createHolding(quiet, longestMs)({ leaseMs: LEASE_MS, keep }, () => work.promise);
  return { keep, work, done };
}

test('work that lasts is kept several times within each lease, and not after its end', async () => {
  const { keep, work, done } = hold();
  await jest.advanceTimersByTimeAsync(10 * LEASE_MS);
  expect(keep.mock.calls.length).toBeGreaterThanOrEqual(30);
  work.resolve('done');
  await expect(done).resolves.toBe('done');
  keep.mockClear();
  await jest.advanceTimersByTimeAsync(LEASE_MS);
  expect(keep).not.toHaveBeenCalled();
});

test('work that fails says how, and is not kept either', async () => {
  const { keep, work, done } = hold();
  work.reject(new Error('refused'));
  await expect(done).rejects.toThrow('refused');
  await jest.advanceTimersByTimeAsync(LEASE_MS);
  expect(keep).not.toHaveBeenCalled();
});

test('a lost answer of the database is followed by another try', async () => {
  const keep = jest.fn(async () => undefined).mockRejectedValueOnce(new Error('connection lost'));
  const { work, done } = hold(undefined, keep);
  await jest.advanceTimersByTimeAsync(LEASE_MS);
  expect(keep.mock.calls.length).toBeGreaterThanOrEqual(3);
  work.resolve('done');
  await expect(done).resolves.toBe('done');
});

test('what hangs is left to the others in the end', async () => {
  const { keep } = hold(5 * LEASE_MS);
  await jest.advanceTimersByTimeAsync(6 * LEASE_MS);
  keep.mockClear();
  await jest.advanceTimersByTimeAsync(10 * LEASE_MS);
  expect(keep).not.toHaveBeenCalled();
});
