import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPace } from '../../../src/adapters/graph/pace.ts';
import type { PacedCall } from '../../../src/adapters/graph/pace-limits.ts';

/** Whoever waits for their turn is let pass or refused, whatever else happens: nobody waits for ever. */

const call = (route: string, path: string, bulk = false): PacedCall => ({
  method: 'GET',
  route,
  path,
  who: 'app',
  bulk,
});
const CALLS = {
  channel: call('/teams/{team}/channels/{channel}/messages', '/teams/a/channels/1/messages'),
  other: call('/teams/{team}/channels/{channel}/messages', '/teams/a/channels/2/messages'),
  mail: call('/users/{id}/sendMail', '/users/u/sendMail'),
  file: call('/drives/{drive}/root:/{path}', '/drives/d/root:/projects.csv'),
  bulk: call('/drives/{drive}/items/{item}/content', '/drives/d/items/1/content', true),
  feed: call('/drives/{drive}/root/delta', '/drives/d/root/delta', true),
} as const;

/** Time moves where somebody sleeps, to whoever wakes first. */
function timed() {
  let at = 0;
  const sleepers: { due: number; wake: () => void }[] = [];
  return {
    now: () => at,
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ due: at + ms, wake });
      }),
    async pass(): Promise<void> {
      for (;;) {
        await new Promise((done) => setImmediate(done));
        const next = sleepers.toSorted((one, other) => one.due - other.due)[0];
        if (!next) return;
        sleepers.splice(sleepers.indexOf(next), 1);
        at = Math.max(at, next.due);
        next.wake();
      }
    },
  };
}

/** A clock that stands still, and sleep that takes no time: as journeys have it. */
const timeless = () => ({
  now: () => 1_000,
  sleep: () => Promise.resolve(),
  pass: () => new Promise<void>((done) => setImmediate(done)),
});

interface Asked {
  readonly what: keyof typeof CALLS;
  /** Of these at once. */
  readonly times: number;
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: number | null;
  /** Milliseconds that the answer takes. */
  readonly takes: number;
}

async function unanswered(
  asked: readonly Asked[],
  time: ReturnType<typeof timed>,
  longestMs: number,
): Promise<number> {
  const pace = createPace({ ...time, longestMs, sizes: { sharePointUnits: 40 } });
  let waiting = 0;
  for (const { what, times, status, retryAfter, takes } of asked) {
    for (let index = 0; index < times; index += 1) {
      waiting += 1;
      const headers = new Headers(retryAfter === null ? {} : { 'retry-after': `${retryAfter}` });
      void pace
        .enter([CALLS[what]])
        .then(
          async (leave) => {
            await time.sleep(takes);
            leave({ status, headers });
          },
          // Refused is answered, too.
          () => undefined,
        )
        .then(() => {
          waiting -= 1;
        });
    }
  }
  await time.pass();
  return waiting;
}

const asked = fc.record<Asked>({
  what: fc.constantFrom(...(Object.keys(CALLS) as (keyof typeof CALLS)[])),
  times: fc.integer({ min: 1, max: 30 }),
  status: fc.constantFrom(200, 429, 503),
  retryAfter: fc.constantFrom(null, 1, 30, 90),
  takes: fc.constantFrom(0, 500, 5_000),
});
const longest = fc.constantFrom(500, 5_000, 60_000);

test.each([
  ['time that passes', timed],
  ['sleep that takes no time', timeless],
])('with %s everybody is let pass or refused', async (_name, clock) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(asked, { minLength: 1, maxLength: 8 }),
      longest,
      async (all, most) => {
        expect(await unanswered(all, clock(), most)).toBe(0);
      },
    ),
    { numRuns: 100 },
  );
});

test('those behind somebody who is refused are not forgotten', async () => {
  const time = timed();
  const pace = createPace({ ...time, longestMs: 60_000 });
  const heard: string[] = [];
  const ask = (name: string) =>
    pace.enter([CALLS.channel]).then(
      () => heard.push(name),
      () => heard.push(`${name} refused`),
    );
  const leave = await pace.enter([CALLS.channel]);
  for (const name of ['first', 'second', 'third']) void ask(name);
  leave({ status: 503, headers: new Headers({ 'retry-after': '90' }) });
  await time.pass();
  expect(heard).toEqual(['first refused', 'second refused', 'third refused']);
});
