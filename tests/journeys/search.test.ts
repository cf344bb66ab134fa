import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { KnowledgeGaps, SearchAnswer } from '../../src/contract/knowledge.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';

/** Somebody looks for something, narrows it down, and says what is missing. */

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

const find = async (who: string, query: Record<string, string>): Promise<SearchAnswer> =>
  (await j.tab(j.person(who))).get(`/search?${new URLSearchParams({ limit: '50', ...query })}`);

const copyOf = async (title: string, changes: { id: string; name: string; language: string }) => {
  const { db } = j.database;
  const {
    revision: _,
    written_in: __,
    ...row
  } = await db
    .selectFrom('products')
    .selectAll()
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
  const folder = row.web_url.slice(0, row.web_url.lastIndexOf('/'));
  await db
    .insertInto('products')
    .values({
      ...row,
      ...changes,
      audience: JSON.stringify(row.audience),
      item_id: changes.id,
      web_url: `${folder}/${changes.name}`,
    })
    .execute();
  await j.app.actions.knowledge.sync.follow();
};

test('facets count what they leave, and narrow to it; copies are one result', async () => {
  const q = 'domestic workers wages registration social security';
  const all = await find('Mei Tanaka', { q });
  const [type] = all.facets.find(({ name }) => name === 'type')?.values ?? [];
  if (!type) throw new Error('nothing to narrow by');
  const narrowed = await find('Mei Tanaka', { q, type: type.value });
  expect(narrowed.hits.length + narrowed.more).toBe(type.count);
  expect(new Set(narrowed.hits.map((hit) => hit.type))).toEqual(new Set([type.value]));
  expect(narrowed.hits.every(({ owner }) => typeof owner === 'string')).toBe(true);

  // In the chat by one value each, with the same count; each hit with who answers for it.
  const mei = j.person('Mei Tanaka');
  await mei.says(q);
  expect(mei.sees()).toContain(`owner: ${all.hits[0]?.owner}`);
  await mei.presses('Narrow down');
  expect(JSON.stringify(mei.latest().card)).toContain(` (${type.count})`);
  await mei.presses('search.run', { 'by-type': type.value });
  expect(mei.sees()).toContain('Narrowed to: Type');
  const [best] = narrowed.hits;
  expect(mei.sees()).toContain(best?.title);
  for (const { title } of all.hits.filter((hit) => hit.type !== type.value))
    expect(mei.sees().split('\n')).not.toContain(title);
  await mei.presses('Clear all');
  expect(mei.sees()).not.toContain('Narrowed to');

  const [first] = all.hits;
  if (!first) throw new Error('nothing found');
  await copyOf(first.title, { id: 'a-copy', name: 'kept.docx', language: first.language });
  const again = await find('Mei Tanaka', { q });
  expect(again.hits.length + again.more).toBe(all.hits.length + all.more);
  const forms = again.hits.flatMap(({ id, alike = [] }) => [id, ...alike.map((form) => form.id)]);
  expect(forms).toEqual(expect.arrayContaining(['a-copy', first.id]));
});

test('where nothing answers, that is said, and what is missing is seen by those who see to it', async () => {
  const q = 'zebra crossings for submarines';
  expect((await find('Mei Tanaka', { q })).good).toBe(false);
  const mei = j.person('Mei Tanaka');
  await mei.says(q);
  await mei.presses('Say that this is missing');
  expect(mei.sees()).toContain('Noted as missing');
  const jonas = await j.tab(j.person('Jonas Weber'));
  await jonas.post('/gaps', { words: q.toUpperCase() });
  expect((await jonas.asks('GET', '/gaps')).status).toBe(403);

  const moderator = await j.tab(j.person('Amina Diallo'));
  const { items } = await moderator.get<KnowledgeGaps>('/gaps');
  expect(items).toMatchObject([{ people: 2 }]);
  expect(JSON.stringify(items)).not.toMatch(/Tanaka|Weber/);
  await moderator.post(`/gaps/${items[0]?.id}/settle`);
  expect((await moderator.get<KnowledgeGaps>('/gaps')).items).toEqual([]);
});
