import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ConsolidatedPage } from '../../src/contract/queries.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import {
  type AskedQuestion,
  asksInTab,
  consolidatedOf,
  questionOf,
  repliesInTab,
  reviewsReply,
} from '../support/journey-queries.ts';
import type { SeenMessage } from '../support/teams.ts';

/** Replies whose authors change, delete or send again what they wrote in the channel. */

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

const FEE = 'In Mali the post office registers households for a small fee at the counter.';
const FREE = 'In Mali the post office registers households without any fee at the counter.';

const asked = (given: Readonly<Record<string, unknown>> = {}): Promise<AskedQuestion> =>
  asksInTab(j, j.person('Omar Haddad'), given);

async function says(post: SeenMessage, text: string, who = 'Mei Tanaka'): Promise<SeenMessage> {
  const said = await j.person(who).in(post.place).replies(post, text, { mention: false });
  await j.settle();
  return said;
}

async function edits(said: SeenMessage, text: string, who = 'Mei Tanaka'): Promise<void> {
  await j.person(who).in(said.place).edits(said, text);
  await j.settle();
}

const holds = async (id: string, as = 'Thandiwe Mokoena') =>
  (await questionOf(j, j.person(as), id)).thread.map(({ text, state }) => [text, state]);

const draftOf = (id: string): Promise<ConsolidatedPage> =>
  consolidatedOf(j, j.person('Thandiwe Mokoena'), id);

test('what is changed in the thread is changed in the question and its draft, in its place', async () => {
  const { id, post } = await asked();
  const said = await says(post, FEE);
  await repliesInTab(j, j.person('Carlos Mendoza'), id, 'Ask the households themselves first.');
  expect(JSON.stringify((await draftOf(id)).points)).toContain('a small fee');
  const before = j.teams.messages.length;
  await edits(said, FREE);
  await edits(said, FREE);
  expect((await holds(id))[0]).toEqual([FREE, 'published']);
  const { points, unused } = await draftOf(id);
  expect(JSON.stringify(points)).toContain('without any fee');
  expect(JSON.stringify(points)).not.toContain('a small fee');
  expect(unused).toEqual([]);
  expect(j.teams.messages).toHaveLength(before);
});

test('a draft that a moderator has edited keeps its words and offers the changed reply until a point takes it up', async () => {
  const { id, post } = await asked();
  const said = await says(post, FEE);
  const tab = await j.tab(j.person('Thandiwe Mokoena'));
  const path = `/queries/${id}/consolidated`;
  const first = await draftOf(id);
  const points = first.points.map((point) => ({ ...point, text: 'Post offices do it for a fee.' }));
  await tab.put(path, { version: first.version, points, setAside: [] });
  const read = await draftOf(id);
  await edits(said, FREE);
  const after = await draftOf(id);
  const [reply] = after.sources;
  expect(after.points.map(({ text }) => text)).toEqual(points.map(({ text }) => text));
  expect(after).toMatchObject({ unused: [reply?.id], reworded: [reply?.id] });
  // Nobody publishes on the strength of words that are no longer said without having seen the new ones.
  const approve = { version: read.version };
  expect(await tab.asks('POST', `${path}/approve`, approve)).toMatchObject({
    status: 409,
    json: { code: 'changed-meanwhile' },
  });
  const same = { version: after.version, points: after.points, setAside: [] };
  const untouched = await tab.put<ConsolidatedPage>(path, same);
  expect(untouched.reworded).toEqual([reply?.id]);
  const rewritten = after.points.map((point) => ({ ...point, text: 'Post offices do it.' }));
  const given = { version: untouched.version, points: rewritten, setAside: [] };
  expect(await tab.put<ConsolidatedPage>(path, given)).toMatchObject({ unused: [], reworded: [] });
});

test('words changed after the publishing are offered for the next version', async () => {
  const { id, post } = await asked();
  const said = await says(post, FEE);
  const tab = await j.tab(j.person('Thandiwe Mokoena'));
  const { version } = await draftOf(id);
  await tab.post(`/queries/${id}/consolidated/approve`, { version });
  await j.settle();
  await edits(said, FREE);
  const { state, reworded } = await draftOf(id);
  expect([state, reworded.length]).toEqual(['published', 1]);
  const omar = await j.tab(j.person('Omar Haddad'));
  await omar.post(`/queries/${id}/judge`, { verdict: 'unsolved' });
  await j.settle();
  const next = await draftOf(id);
  expect(JSON.stringify(next.points)).toContain('without any fee');
  expect(next.reworded).toEqual([]);
});

