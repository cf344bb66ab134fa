import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DiscussionPage } from '../../src/contract/discussions.ts';
import type { Item, Reconciliations } from '../../src/contract/items.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import { opened } from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

/** A document's page: what readers make of it, and two documents that contradict each other. */

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

const tabOf = (who: string) => j.tab(j.person(who));

/** All that Praxis wrote to somebody. */
const readsOf = (who: string): string => j.person(who).chat().map(reading).join('\n');

/** Documents that everybody may open, on a theme of one community, with their owners' names. */
async function twoOf(topic: string) {
  const rows = await j.database.db
    .selectFrom('products')
    .innerJoin('people', 'people.id', 'products.owner_id')
    .select(['products.id', 'products.title', 'products.topics', 'audience', 'people.name'])
    .orderBy('products.id')
    .execute();
  const open = rows.filter(
    ({ topics, audience }) =>
      topics.includes(topic) && JSON.stringify(audience) === JSON.stringify({ kind: 'all' }),
  );
  const [one] = open;
  const other = open.find(({ name }) => name !== one?.name);
  if (!one || !other) throw new Error(`no two documents on ${topic}`);
  return [one, other] as const;
}

test('one click notes a use for the owner; what readers think is shown from five on', async () => {
  const [{ id, title, name }] = await twoOf('formalization');
  const page = async (who: string) => (await tabOf(who)).get<Item>(`/knowledge/${id}`);
  expect(await page('Jonas Weber')).toMatchObject({ owner: name, uses: 0, used: false });
  const readers = ['Jonas Weber', 'Mei Tanaka', 'Fatou Ndiaye', 'Carlos Mendoza', 'Omar Haddad'];
  for (const [at, who] of readers.entries()) {
    const tab = await tabOf(who);
    await tab.post(`/knowledge/${id}/use`);
    await tab.post(`/knowledge/${id}/use`);
    const said = { quality: 4, usefulness: at === 0 ? 1 : 5, example: `In project ${at}.` };
    await tab.post(`/knowledge/${id}/feedback`, said);
    expect((await page(who)).readers ?? null).toEqual(
      at < 4 ? null : { people: 5, quality: 4, usefulness: 4.2 },
    );
  }
  expect(await page('Jonas Weber')).toMatchObject({ uses: 5, used: true });
  expect((await page('Jonas Weber')).examples).toContain('In project 3.');
  expect(JSON.stringify(await page('Thandiwe Mokoena'))).not.toMatch(/Weber|Tanaka|Ndiaye/);
  expect((await (await tabOf('Jonas Weber')).asks('POST', `/knowledge/${id}/check`)).status).toBe(
    name === 'Jonas Weber' ? 204 : 403,
  );
  await (await tabOf(name)).post(`/knowledge/${id}/check`);
  expect((await page('Jonas Weber')).lastCheck).toMatchObject({ by: name });
  // Within the owner's working hours, and once however many used it.
  // One unasked message a day, and the register's questions go before.
  for (let day = 0; day < 6; day += 1) await j.clock.advance(1);
  const posted = await j.database.db
    .selectFrom('postings')
    .select(['person', 'state', 'message'])
    .where('key', 'like', 'product-used:%')
    .execute();
  expect(posted.map(({ person }) => person)).toEqual([personId(name)]);
  expect(readsOf(name)).toContain(title);
});

test('in the chat each document leads to the five nearest to it, as its page does, and takes a reader’s judgement', async () => {
  const [{ id, title }] = await twoOf('formalization');
  const reader = j.person('Mei Tanaka');
  await reader.says(title);
  await reader.presses({ verb: 'product.read', data: { id } });
  const tab = await tabOf('Mei Tanaka');
  const { more } = await tab.get<Item>(`/knowledge/${id}`);
  expect(more.length).toBeGreaterThan(1);
  expect(more.length).toBeLessThanOrEqual(5);
  const [, below = ''] = reader.sees().split('More like this');
  const at = more.map((one) => below.indexOf(one.title));
  expect(at).not.toContain(-1);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(below.split('Shown because')).toHaveLength(more.length + 1);
  expect(below).not.toContain(title);

  await reader.presses({ verb: 'product.ask-judge', data: { id } });
  await reader.presses('product.judge', { quality: '2', usefulness: '4', example: 'In a course.' });
  const { mine } = await tab.get<Item>(`/knowledge/${id}`);
  expect(mine).toEqual({ quality: 2, usefulness: 4, example: 'In a course.' });

  await reader.says(title);
  await reader.presses({ verb: 'product.read', data: { id } });
  await reader.presses({ verb: 'product.read', data: { id: more[0]?.id ?? '' } });
  expect(reader.sees().startsWith('About this document')).toBe(true);
  expect(reader.sees()).toContain(more[0]?.title);
});

