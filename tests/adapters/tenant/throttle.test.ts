import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createClock } from '../../../src/adapters/tenant/clock.ts';
import {
  type Counted,
  identityUnits,
  LIMITS,
  sharePointUnits,
} from '../../../src/adapters/tenant/gate/limits.ts';
import { serviceOf } from '../../../src/adapters/tenant/gate/services.ts';
import { createThrottle } from '../../../src/adapters/tenant/gate/throttle.ts';
import { createWindow } from '../../../src/adapters/tenant/gate/window.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { appToken, personToken, smallTenant } from './support.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A call as the gate tells it to the limits. `{name}` in the path is a place, filled with its name. */
function call(method: string, path: string, more: Partial<Counted> = {}): Counted {
  const [pattern = '', query = ''] = path.split('?');
  return {
    method,
    pattern,
    parts: pattern
      .replace(/\{(\w+)\}/g, '$1')
      .split('/')
      .slice(1),
    service: pattern.startsWith('/v3/') ? 'connector' : serviceOf(pattern),
    appId: 'praxis',
    personId: undefined,
    query: new URLSearchParams(query),
    thread: pattern.startsWith('/v3/') ? 'a thread' : '',
    ...more,
  };
}

const frozen = () => createClock({ frozen: true });

test('a window never lets more through than its limit, and always lets go on after the wait it names', () => {
  const amounts = fc.record({
    amount: fc.integer({ min: 1, max: 50 }),
    ms: fc.integer({ min: 100, max: 100_000 }),
  });
  const steps = fc.array(
    fc.record({ pause: fc.integer({ min: 0, max: 5_000 }), units: fc.integer({ min: 1, max: 5 }) }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(amounts, steps, ({ amount, ms }, calls) => {
      const window = createWindow({ amount, ms });
      const passed: { at: number; units: number }[] = [];
      let now = 1_700_000_000_000;
      for (const { pause, units } of calls) {
        now += pause;
        const wait = window.wait(now, units);
        if (wait > 0) {
          // No longer than the window itself, but for the grain in which a long one is kept.
          expect(wait).toBeLessThanOrEqual(ms * 1.01);
          const later = createWindow({ amount, ms });
          for (const one of passed) later.add(one.at, one.units);
          expect(later.wait(now + wait, units)).toBe(0);
          continue;
        }
        window.add(now, units);
        passed.push({ at: now, units });
        const inside = passed.filter(({ at }) => at > now - ms);
        const used = inside.reduce((sum, one) => sum + one.units, 0);
        expect(used <= amount || inside.length === 1).toBe(true);
      }
    }),
  );
});

test('callers who wait as they are told always get through, however they began', () => {
  const kinds = [
    call('GET', '/teams/{team}/channels/{channel}/messages'),
    call('GET', '/teams/{team}/members'),
    call('GET', '/drives/{drive}/items/{item}/permissions'),
    call('POST', '/search/query', { personId: 'amina' }),
    call('POST', '/v3/conversations/{conversation}/activities'),
  ];
  const plan = fc.array(
    fc.record({
      kind: fc.integer({ min: 0, max: kinds.length - 1 }),
      pause: fc.integer({ min: 0, max: 400 }),
    }),
    { minLength: 1, maxLength: 300 },
  );
  fc.assert(
    fc.property(plan, (steps) => {
      const clock = frozen();
      const throttle = createThrottle(clock, 'documented');
      for (const { kind, pause } of steps) {
        clock.advance(pause);
        const next = kinds[kind] ?? call('GET', '/users');
        const first = throttle.take(next);
        if (!first.refused) continue;
        clock.advance(first.refused.retryAfterS * SECOND);
        expect(throttle.take(next).refused).toBeUndefined();
      }
    }),
    { numRuns: 50 },
  );
});

const channel = (method: string): Counted =>
  call(method, '/teams/{team}/channels/{channel}/messages');
/** Calls on as many teams and channels as it takes for only the limit on their kind to bite. */
const spread =
  (one: Counted) =>
  (index: number): Counted => ({
    ...one,
    parts: one.parts.map((part) => (/^(team|channel)$/.test(part) ? `${part}${index}` : part)),
  });
const same = (one: Counted) => (): Counted => one;

const DOCUMENTED: readonly (readonly [string, number, (index: number) => Counted])[] = [
  ['one channel, a second', 1, same(channel('GET'))],
  ['one team, a second', 4, same(call('GET', '/teams/{team}/members'))],
  ['reading channel messages, a second', 20, spread(channel('GET'))],
  ['posting channel messages, a second', 50, spread(channel('POST'))],
  ['reading members, a second', 60, spread(call('GET', '/teams/{team}/members'))],
  ['reading channels, a second', 60, spread(call('GET', '/teams/{team}/channels'))],
  ['other reads of Teams, a second', 30, spread(call('GET', '/teams/{team}'))],
  [
    'activity notifications, a second',
    5,
    spread(call('POST', '/teams/{team}/sendActivityNotification')),
  ],
  ['SharePoint, single reads a minute', 1_250, same(call('GET', '/drives/{drive}/items/{item}'))],
  ['SharePoint, writes a minute', 625, same(call('PATCH', '/drives/{drive}/items/{item}'))],
  [
    'SharePoint, permissions a minute',
    250,
    same(call('GET', '/drives/{drive}/items/{item}/permissions')),
  ],
  ['search by the app, a second', 25, same(call('POST', '/search/query'))],
  [
    'search by one person, a second',
    10,
    same(call('POST', '/search/query', { personId: 'amina' })),
  ],
  ['people, lists in ten seconds', 1_750, same(call('GET', '/users'))],
  ['presence, half a minute', 1_500, same(call('POST', '/communications/getPresencesByUserId'))],
  ['subscriptions, twenty seconds', 1_000, same(call('POST', '/subscriptions'))],
  ['one mailbox, ten minutes', 10_000, same(call('POST', '/users/{user}/sendMail'))],
  [
    'a bot in one thread, a second',
    7,
    same(call('POST', '/v3/conversations/{conversation}/activities')),
  ],
  [
    'members of one thread, a second',
    14,
    same(call('GET', '/v3/conversations/{conversation}/members')),
  ],
  [
    'a bot in all threads, a second',
    50,
    (index) =>
      call('POST', '/v3/conversations/{conversation}/activities', { thread: `thread ${index}` }),
  ],
];

test.each(DOCUMENTED)('%s: %i pass, the next waits', (_name, amount, next) => {
  const clock = frozen();
  const throttle = createThrottle(clock, 'documented');
  for (let index = 0; index < amount; index += 1) {
    // The global limit of 2000 a second is another matter.
    if (index % 1_000 === 999 && amount > 1_000) clock.advance(SECOND);
    expect(throttle.take(next(index)).refused).toBeUndefined();
  }
  const { refused } = throttle.take(next(amount));
  expect(refused?.retryAfterS).toBeGreaterThanOrEqual(1);
  clock.advance((refused?.retryAfterS ?? 0) * SECOND);
  expect(throttle.take(next(amount)).refused).toBeUndefined();
});

test('a bot is held to each of its four stretches of time', () => {
  const clock = frozen();
  const throttle = createThrottle(clock, 'documented');
  const send = call('POST', '/v3/conversations/{conversation}/activities');
  let sent = 0;
  const sendFor = (ms: number): number => {
    const until = clock.now().getTime() + ms;
    const before = sent;
    while (clock.now().getTime() < until) {
      if (!throttle.take(send).refused) sent += 1;
      clock.advance(100);
    }
    return sent - before;
  };
  expect(sendFor(SECOND)).toBe(7);
  expect(sendFor(SECOND)).toBe(1);
  expect(sendFor(28 * SECOND)).toBe(52);
  expect(sendFor(HOUR - 30 * SECOND)).toBe(1_800 - 60);
});

test('what a refused call of Graph used counts too: who does not wait, waits longer', () => {
  const clock = frozen();
  const throttle = createThrottle(clock, 'documented');
  const read = call('GET', '/drives/{drive}/items/{item}/permissions');
  for (let index = 0; index < 250; index += 1) throttle.take(read);
  clock.advance(30 * SECOND);
  expect(throttle.take(read).refused).toMatchObject({ retryAfterS: 31, severe: false });
  for (let index = 0; index < 250; index += 1) throttle.take(read);
  expect(throttle.take(read).refused).toMatchObject({ severe: true, retryAfterS: 61 });
});

test('one app does not use up what another has', () => {
  const throttle = createThrottle(frozen(), 'documented');
  throttle.take(channel('GET'));
  expect(throttle.take(channel('GET')).refused).toBeDefined();
  expect(throttle.take({ ...channel('GET'), appId: 'another' }).refused).toBeUndefined();
});

test('SharePoint tells from four fifths on how much is left; the directory what each call cost', () => {
  const clock = frozen();
  const throttle = createThrottle(clock, 'documented');
  const read = call('GET', '/drives/{drive}/items/{item}');
  for (let index = 1; index < 1_000; index += 1) expect(throttle.take(read).headers).toEqual({});
  expect(throttle.take(read).headers).toEqual({
    'ratelimit-limit': '1250',
    'ratelimit-remaining': '250',
    'ratelimit-reset': '61',
  });
  expect(throttle.take(call('GET', '/users?$select=id&$top=5')).headers).toEqual({
    'x-ms-resource-unit': '1',
  });
  for (let index = 0; index < 1_749; index += 1) throttle.take(call('GET', '/users'));
  expect(throttle.take(call('GET', '/users')).headers).toMatchObject({
    'x-ms-resource-unit': '2',
    'x-ms-throttle-limit-percentage': '1.00',
    'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
  });
});

test('calls cost what the services say', () => {
  const costs = (calls: readonly (readonly [string, string])[], units: (one: Counted) => number) =>
    calls.map(([method, path]) => units(call(method, path)));
  expect(
    costs(
      [
        ['GET', '/drives/{drive}/items/{item}'],
        ['GET', '/drives/{drive}/root/delta?token=x'],
        ['GET', '/download/{item}'],
        ['GET', '/drives/{drive}/root/delta'],
        ['GET', '/sites/{site}/lists/{list}/items'],
        ['PUT', '/upload/{upload}'],
        ['POST', '/sites/{site}/lists/{list}/items'],
        ['GET', '/drives/{drive}/items/{item}/permissions'],
      ],
      sharePointUnits,
    ),
  ).toEqual([1, 1, 1, 2, 2, 2, 2, 5]);
  expect(
    costs(
      [
        ['GET', '/users'],
        ['GET', '/users?$select=id'],
        ['GET', '/users?$expand=manager'],
        ['GET', '/users/{user}'],
      ],
      identityUnits,
    ),
  ).toEqual([2, 1, 3, 1]);
});

test('a clock set back gives back what was used in a future that is not coming', () => {
  const clock = frozen();
  const throttle = createThrottle(clock, 'documented');
  clock.advance(30 * 24 * HOUR);
  throttle.take(channel('GET'));
  clock.shift(0);
  expect(throttle.take(channel('GET')).refused).toBeUndefined();
  expect(throttle.take(channel('GET')).refused?.retryAfterS).toBe(1);
});

test('a day of throttling passes in milliseconds: the minute’s limit bites first, then the day’s', () => {
  const clock = frozen();
  const throttle = createThrottle(clock, 'documented');
  const read = call('GET', '/drives/{drive}/items/{item}/permissions');
  const begun = clock.now().getTime();
  let longest = 0;
  let passed = 0;
  while (clock.now().getTime() - begun < 24 * HOUR - MINUTE) {
    const { refused } = throttle.take(read);
    if (!refused) {
      passed += 5;
      continue;
    }
    longest = Math.max(longest, refused.retryAfterS);
    clock.advance(refused.retryAfterS * SECOND);
  }
  // 1250 a minute would be 1.8 million; refused calls use up their part of 1.2 million.
  expect(passed).toBeGreaterThan(1_190_000);
  expect(passed).toBeLessThanOrEqual(1_200_000);
  expect(longest).toBeGreaterThan(HOUR / SECOND);
});

test('every limit has calls that fall under it', () => {
  const calls = DOCUMENTED.map(([, , next]) => next(0));
  const unused = LIMITS.filter((limit) => calls.every((one) => limit.key(one) === undefined));
  expect(unused.map(({ name }) => name)).toEqual([]);
});

test('over HTTP: 429 with Retry-After in the words of each service, and the limit is lifted in time', async () => {
  const running = await smallTenant({ limits: 'documented', frozen: true, seed: { documents: 1 } });
  try {
    const { clock, db } = running.tenant;
    const app = await appToken(running.url);
    const get = (path: string, token = app) =>
      fetch(`${running.url}/v1.0${path}`, { headers: { authorization: `Bearer ${token}` } });
    const messages = `/teams/${teamIdOf('skills')}/channels/${exchangeIdOf('skills')}/messages`;
    expect((await get(messages)).status).toBe(200);
    const refused = await get(messages);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({
      error: { code: 'TooManyRequests', innerError: { code: '429' } },
    });
    clock.advance(SECOND);
    expect((await get(messages)).status).toBe(200);

    const amina = await personToken(running.url, 'Amina');
    const { chat_id } = db.get<{ chat_id: string }>(
      'SELECT chat_id FROM users WHERE id = ?',
      personIdOf('amina.diallo'),
    ) ?? { chat_id: '' };
    expect((await get('/me', amina)).headers.get('x-ms-resource-unit')).toBe('1');

    const say = () =>
      fetch(`${running.url}/connector/v3/conversations/${encodeURIComponent(chat_id)}/activities`, {
        method: 'POST',
        body: JSON.stringify({ type: 'message', text: 'hello' }),
      });
    for (let index = 0; index < 7; index += 1) expect((await say()).status).toBe(201);
    const tooMany = await say();
    expect(tooMany.status).toBe(429);
    expect(await tooMany.json()).toEqual({
      error: { code: 'Throttled', message: 'Too many requests.' },
    });
    const state = await fetch(`${running.url}/dev/state`);
    expect(await state.json()).toMatchObject({
      throttled: { 'one channel': 1, 'this bot writes to one thread': 1 },
    });
    clock.advance(Number(tooMany.headers.get('retry-after')) * SECOND);
    expect((await say()).status).toBe(201);
  } finally {
    await running.close();
  }
});
