import { expect, test } from '@jest/globals';
import { createPace, type Pace } from '../../../src/adapters/graph/pace.ts';
import type { PacedCall } from '../../../src/adapters/graph/pace-limits.ts';

/** The gateway's manners, on a clock that moves only where somebody sleeps. */

function timed() {
  let at = 0;
  const sleepers: { due: number; wake: () => void }[] = [];
  return {
    now: () => at,
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ due: at + ms, wake });
      }),
    /** Lets the time pass until nobody sleeps, or up to `until`. */
    async pass(until = Number.POSITIVE_INFINITY): Promise<void> {
      for (;;) {
        // Whatever follows from the last moment happens first.
        await new Promise((done) => setImmediate(done));
        const next = sleepers.toSorted((one, other) => one.due - other.due)[0];
        if (!next || next.due > until) break;
        sleepers.splice(sleepers.indexOf(next), 1);
        at = Math.max(at, next.due);
        next.wake();
      }
      if (until !== Number.POSITIVE_INFINITY) at = Math.max(at, until);
    },
  };
}
type Time = ReturnType<typeof timed>;

const paceOn = (time: Time, longestMs = 60_000): Pace => createPace({ ...time, longestMs });

const read = (route: string, path: string, changes: Partial<PacedCall> = {}): PacedCall => ({
  method: 'GET',
  route,
  path,
  who: 'app',
  bulk: false,
  ...changes,
});
const channel = (team: string, name: string) =>
  read('/teams/{team}/channels/{channel}/messages', `/teams/${team}/channels/${name}/messages`);
const item = (changes: Partial<PacedCall> = {}) =>
  read('/drives/{drive}/items/{item}/content', '/drives/d/items/1/content', changes);

/** When each of these was let through, so many asked for at a time. */
async function passages(
  time: Time,
  pace: Pace,
  calls: readonly PacedCall[],
  atOnce = calls.length,
): Promise<number[]> {
  const at: number[] = [];
  const left = [...calls.entries()];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, call] = next;
      const leave = await pace.enter([call]);
      at[index] = time.now();
      leave(undefined);
    }
  };
  for (let worker = 0; worker < atOnce; worker += 1) void work();
  await time.pass();
  return at;
}

/** The most units within any stretch of so many milliseconds. */
const densest = (at: readonly number[], ms: number, units = 1): number =>
  Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + ms).length * units));

test('one channel is asked once a second, and another of another team meanwhile', async () => {
  const time = timed();
  const calls = [channel('a', '1'), channel('a', '1'), channel('a', '1'), channel('b', '2')];
  const at = await passages(time, paceOn(time), calls);
  expect(densest(at.slice(0, 3), 1_000)).toBe(1);
  expect(at[2]).toBeLessThan(2_500);
  expect(at[3]).toBe(0);
});

test('a team takes four a second over all its channels, and the app twenty over all teams', async () => {
  const time = timed();
  const ofTeam = Array.from({ length: 9 }, (_, index) => channel('a', String(index)));
  expect(densest(await passages(time, paceOn(time), ofTeam), 1_000)).toBe(4);
  const later = timed();
  const all = Array.from({ length: 45 }, (_, index) => channel(`t${index}`, String(index)));
  expect(densest(await passages(later, paceOn(later), all), 1_000)).toBe(20);
});

test('reading in bulk uses nearly all of SharePoint’s units in a minute and never more', async () => {
  const time = timed();
  const pace = paceOn(time);
  const calls = Array.from({ length: 3_000 }, () => item({ bulk: true }));
  const at = (await passages(time, pace, calls, 8)).toSorted((one, other) => one - other);
  expect(densest(at, 60_000)).toBeLessThanOrEqual(1_250);
  const ideal = ((calls.length - 1_250) / 1_250) * 60_000 + 60_000;
  expect((at.at(-1) ?? 0) / ideal).toBeLessThan(1.1);
});

test('somebody who waits goes before what is read in bulk', async () => {
  const time = timed();
  const pace = createPace({ ...time, longestMs: 3_600_000 });
  const order: string[] = [];
  const ask = (name: string, call: PacedCall) =>
    pace.enter([call]).then((leave) => {
      order.push(name);
      leave(undefined);
    });
  for (let index = 0; index < 200; index += 1) void ask('bulk', item({ bulk: true }));
  await time.pass(1_000);
  const before = order.length;
  expect(before).toBeLessThan(200);
  void ask('person', item());
  await time.pass(1_001);
  expect(order.slice(before)).toContain('person');
  await time.pass();
  expect(order).toHaveLength(201);
});

test('a refusal with a time shuts the gate for everybody who waits, and for nobody else', async () => {
  const time = timed();
  const pace = paceOn(time);
  const leave = await pace.enter([channel('a', '1')]);
  leave(new Response(null, { status: 429, headers: { 'retry-after': '30' } }));
  const at = await passages(time, pace, [channel('a', '1'), channel('a', '2'), item()]);
  expect(at[0]).toBeGreaterThanOrEqual(30_000);
  expect(at[1]).toBeLessThan(2_000);
  expect(at[2]).toBe(0);
});

test('whoever would wait too long is refused at once, so that their own schedule takes over', async () => {
  const time = timed();
  const pace = paceOn(time, 5_000);
  const leave = await pace.enter([item()]);
  leave(new Response(null, { status: 429, headers: { 'retry-after': '300' } }));
  await expect(pace.enter([item()])).rejects.toMatchObject({ status: 429, reason: 'paced' });
});

test('what the service says is left is heeded before it refuses', async () => {
  const time = timed();
  const pace = paceOn(time);
  const leave = await pace.enter([item()]);
  const headers = {
    'ratelimit-remaining': '2',
    'ratelimit-limit': '1250',
    'ratelimit-reset': '20',
  };
  leave(new Response(null, { status: 200, headers }));
  const at = await passages(time, pace, [item(), item(), item()]);
  expect(at.slice(0, 2)).toEqual([0, 0]);
  expect(at[2]).toBeGreaterThanOrEqual(20_000);
});

test('a mailbox has four calls under way at most, however long they take', async () => {
  const time = timed();
  const pace = paceOn(time);
  const mail = read('/users/{id}/sendMail', '/users/a/sendMail', { method: 'POST' });
  const leaving = await Promise.all([1, 2, 3, 4].map(() => pace.enter([mail])));
  let fifth = false;
  const waiting = pace.enter([mail]).then(() => {
    fifth = true;
  });
  await time.pass();
  expect(fifth).toBe(false);
  leaving[0]?.(undefined);
  await waiting;
  expect(fifth).toBe(true);
});

test('a batch counts as what it carries', async () => {
  const time = timed();
  const pace = createPace({ ...time, longestMs: 3_600_000 });
  const rights = read('/drives/{drive}/items/{item}/permissions', '/drives/d/items/1/permissions');
  const batches = Array.from({ length: 14 }, () => Array.from({ length: 20 }, () => rights));
  const at: number[] = [];
  for (const batch of batches) {
    void pace.enter(batch).then((leave) => {
      at.push(time.now());
      leave(undefined);
    });
  }
  await time.pass();
  expect(densest(at, 60_000, 100)).toBeLessThanOrEqual(1_250);
  expect(at).toHaveLength(14);
});