test('where replies are read first, other words wait again, for everybody but author and moderators', async () => {
  const henri = j.person('Henri Aubert');
  const { id, post } = await asksInTab(j, henri, { community: 'social-protection' });
  const said = await says(post, FEE);
  const lena = j.person('Lena Okafor');
  await reviewsReply(j, lena, id, 'small fee', { verb: 'approve' });
  await edits(said, FREE);
  expect(await holds(id, 'Lena Okafor')).toEqual([[FREE, 'held']]);
  expect(await holds(id, 'Henri Aubert')).toEqual([]);
  await lena.says('moderate');
  expect(lena.sees()).toContain(FREE);
});

test('what a moderator hid is not said again by an edit, and nobody changes the words of others', async () => {
  const { id, post } = await asked();
  const hidden = await says(post, 'Paula in the Accra office takes money.');
  const kept = await says(post, FEE);
  const hide = { verb: 'hide', reason: 'It names somebody.' } as const;
  await reviewsReply(j, j.person('Thandiwe Mokoena'), id, 'Paula', hide);
  await edits(hidden, 'Paula in Accra still takes money.');
  await edits(kept, FREE, 'Carlos Mendoza');
  await j.person('Carlos Mendoza').in(kept.place).deletes(kept);
  await j.settle();
  expect(await holds(id)).toEqual([
    ['Paula in the Accra office takes money.', 'hidden'],
    [FEE, 'published'],
  ]);
});

test('what is deleted in the thread is withdrawn, once; brought back it stays withdrawn', async () => {
  const { id, post } = await asked();
  const said = await says(post, FEE);
  const mei = j.person('Mei Tanaka').in(post.place);
  await mei.deletes(said);
  await mei.deletes(said);
  await mei.bringsBack(said);
  await edits(said, FREE);
  expect(await holds(id)).toEqual([['[…]', 'withdrawn']]);
  expect((await draftOf(id)).points).toEqual([]);
});

test('a message that comes a third time under a new id is still one reply; later it is another', async () => {
  const { id, post } = await asked();
  const mei = j.person('Mei Tanaka').in(post.place);
  const sends = async (as = mei) => {
    await as.replies(post, FEE, { mention: false });
    await j.settle();
  };
  await sends();
  await sends();
  expect(await holds(id)).toHaveLength(1);
  await sends(j.person('Carlos Mendoza').in(post.place));
  await j.clock.to('2026-03-02T09:05Z');
  await sends();
  expect(
    (await questionOf(j, j.person('Mei Tanaka'), id)).thread.map(({ author }) => author),
  ).toEqual(['Mei Tanaka', 'Carlos Mendoza', 'Mei Tanaka']);
  expect(j.logged).toEqual([]);
});

test('what is asked for in words speaks of points and replies, in the language of its reader', async () => {
  const { id, post } = await asked();
  await says(post, FEE);
  const tab = await j.tab(j.person('Thandiwe Mokoena'));
  const { version, points } = await draftOf(id);
  const path = `/queries/${id}/consolidated`;
  const emptied = await tab.asks('PUT', path, { version, points: [], setAside: [] });
  expect(emptied.json.message).toMatch(/^A point went, and no other point rests on its replies/);
  const bare = points.map((point) => ({ ...point, sources: [] }));
  const unsourced = await tab.asks('PUT', path, { version, points: bare, setAside: [] });
  expect(unsourced.json.message).toMatch(/^A point has no reply behind it: “In Mali/);
  const [reply] = (await questionOf(j, j.person('Thandiwe Mokoena'), id)).thread;
  const review = { verb: 'hide', version: reply?.version };
  const hide = await tab.asks('POST', `/queries/${id}/replies/${reply?.id}/review`, review);
  expect(hide.json.message).toContain('The author of the reply will read it');
});
