import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConsolidatedVersions } from '../../src/contract/queries.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { asksInTab, consolidatedOf, repliesInTab } from '../support/journey-queries.ts';

/** What becomes of a moderator's words when the asker says that they did not solve it. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
  j = await s.journey();
}, 120_000);
afterAll(async () => {
  await s.end();
  await s.close();
});

test('the next version begins with what the moderator wrote and set aside, and offers what came since', async () => {
  const { id } = await asksInTab(j, j.person('Omar Haddad'));
  const thandiwe = j.person('Thandiwe Mokoena');
  await repliesInTab(j, j.person('Mei Tanaka'), id, 'In Peru inspectors visited at lunch time.');
  await repliesInTab(j, j.person('Carlos Mendoza'), id, 'My cousin sells forms. Call him.');
  const path = `/queries/${id}/consolidated`;
  const tab = await j.tab(thandiwe);
  const drafted = await consolidatedOf(j, thandiwe, id);
  const cousin = drafted.sources.find(({ author }) => author === 'Carlos Mendoza')?.id ?? '';
  const [first, ...others] = drafted.points.filter(({ sources }) => !sources.includes(cousin));
  const wanted = 'Visit when the employer is at home.';
  const points = [{ ...first, text: wanted }, ...others];
  const setAside = drafted.points
    .filter(({ sources }) => sources.includes(cousin))
    .map((point) => ({ id: point.id, reason: 'An advertisement.' }));
  expect(setAside.length).toBeGreaterThan(0);
  await tab.put(path, { version: drafted.version, points, setAside });
  const { version } = await consolidatedOf(j, thandiwe, id);
  const { items: versions } = await tab.get<ConsolidatedVersions>(`${path}/versions`);
  expect(versions[0]).toMatchObject({ version, by: 'Thandiwe Mokoena', statements: points });
  const made = versions.find((one) => one.version === drafted.version);
  expect(made).toMatchObject({ by: null, statements: drafted.points, setAside: [] });
  const mei = await j.tab(j.person('Mei Tanaka'));
  expect((await mei.asks('GET', `${path}/versions`)).status).toBe(404);
  await tab.post(`${path}/approve`, { version });
  await j.settle();
  const omar = await j.tab(j.person('Omar Haddad'));
  await omar.post(`/queries/${id}/judge`, { verdict: 'unsolved', comment: 'And at night?' });
  await repliesInTab(
    j,
    j.person('Fatou Ndiaye'),
    id,
    'In Mali the post office stays open at night.',
  );
  const next = await consolidatedOf(j, thandiwe, id);
  expect(next.state).toBe('draft');
  expect(next.points.map(({ text }) => text)).toEqual(points.map(({ text }) => text));
  expect(next.setAside.map(({ reason }) => reason)).toEqual(setAside.map(({ reason }) => reason));
  const late = next.sources.find(({ author }) => author === 'Fatou Ndiaye')?.id;
  expect(next.unused).toEqual([late]);
});
