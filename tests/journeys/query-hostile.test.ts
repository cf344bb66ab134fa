import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  asksInTab,
  consolidatedOf,
  listOf,
  QUESTION,
  questionOf,
  repliesInTab,
  replyOf,
  reviewsReply,
} from '../support/journey-queries.ts';
import { reading } from '../support/teams.ts';

/** What goes wrong between a question and its document: late hands, a jumping clock, a library that is away. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const NAMING = 'In Accra Paula Quaye takes money from households before she registers them.';
const PLAIN = 'In Mali the post office registers households for a small fee at the counter.';

const heard = (name: string): string => j.person(name).chat().map(reading).join('\n');

test('a reply hidden while its document waits for the library is not published', async () => {
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  await repliesInTab(j, j.person('Mei Tanaka'), id, NAMING);
  await repliesInTab(j, j.person('Carlos Mendoza'), id, PLAIN);
  const thandiwe = j.person('Thandiwe Mokoena');
  const tab = await j.tab(thandiwe);
  const { version } = await consolidatedOf(j, thandiwe, id);
  const reply = await replyOf(j, thandiwe, id, 'Paula');
  await tab.post(`/queries/${id}/consolidated/approve`, { version });
  const hide = { verb: 'hide', reason: 'It names somebody.', version: reply.version };
  await tab.post(`/queries/${id}/replies/${reply.id}/review`, hide);
  await j.settle();
  const bodies = await j.database.db
    .selectFrom('products')
    .select(['body', 'abstract'])
    .where('type', '=', 'consolidated reply')
    .execute();
  expect(JSON.stringify(bodies)).not.toContain('Paula');
  expect(j.channel('formalization').reads()).not.toContain('Paula');
  // The moderator has it again, without the point, and publishes what is left.
  expect(await questionOf(j, thandiwe, id)).toMatchObject({ state: 'open' });
  const again = await consolidatedOf(j, thandiwe, id);
  expect(again.state).toBe('draft');
  expect(JSON.stringify(again.points)).not.toContain('Paula');
  await tab.post(`/queries/${id}/consolidated/approve`, { version: again.version });
  await j.settle();
  expect(await questionOf(j, thandiwe, id)).toMatchObject({ state: 'replied' });
});

test('what is hidden goes from the notice to the asker too', async () => {
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  await j.person('Omar Haddad').says('help');
  await repliesInTab(j, j.person('Mei Tanaka'), id, NAMING);
  expect(heard('Omar Haddad')).toContain('Paula');
  const hide = { verb: 'hide', reason: 'It names somebody.' } as const;
  await reviewsReply(j, j.person('Thandiwe Mokoena'), id, 'Paula', hide);
  expect(heard('Omar Haddad')).not.toContain('Paula');
});

test('a clock that jumps a month says once that nobody has replied', async () => {
  await asksInTab(j, j.person('Omar Haddad'));
  await j.person('Omar Haddad').says('help');
  await j.clock.advance(31);
  expect(heard('Omar Haddad').split('Nobody has replied yet')).toHaveLength(2);
});

test('a reply of another community is no more to be seen than one that does not exist', async () => {
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  await repliesInTab(j, j.person('Mei Tanaka'), id, PLAIN);
  const { id: reply } = await replyOf(j, j.person('Mei Tanaka'), id, 'Mali');
  // Who moderates elsewhere, so that their queue is drawn in answer.
  const lena = j.person('Lena Okafor');
  expect((await listOf(j, lena)).items).toEqual([]);
  const forges = async (verb: string, which: string) => {
    const data = { verb, id: which, query: id, version: '1', move: 'hold', reason: 'x' };
    const value = { action: { type: 'Action.Execute', verb, data } };
    return lena.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
  };
  for (const verb of ['reply.act', 'reply.hide', 'reply.withdraw', 'reply.read']) {
    const real = await forges(verb, reply);
    const none = await forges(verb, '019caaaa-0000-7000-8000-000000000000');
    expect([verb, JSON.stringify(real)]).toEqual([verb, JSON.stringify(none)]);
  }
  expect((await questionOf(j, j.person('Mei Tanaka'), id)).thread[0]?.state).toBe('published');
});

test('who left the community still withdraws their own reply by deleting it', async () => {
  const { id, post } = await asksInTab(j, j.person('Omar Haddad'), { text: QUESTION });
  const mei = j.person('Mei Tanaka');
  const said = await mei.in(post.place).replies(post, PLAIN, { mention: false });
  await j.settle();
  await j.database.db.deleteFrom('memberships').where('person', '=', mei.id).execute();
  await mei.in(post.place).deletes(said);
  await j.settle();
  const { thread } = await questionOf(j, j.person('Thandiwe Mokoena'), id);
  expect(thread.map(({ state }) => state)).toEqual(['withdrawn']);
});
