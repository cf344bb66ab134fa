import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { BeforePosting, QuerySummary, ReplyReceived } from '../../src/contract/queries.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  asksInChat,
  asksInTab,
  listOf,
  looksInChat,
  QUESTION,
  questionOf,
  repliesInChannel,
  repliesInTab,
  replyOf,
  reviewsReply,
} from '../support/journey-queries.ts';
import { type FakePerson, reading } from '../support/teams.ts';

/** Who may read, reply and decide; and what comes twice. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 60 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

/** Presses a button that their card never had. */
const forges = (who: FakePerson, verb: string, data: Record<string, string>) =>
  who.sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data: { verb, ...data } } },
  });

const SECRET = 'In Lusaka we count the households at night, without a list.';

test('to somebody of another community a question does not exist, in chat, channel and tab', async () => {
  const { id, post } = await asksInTab(j, j.person('Omar Haddad'));
  await repliesInTab(j, j.person('Mei Tanaka'), id, SECRET);
  const reply = (await replyOf(j, j.person('Mei Tanaka'), id, SECRET)).id;
  const jonas = j.person('Jonas Weber');
  await jonas.says('questions');
  expect(jonas.sees()).not.toContain(QUESTION);
  for (const [verb, data] of [
    ['query.read', { id }],
    ['query.thread', { id, page: '0' }],
    ['query.reply', { id, nonce: 'nonce-of-jonas', reply: 'Let me in.' }],
    ['query.judge', { id, verdict: 'solved' }],
    ['query.ask-withdraw', { id }],
    ['query.withdraw', { id }],
    ['reply.read', { id: reply, query: id, page: '0' }],
    ['reply.item', { id: reply, query: id }],
    ['reply.act', { id: reply, query: id, version: '1', move: 'hold' }],
    ['reply.hide', { id: reply, query: id, version: '1', reason: 'x' }],
    ['reply.withdraw', { id: reply, query: id, version: '1' }],
    ['consolidated.read', { id }],
    ['consolidated.publish', { id, version: '1' }],
    ['query.ask', { query: 'Me?', community: 'formalization', nonce: 'nonce-of-jonas' }],
  ] as const) {
    const answer = await forges(jonas, verb, data);
    const said = JSON.stringify(answer);
    expect([verb, said.includes('Lusaka'), said.includes('pay in cash')]).toEqual([
      verb,
      false,
      false,
    ]);
  }
  expect(await questionOf(j, j.person('Mei Tanaka'), id)).toMatchObject({
    state: 'open',
    replies: 1,
  });
  expect((await listOf(j, j.person('Mei Tanaka'))).items).toHaveLength(1);
  const tab = await j.tab(jonas);
  const text = { nonce: 'nonce-of-jonas', text: 'In?', consent: 'quote' };
  const status = async (method: 'GET' | 'POST', path: string, body?: unknown) =>
    (await tab.asks(method, path, body)).status;
  expect(await status('GET', `/queries/${id}`)).toBe(404);
  expect(await status('GET', `/queries/${id}/consolidated`)).toBe(404);
  expect(await status('POST', `/queries/${id}/replies`, text)).toBe(404);
  expect(await status('POST', `/queries/${id}/judge`, { verdict: 'solved' })).toBe(404);
  expect(await status('POST', `/queries/${id}/withdraw`)).toBe(404);
  const review = { verb: 'hide', reason: 'x', version: 1 };
  expect(await status('POST', `/queries/${id}/replies/${reply}/review`, review)).toBe(404);
  const ask = { nonce: 'nonce-of-jonas', community: 'formalization', text: 'Me?' };
  expect(await status('POST', '/queries', { ...ask, background: '', neededBy: null })).toBe(403);
  await jonas.in(post.place).replies(post, 'I was added to the team this minute.');
  expect(reading(j.channel('formalization').messages().at(-1))).toContain(
    'Only members of this community',
  );
});

test('a member moderates no reply, and what is shown before asking is only what they may open', async () => {
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  const mei = j.person('Mei Tanaka');
  await repliesInTab(j, j.person('Fatou Ndiaye'), id, SECRET);
  const { id: reply, version } = await replyOf(j, mei, id, SECRET);
  const tab = await j.tab(mei);
  const review = { verb: 'hide', reason: 'x', version };
  const path = `/queries/${id}/replies/${reply}/review`;
  expect((await tab.asks('POST', path, review)).status).toBe(403);
  const edit = { version: 1, points: [], setAside: [] };
  expect((await tab.asks('PUT', `/queries/${id}/consolidated`, edit)).status).toBe(403);
  const products = await j.database.db
    .selectFrom('products')
    .select(['title', 'audience', 'abstract', 'web_url'])
    .execute();
  const closed = products.filter(({ audience }) => {
    const key = JSON.stringify(audience);
    return key.includes('named') || key.includes('skills') || key.includes('social-protection');
  });
  expect(closed.length).toBeGreaterThan(0);
  const omar = j.person('Omar Haddad');
  for (const { title, abstract, web_url } of closed) {
    const text = `${title} ${abstract}`.slice(0, 1_900);
    const before = await (await j.tab(omar)).post<BeforePosting>('/queries/before', { text });
    expect(before.hits.map(({ webUrl }) => webUrl)).not.toContain(web_url);
    await omar.says(`${title} ${abstract}`.slice(0, 300));
    expect(omar.links()).not.toContain(web_url);
  }
});

