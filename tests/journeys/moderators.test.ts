import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DiscussionPage } from '../../src/contract/discussions.ts';
import type { MovesMade, Queue } from '../../src/contract/moderation.ts';
import type { Prepared, ThreadLinks } from '../../src/contract/moderation-threads.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, repliesInChat, replyOf } from '../support/journey-queries.ts';
import { contributesInTab, opened } from '../support/journey-steps.ts';
import type { FakePerson } from '../support/teams.ts';

/** What moderators do with threads, and write to single people: done, taken back, and seen where it is said to be. */

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

const PLACE = 'social-protection';

interface Thing {
  readonly subject: string;
  readonly id: string;
}

async function moves(who: FakePerson, move: string, thing: Thing, given: object = {}) {
  const body = { items: [{ ...thing, version: null }], move, given };
  const { results } = await (await j.tab(who)).post<MovesMade>('/moderation/moves', body);
  await j.settle();
  const [result] = results;
  if (result?.outcome !== 'made') throw new Error(JSON.stringify(results));
  return result;
}

const pageOf = async (who: FakePerson, id: string) =>
  (await j.tab(who)).get<DiscussionPage>(`/discussions/${id}`);
const linksOf = async (who: FakePerson, id: string) =>
  (await (await j.tab(who)).get<ThreadLinks>(`/discussions/${id}/links`)).items;

async function waiting(text: string) {
  const lena = j.person('Lena Okafor');
  const mei = j.person('Mei Tanaka');
  const { id } = await opened(j, {}, { by: lena.name, community: PLACE });
  await contributesInTab(j, mei, id, text);
  const { items } = await (await j.tab(lena)).get<Queue>('/moderation');
  const target = items.find(({ kind }) => kind === 'contribution')?.task.target;
  if (!target) throw new Error('nothing waits');
  return { lena, mei, id, said: { subject: 'contribution', id: target.id } };
}

test('what is given back reaches its author with the reason, is changed in chat and waits again', async () => {
  const { lena, mei, id, said } = await waiting('The registry of Ms X is still kept on paper.');
  const undo = (await moves(lena, 'return', said, { reason: 'Please do not name her.' })).undo;
  expect(undo).toMatchObject({ move: 'hold' });
  await j.clock.to('2026-03-03T10:00Z');
  expect(mei.sees()).toContain('Please do not name her.');
  const mine = (await pageOf(mei, id)).thread.find((one) => one.id === said.id);
  expect(mine).toMatchObject({ state: 'returned', mine: true });
  const text = 'The registry is still kept on paper.';
  await mei.presses({ verb: 'contribution.resubmit', data: { id: said.id } }, { text });
  // Sent once more from the tab, it is sent once.
  const again = { text, version: mine?.version };
  await (await j.tab(mei)).post(`/contributions/${said.id}/resubmit`, again);
  await j.settle();
  const { items } = await (await j.tab(lena)).get<Queue>('/moderation');
  expect(items).toMatchObject([{ kind: 'contribution', contribution: { text, state: 'held' } }]);
  await moves(lena, 'approve', said);
  expect((await pageOf(lena, id)).thread).toMatchObject([{ text, state: 'published' }]);
});

test('a reply is given back with a reason, leaves the thread, and comes again in other words', async () => {
  const [asker, replier] = [j.person('Adjoa Mensah'), j.person('Omar Haddad')];
  const moderator = j.person('Thandiwe Mokoena');
  const { id } = await asksInTab(j, asker);
  await repliesInChat(j, replier, id, 'Ms X of the fund does it by telephone.');
  const reply = { subject: 'reply', id: (await replyOf(j, replier, id, 'Ms X')).id };
  const undo = (await moves(moderator, 'return', reply, { reason: 'Leave her name out.' })).undo;
  expect(undo).toMatchObject({ move: 'approve' });
  expect(j.channel('formalization').reads()).not.toContain('Ms X');
  await expect(replyOf(j, asker, id, 'Ms X')).rejects.toThrow('sees no reply');
  await j.clock.to('2026-03-03T10:00Z');
  expect(replier.sees()).toContain('Leave her name out.');
  const text = 'The fund does it by telephone.';
  await replier.presses({ verb: 'reply.resubmit', data: { id: reply.id } }, { text });
  const mine = await replyOf(j, replier, id, text);
  expect(mine).toMatchObject({ state: 'held', reason: null });
  // Sent once more from the tab, it is sent once; nobody else sends it.
  const again = { text, version: mine.version - 1 };
  await (await j.tab(replier)).post(`/replies/${reply.id}/resubmit`, again);
  const other = await (await j.tab(asker)).asks('POST', `/replies/${reply.id}/resubmit`, again);
  expect(other.status).toBe(403);
  await moves(moderator, 'approve', reply);
  expect(await replyOf(j, asker, id, text)).toMatchObject({ state: 'published' });
});

test('thanks reach their author in their language and once, and stand in no thread', async () => {
  const { lena, said, mei, id } = await waiting('In our district the registry is on paper.');
  await moves(lena, 'approve', said);
  const path = `/moderation/contribution/${said.id}/prepared?kind=thanking`;
  const { text } = await (await j.tab(lena)).get<Prepared>(path);
  expect(text).toContain('Thank you, Mei Tanaka.');
  await moves(lena, 'thank', said, { text });
  await moves(lena, 'thank', said, { text });
  await j.clock.to('2026-03-04T10:00Z');
  const seen = mei.sees();
  expect(seen).toContain('Lena Okafor thanks you');
  expect((await pageOf(mei, id)).thread).toHaveLength(1);
  expect(j.channel(PLACE).reads()).not.toContain('thanks you');
  // Others write no notes there.
  expect((await (await j.tab(mei)).asks('GET', path)).status).toBe(403);
});

test('a point becomes a discussion of its own, linked both ways, and comes back when they are merged', async () => {
  const { lena, said, mei, id } = await waiting('Portability deserves a talk of its own.');
  await moves(lena, 'approve', said);
  const { undo } = await moves(lena, 'split', said, {
    title: 'Portable rights',
    date: '2026-03-20T17:00:00.000Z',
  });
  const [on] = await linksOf(mei, id);
  expect(on).toMatchObject({ kind: 'split', direction: 'on', title: 'Portable rights' });
  const other = on?.id ?? '';
  expect(await linksOf(mei, other)).toMatchObject([{ kind: 'split', direction: 'back', id }]);
  expect((await pageOf(mei, other)).thread).toMatchObject([{ id: said.id }]);
  expect((await pageOf(mei, id)).thread).toEqual([]);
  expect(j.channel(PLACE).reads()).toContain('A point of this discussion has one of its own now');

  expect(undo).toMatchObject({ subject: 'discussion', id: other, move: 'merge' });
  const merged = await moves(lena, 'merge', { subject: 'discussion', id: other }, undo?.given);
  expect((await pageOf(mei, id)).thread).toMatchObject([{ id: said.id }]);
  expect(await pageOf(mei, other)).toMatchObject({ state: 'merged', takesContributions: false });
  expect(j.channel(PLACE).reads()).toContain('This discussion goes on elsewhere');
  expect(merged.undo).toMatchObject({ move: 'unmerge' });
  await moves(lena, 'unmerge', { subject: 'discussion', id: other });
  expect((await pageOf(mei, other)).thread).toMatchObject([{ id: said.id }]);
  expect(await pageOf(mei, other)).toMatchObject({ state: 'open', takesContributions: true });
});
