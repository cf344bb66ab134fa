import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { LikelyCopies } from '../../src/contract/knowledge.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';

/** What is much like a lesson that is about to be published is shown before it is, to who may open it. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene({ documents: 24 });
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

test('the author sees a likely duplicate, and never one that they may not open', async () => {
  j = await s.journey();
  const { db } = j.database;
  const rows = await db.selectFrom('products').select(['id', 'title', 'audience']).execute();
  const open = rows.find(({ audience }) => JSON.stringify(audience) === '{"kind":"all"}');
  const closed = rows.find(({ audience }) => JSON.stringify(audience).includes('"skills"'));
  if (!open || !closed) throw new Error('no documents to be like');
  const author = j.person('Fatou Ndiaye');
  const tab = await j.tab(author);
  const copiesOf = async (title: string) => {
    const wish = { template: 'lesson', prompt: null, nonce: `nonce of ${title.slice(0, 40)}` };
    const { capture } = await tab.post<{ capture: { id: string } }>('/captures', wish);
    await tab.put(`/captures/${capture.id}/answers`, { answers: { title, context: title } });
    const { items } = await tab.get<LikelyCopies>(`/captures/${capture.id}/copies`);
    return items.map(({ id }) => id);
  };
  expect(await copiesOf(open.title)).toEqual([open.id]);
  expect(await copiesOf(closed.title)).toEqual([]);
  expect(await copiesOf('Zemidjan drivers of Cotonou')).toEqual([]);
  const foreign = await j.tab(j.person('Mei Tanaka'));
  const { items } = await tab.get<{ items: { id: string }[] }>('/captures');
  const answer = await foreign.asks('GET', `/captures/${items[0]?.id}/copies`);
  expect(answer.status).toBe(404);
});
