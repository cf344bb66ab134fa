import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { threadPace } from '../../bot/thread-pace.ts';

const LIMITS = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;

/** Sends so many to one thread as they are let: each that is turned away comes back when it was told to. */
function sentAt(arrivals: readonly number[]): readonly number[] {
  let now = 0;
  const pace = threadPace(() => now);
  const waiting = arrivals.map((at, place) => ({ at, place }));
  const sent: number[] = [];
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.at - b.at || a.place - b.place);
    const next = waiting.shift();
    if (!next) break;
    now = Math.max(now, next.at);
    const wait = pace.take('a thread');
    if (wait === 0) sent.push(now);
    else waiting.push({ at: now + wait, place: next.place });
  }
  return sent;
}

const most = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

test('however many come at once, a thread gets no more than Teams takes in any stretch of time, and each goes in the end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 200 }),
      (arrivals) => {
        const sent = sentAt(arrivals);
        expect(sent).toHaveLength(arrivals.length);
        for (const [count, ms] of LIMITS) expect(most(sent, ms)).toBeLessThanOrEqual(count);
      },
    ),
    { numRuns: 60 },
  );
});

test('twenty at once are written within ten seconds, and the limit of an hour holds', () => {
  expect(Math.max(...sentAt(Array.from({ length: 20 }, () => 0)))).toBeLessThan(10_000);
  let now = 0;
  const pace = threadPace(() => now);
  let written = 0;
  for (; now < 3_600_000; now += 500) if (pace.take('a thread') === 0) written += 1;
  expect(written).toBe(1_800);
  expect(pace.take('a thread')).toBeGreaterThan(0);
  expect(pace.take('another')).toBe(0);
});
