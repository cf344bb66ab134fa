import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { contributesInTab, opened, opens, pageOf, synthesisOf } from '../support/journey-steps.ts';
import type { GraphFailure } from '../support/journey-tenant.ts';
import type { Failure } from '../support/teams.ts';
import { reading } from '../support/teams.ts';

/** What others do wrong: nothing is lost, nothing doubled, and people are told. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
  // What administrators are told of the first reading is gone before anything fails.
  await j.settle();
});
afterEach(() => s.end());
afterAll(() => s.close());

const GRAPH: readonly (readonly [string, GraphFailure])[] = [
  ['is down', 'down'],
  ['answers 429', { status: 429, retryAfter: 30 }],
  ['answers 503', { status: 503 }],
  ['answers 500', { status: 500 }],
];

async function closed(): Promise<string> {
  const { id } = await opened(j, { end: '2026-03-03' });
  await contributesInTab(
    j,
    j.person('Mei Tanaka'),
    id,
    'Lunch time visits reached every employer in the district.',
  );
  await j.clock.to('2026-03-04T10:00Z');
  return id;
}

test.each(GRAPH)(
  'Graph %s while a discussion is opened: it opens, and is posted once',
  async (_, failure) => {
    s.tenant.fails(failure, /./);
    const thandiwe = j.person('Thandiwe Mokoena');
    await opens(j, thandiwe);
    expect(thandiwe.sees()).toContain('The discussion is open');
    expect(j.channel('formalization').posts()).toHaveLength(1);
    s.tenant.heals();
    await j.clock.advance(1);
    expect(j.channel('formalization').posts()).toHaveLength(1);
  },
);

test.each(GRAPH)(
  'Graph %s while a synthesis is published: told, tried again, published once',
  async (_, failure) => {
    const id = await closed();
    const thandiwe = j.person('Thandiwe Mokoena');
    const { version } = await synthesisOf(j, thandiwe, id);
    s.tenant.fails(failure, /./);
    await (await j.tab(thandiwe)).post(`/discussions/${id}/synthesis/approve`, { version });
    await j.settle();
    expect((await synthesisOf(j, thandiwe, id)).state).toBe('publishing');
    await thandiwe.says('discussions');
    await thandiwe.presses({ verb: 'discussion.read', data: { id } });
    expect(j.channel('formalization').reads()).not.toContain('The synthesis is published');
    expect(j.logged.some(({ message }) => message.includes('tried again'))).toBe(true);
    await j.clock.to('2026-03-04T12:00Z');
    s.tenant.heals();
    await j.clock.to('2026-03-04T14:00Z');
    expect((await synthesisOf(j, thandiwe, id)).state).toBe('published');
    expect(
      j
        .channel('formalization')
        .reads()
        .match(/The synthesis is published\n/g),
    ).toHaveLength(1);
    const uploads = s.tenant.calls.filter((call) => /PUT .*Syntheses/.test(call));
    expect(uploads.length).toBeGreaterThan(0);
  },
);

test('the answer to an upload gets lost: the file is there once', async () => {
  const id = await closed();
  const thandiwe = j.person('Thandiwe Mokoena');
  const { version } = await synthesisOf(j, thandiwe, id);
  s.tenant.fails({ status: 503 }, /PATCH .*fields/, 5);
  await (await j.tab(thandiwe)).post(`/discussions/${id}/synthesis/approve`, { version });
  await j.settle();
  expect((await synthesisOf(j, thandiwe, id)).state).toBe('publishing');
  await j.clock.advance(0.1);
  const { state, webUrl } = await synthesisOf(j, thandiwe, id);
  expect(state).toBe('published');
  const products = await j.database.db.selectFrom('products').select('web_url').execute();
  expect(products.filter(({ web_url }) => web_url === webUrl)).toHaveLength(1);
});

const CONNECTOR: readonly (readonly [string, Failure])[] = [
  ['is throttled', { kind: 'throttled', seconds: 60 }],
  ['refuses connections', { kind: 'refused' }],
  ['breaks', { kind: 'broken' }],
  ['takes it and loses the answer', { kind: 'taken' }],
];

test.each(CONNECTOR)('the connector %s at the opening post: it comes, once', async (_, failure) => {
  await opens(j, j.person('Thandiwe Mokoena'), {}, () => j.teams.failsNext(failure));
  await j.clock.advance(1);
  const posts = j.channel('formalization').posts();
  expect(posts).toHaveLength(1);
  expect(reading(posts[0])).toContain('Registering domestic workers');
  expect(j.observed.repeats).toBe(0);
});

test.each(CONNECTOR)(
  'the connector %s at a contribution’s post: it comes, once, in its thread',
  async (_, failure) => {
    const { id, post } = await opened(j);
    j.teams.failsNext(failure);
    await contributesInTab(j, j.person('Mei Tanaka'), id, 'To be seen once.');
    await j.clock.advance(1);
    const replies = j.channel('formalization').repliesTo(post).map(reading);
    expect(replies.filter((words) => words.includes('To be seen once.'))).toHaveLength(1);
  },
);

test('a channel that the bot was removed from: what people write is kept, and the log says what was not posted', async () => {
  const { id, post } = await opened(j);
  j.teams.failsNext({ kind: 'blocked' });
  await contributesInTab(j, j.person('Mei Tanaka'), id, 'Kept without the channel.');
  await j.clock.advance(1);
  expect(j.channel('formalization').repliesTo(post)).toHaveLength(0);
  expect((await pageOf(j, j.person('Omar Haddad'), id)).thread).toHaveLength(1);
  expect(j.logged.map(({ message }) => message)).toContain('message not delivered');
});

const personal = () =>
  j
    .person('Jonas Weber')
    .chat()
    .filter(({ summary }) => summary.includes('Green skills'));

/**
 * Projects that end sooner are asked about first, each in its manager's hours: not at the moment in question. Jonas
 * has a chat with the bot, so that nothing but the message itself can fail.
 */
