import { expect, test } from '@jest/globals';
import { createGraph } from '../../../src/adapters/graph/client.ts';
import { createDirectory } from '../../../src/adapters/graph/directory.ts';
import { createLeavers } from '../../../src/adapters/graph/leavers.ts';
import { SIZES } from '../../../src/adapters/graph/pace-limits.ts';
import { cachedTokens } from '../../../src/adapters/graph/tokens.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';

/** The whole directory is read by nobody who waits: whoever does wait goes first. */

const PAGES = 80;
const USER = asId<PersonId>('a0000000-0000-4000-8000-000000000001');
const BASE = 'https://graph.example';
const UNITS = 40;

function directoryOf(sizes: { readonly identityUnits: number }) {
  let at = 0;
  const sleepers: { readonly due: number; readonly wake: () => void }[] = [];
  let pages = 0;
  const answer = (body: unknown): Response => Response.json(body);
  const fetched = async (input: unknown): Promise<Response> => {
    const url = new URL(String(input));
    if (url.pathname.endsWith('/users')) {
      pages += 1;
      url.searchParams.set('$skiptoken', String(pages));
      return answer({ value: [], ...(pages < PAGES ? { '@odata.nextLink': url.href } : {}) });
    }
    return answer({ id: USER, userPrincipalName: 'eva@example.org' });
  };
  const graph = createGraph({
    tokens: cachedTokens(
      { forApp: async () => ({ token: 'app', expiresAt: Number.MAX_SAFE_INTEGER }) },
      { now: () => 0 },
    ),
    baseUrl: BASE,
    random: () => 0,
    now: () => at,
    sleep: (ms) =>
      new Promise<void>((wake) => {
        sleepers.push({ due: at + ms, wake });
      }),
    fetch: fetched as typeof fetch,
    sizes,
  });
  /** Until nothing happens any more without time going on. */
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 500; turn += 1) await new Promise((done) => setImmediate(done));
  };
  return {
    graph,
    still,
    pages: () => pages,
    now: () => at,
    async pass(ms: number): Promise<void> {
      at += ms;
      for (const { wake } of sleepers.splice(0)) wake();
      await still();
    },
  };
}

const drained = async (people: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of people);
};

test.each([
  [
    'the directory',
    (o: ReturnType<typeof directoryOf>) => drained(createDirectory(o.graph).everybody()),
  ],
  ['days of leaving', (o: ReturnType<typeof directoryOf>) => createLeavers(o.graph).everybody()],
])('who asks for one person does not wait behind the reading of %s', async (_what, read) => {
  const o = directoryOf({ identityUnits: UNITS });
  const reading = read(o);
  await o.still();
  const before = o.pages();
  expect(before).toBeGreaterThan(10);
  expect(before).toBeLessThan(PAGES);

  // The reading has taken its share of the ten seconds; the rest is for people.
  const person = await createDirectory(o.graph).person(USER);
  expect(person?.mail).toBe('eva@example.org');
  expect(o.now()).toBe(0);
  expect(o.pages()).toBe(before);

  for (let turn = 0; turn < 20; turn += 1) await o.pass(10_000);
  await reading;
  expect(o.pages()).toBe(PAGES);
});

test('settings of mailboxes that nobody waits for are read as bulk, too', async () => {
  const o = directoryOf(SIZES.large);
  const asked: unknown[] = [];
  const users = [{ id: USER, userPrincipalName: 'eva@example.org' }];
  const everybody = createDirectory({
    ...o.graph,
    pages: async function* pages(_target, schema) {
      yield users.map((user) => schema.parse(user));
    },
    batch: async (_calls, options) => {
      asked.push(options);
      return new Map();
    },
  }).everybody();
  await drained(everybody);
  expect(asked).toEqual([{ bulk: true }]);
});