test('where replies are read first, one waits, is seen by its author and moderators, and comes with the approval', async () => {
  const henri = j.person('Henri Aubert');
  const given = { community: 'social-protection', text: 'How do pensions reach nomadic herders?' };
  const { id, post } = await asksInTab(j, henri, given);
  const mei = j.person('Mei Tanaka');
  await repliesInChannel(j, mei, post, SECRET, { mention: false });
  expect(j.channel('social-protection').reads()).toContain('a moderator reads replies before');
  expect((await questionOf(j, henri, id)).thread).toEqual([]);
  expect((await questionOf(j, mei, id)).thread).toHaveLength(1);
  const lena = j.person('Lena Okafor');
  await lena.says('moderate');
  expect(lena.sees()).toContain(SECRET);
  await lena.presses('reply.act');
  await j.settle();
  expect((await questionOf(j, henri, id)).thread).toHaveLength(1);
  expect(henri.sees()).toContain(SECRET);
  await reviewsReply(j, mei, id, 'Lusaka', { verb: 'withdraw' });
  expect((await questionOf(j, henri, id)).replies).toBe(0);
});

test('everything sent twice, at once and one after the other, is once', async () => {
  const omar = j.person('Omar Haddad');
  await omar.says(QUESTION);
  await omar.presses('query.form');
  const form = { ...omar.latest() };
  const fields = { community: 'formalization' };
  await Promise.all([
    omar.pressesOn(form, 'query.ask', fields),
    omar.pressesOn(form, 'query.ask', fields),
  ]);
  await omar.pressesOn(form, 'query.ask', fields);
  await j.settle();
  const { items } = await listOf(j, omar, 'mine');
  expect(items).toHaveLength(1);
  const id = items[0]?.id ?? '';
  const [post, ...others] = j.channel('formalization').posts();
  if (!post) throw new Error('not posted');
  expect(others).toEqual([]);

  const mei = j.person('Mei Tanaka');
  await repliesInChannel(j, mei, post, 'Only once, please, in this channel.');
  for (let time = 0; time < 3; time += 1) await mei.resends();
  const tab = await j.tab(mei);
  const body = { nonce: 'nonce-of-mei', text: 'From the tab.', consent: 'quote' };
  const [one, two] = await Promise.all([
    tab.post<ReplyReceived>(`/queries/${id}/replies`, body),
    tab.post<ReplyReceived>(`/queries/${id}/replies`, body),
  ]);
  expect(one.reply.id).toBe(two.reply.id);
  expect([one.duplicate, two.duplicate].sort()).toEqual([false, true]);
  await looksInChat(mei, id);
  const card = { ...mei.latest() };
  await Promise.all([
    mei.pressesOn(card, 'query.reply', { reply: 'By card.' }),
    mei.pressesOn(card, 'query.reply', { reply: 'By card.' }),
  ]);
  await j.settle();
  expect((await questionOf(j, mei, id)).thread.map(({ text }) => text)).toEqual([
    'Only once, please, in this channel.',
    'From the tab.',
    'By card.',
  ]);
  const thandiwe = j.person('Thandiwe Mokoena');
  await looksInChat(thandiwe, id);
  await thandiwe.presses('consolidated.read');
  const draft = { ...thandiwe.latest() };
  await Promise.all([
    thandiwe.pressesOn(draft, 'consolidated.publish'),
    thandiwe.pressesOn(draft, 'consolidated.publish'),
  ]);
  await j.settle();
  const replied = (text: string) => text.includes('The consolidated reply is published\n');
  expect(j.channel('formalization').repliesTo(post).map(reading).filter(replied)).toHaveLength(1);
  expect(
    omar
      .chat()
      .map(reading)
      .join()
      .match(/has its consolidated reply/g),
  ).toHaveLength(1);
  const same = { nonce: 'nonce-twice', community: 'formalization', text: 'Again?' };
  const ask = { ...same, background: '', neededBy: null };
  const [first, second] = await Promise.all([
    tab.post<QuerySummary>('/queries', ask),
    tab.post<QuerySummary>('/queries', ask),
  ]);
  expect(first.id).toBe(second.id);
});

test('a withdrawn question takes no reply, keeps what was typed, and its post says so', async () => {
  const omar = j.person('Omar Haddad');
  const { id, post } = await asksInChat(j, omar);
  const mei = j.person('Mei Tanaka');
  await looksInChat(mei, id);
  const card = { ...mei.latest() };
  await looksInChat(omar, id);
  await omar.presses('query.ask-withdraw');
  await omar.presses('query.withdraw');
  await j.settle();
  await mei.pressesOn(card, 'query.reply', { reply: 'Too late, I fear.' });
  expect(mei.sees()).toContain('This question is no longer open');
  expect((await questionOf(j, mei, id)).thread).toEqual([]);
  expect(
    reading(
      j
        .channel('formalization')
        .posts()
        .find(({ id: one }) => one === post.id),
    ),
  ).toContain('The question was withdrawn.');
  await j.clock.advance(12);
  expect(omar.chat().map(reading).join()).not.toContain('Nobody has replied yet');
});