async function othersAsked(): Promise<void> {
  await j.person('Jonas Weber').says('help');
  await j.settle();
  await j.clock.to('2026-03-03T06:00Z');
}

test('a personal message that is throttled comes later, once and uncounted', async () => {
  await othersAsked();
  j.teams.failsNext({ kind: 'throttled', seconds: 120 });
  await j.clock.to('2026-03-03T07:00Z');
  expect(personal()).toHaveLength(0);
  await j.clock.to('2026-03-03T07:02Z');
  expect(personal()).toHaveLength(1);
  await j.clock.to('2026-03-03T17:00Z');
  expect(personal()).toHaveLength(1);
  expect(j.observed.repeats).toBe(0);
});

test('a personal message whose answer got lost may come twice, and that is counted', async () => {
  await othersAsked();
  j.teams.failsNext({ kind: 'taken' });
  await j.clock.to('2026-03-03T07:00Z');
  expect(personal()).toHaveLength(1);
  await j.clock.to('2026-03-03T09:00Z');
  expect(personal()).toHaveLength(2);
  expect(j.observed.repeats).toBe(1);
  await j.clock.to('2026-03-04T09:00Z');
  expect(personal()).toHaveLength(2);
});

test('somebody who blocked the bot is not written to again and again', async () => {
  await othersAsked();
  j.teams.failsNext({ kind: 'blocked' });
  await j.clock.to('2026-03-03T07:00Z');
  const tried = j.teams.proactive.length;
  await j.clock.to('2026-03-20T12:00Z');
  const toJonas = j.teams.proactive
    .slice(tried)
    .filter(({ place }) => place.includes(j.person('Jonas Weber').id));
  expect(toJonas).toHaveLength(0);
  expect(personal()).toHaveLength(0);
});

test('a directory that is down locks nobody out who was known yesterday', async () => {
  await j.clock.advance(3);
  s.tenant.fails('down', /./);
  const mei = j.person('Mei Tanaka');
  await mei.says('help');
  expect(mei.sees()).toContain('Hello Mei Tanaka');
  const stranger = j.teams.person({ id: '00000000-0000-4000-8000-000000000042', locale: 'es-PE' });
  await stranger.says('ayuda');
  expect(stranger.sees()).toContain('no responde');
});