test('both documents carry the notice until it is settled, and its outcome after that', async () => {
  const [one, other] = await twoOf('formalization');
  const tab = await tabOf('Jonas Weber');
  const why = 'One says registration fell, the other that it rose.';
  await tab.post('/contradictions', { one: one.id, other: other.id, why });
  await tab.post('/contradictions', { one: other.id, other: one.id, why });
  const noticesOf = async (id: string) =>
    ((await tab.get<Item>(`/knowledge/${id}`)).notices ?? []).map((notice) => [
      notice.other.id,
      notice.state,
      notice.outcome,
    ]);
  expect(await noticesOf(one.id)).toEqual([[other.id, 'open', null]]);
  expect(await noticesOf(other.id)).toEqual([[one.id, 'open', null]]);
  const q = new URLSearchParams({ q: one.title, limit: '50' });
  const found = await tab.get<SearchAnswer>(`/search?${q}`);
  expect(found.hits.find(({ id }) => id === one.id)?.notices).toMatchObject([{ why }]);
  const reader = j.person('Jonas Weber');
  await reader.says(one.title);
  expect(reader.sees()).toContain(why);

  expect((await tab.get<Reconciliations>('/contradictions')).items).toEqual([]);
  const moderator = await tabOf('Thandiwe Mokoena');
  const { items } = await moderator.get<Reconciliations>('/contradictions');
  expect(items).toHaveLength(1);
  const [task] = items;
  expect(task?.sides.map(({ owner }) => owner).sort()).toEqual([one.name, other.name].sort());
  await j.clock.advance(1);
  expect(readsOf('Thandiwe Mokoena')).toContain('Two documents contradict each other');

  const settle = { version: task?.version, outcome: 'Both hold: one counts renewals.' };
  const path = `/contradictions/${task?.id}/settle`;
  expect((await tab.asks('POST', path, settle)).status).toBe(403);
  await moderator.post(path, settle);
  expect(await noticesOf(other.id)).toEqual([[one.id, 'settled', settle.outcome]]);
  expect((await moderator.asks('POST', path, settle)).status).toBe(409);
});

test('who may not open the other document sees no notice of it', async () => {
  const [one] = await twoOf('formalization');
  const closed = await j.database.db
    .selectFrom('products')
    .select(['id', 'title', 'audience'])
    .execute();
  const secret = closed.find(({ audience }) => JSON.stringify(audience).includes('formalization'));
  if (!secret) throw new Error('no document of the community');
  const member = await tabOf('Mei Tanaka');
  await member.post('/contradictions', { one: one.id, other: secret.id, why: 'Other figures.' });
  expect((await member.get<Item>(`/knowledge/${one.id}`)).notices).toHaveLength(1);
  const stranger = await tabOf('Jonas Weber');
  expect((await stranger.get<Item>(`/knowledge/${one.id}`)).notices ?? []).toEqual([]);
  const again = { one: one.id, other: secret.id, why: 'I guess its number.' };
  expect((await stranger.asks('POST', '/contradictions', again)).status).toBe(404);
});

test('what a moderator rejects beside a discussion goes, what they add comes, and both are kept', async () => {
  const { id } = await opened(j);
  const moderator = await tabOf('Thandiwe Mokoena');
  const page = async () => moderator.get<DiscussionPage>(`/discussions/${id}`);
  const [first] = (await page()).related;
  if (!first) throw new Error('nothing was related');
  const path = `/discussions/${id}/related`;
  const reject = { product: first.id, verdict: 'reject', reason: '' };
  expect((await moderator.asks('POST', path, reject)).status).toBe(400);
  const member = await tabOf('Mei Tanaka');
  expect((await member.asks('POST', path, { ...reject, reason: 'No.' })).status).toBe(403);
  await moderator.post(path, { ...reject, reason: 'Another kind of worker.' });
  expect((await page()).related.map((one) => one.id)).not.toContain(first.id);
  await j.settle();
  expect(JSON.stringify(j.channel('formalization').messages().at(0)?.card)).not.toContain(
    first.title,
  );
  await moderator.post(path, { product: first.id, verdict: 'add', reason: '' });
  expect((await page()).related.map((one) => one.id)).toContain(first.id);
  const kept = await j.database.db.selectFrom('product_choices').select('verdict').execute();
  expect(new Set(kept.map(({ verdict }) => verdict))).toEqual(new Set(['accept']));
});
