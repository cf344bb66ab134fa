import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { WorkingDaysPage } from '../../src/contract/communities.ts';
import type { Queue } from '../../src/contract/moderation.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { contributesInTab, opened, pageOf } from '../support/journey-steps.ts';

/** Whose voice is missing in a discussion (scenario S-5): as groups, for its moderators alone. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
afterEach(() => s.end());
afterAll(() => s.close());

interface Voices {
  readonly missing: readonly { dimension: string; group: string; people: number }[];
  readonly withheld: number;
  readonly invitation: string | null;
}

const voicesFor = async (name: string, id: string): Promise<Voices> =>
  (await j.tab(j.person(name))).get<Voices>(`/discussions/${id}/voices`);

const regions = ({ missing }: Voices) =>
  missing
    .filter(({ dimension }) => dimension === 'region')
    .map(({ group, people }) => [group, people]);

test('a region of which nobody writes is named, small ones and persons are not, and who leaves counts no longer', async () => {
  j = await s.journey();
  const { id } = await opened(j);
  const carlos = j.person('Carlos Mendoza');
  await contributesInTab(j, carlos, id, 'En Ica basta un solo trámite.');
  const seen = await voicesFor('Thandiwe Mokoena', id);
  // Eight in Africa, two of them its moderators; all other regions are fewer than five.
  expect(regions(seen)).toEqual([['Africa', 6]]);
  expect(seen.withheld).toBeGreaterThan(0);
  const { items } = await (await j.tab(j.person('Thandiwe Mokoena'))).get<{
    items: { name: string }[];
  }>('/communities/formalization/moderators');
  for (const { name } of [...items, { name: 'Fatou Ndiaye' }, { name: carlos.name }])
    expect(JSON.stringify(seen)).not.toContain(name);
  // Each reads it in their language; the invitation is in that of the discussion.
  const french = await voicesFor('Amina Diallo', id);
  expect(regions(french)).toEqual([['Afrique', 6]]);
  expect(french.invitation).toBe(seen.invitation);
  expect(seen.invitation).toContain('Africa');
  const member = await j.tab(carlos);
  expect((await member.asks('GET', `/discussions/${id}/voices`)).status).toBe(403);

  await (await j.tab(j.person('Awa Cissé'))).post('/communities/formalization/leave', {
    successor: null,
  });
  await j.settle();
  expect(regions(await voicesFor('Thandiwe Mokoena', id))).toEqual([['Africa', 5]]);
});

test('the moderator’s own invitation is no voice; when somebody of them writes, the gap is closed', async () => {
  j = await s.journey();
  const { id } = await opened(j);
  const thandiwe = j.person('Thandiwe Mokoena');
  const desk = await j.tab(thandiwe);
  const { version } = await pageOf(j, thandiwe, id);
  const { invitation } = await voicesFor('Thandiwe Mokoena', id);
  const given = { text: `${invitation} Two lines are enough.`, nonce: 'nonce-of-the-invitation' };
  const items = [{ subject: 'discussion', id, version }];
  await desk.post('/moderation/moves', { items, move: 'say', given });
  await j.settle();
  expect(j.channel('formalization').reads()).toContain('Two lines are enough.');
  expect(regions(await voicesFor('Thandiwe Mokoena', id))).toEqual([['Africa', 6]]);
  await contributesInTab(j, j.person('Fatou Ndiaye'), id, 'À Abidjan, un seul guichet suffit.');
  expect(regions(await voicesFor('Thandiwe Mokoena', id))).toEqual([]);
});

test('in the middle of a phase its moderators are told of the silent region, and of nobody by name', async () => {
  j = await s.journey();
  const { id } = await opened(j, { end: '2026-03-20' });
  await contributesInTab(j, j.person('Carlos Mendoza'), id, 'En Ica basta un solo trámite.');
  await j.clock.advance(7);
  await contributesInTab(j, j.person('Carlos Mendoza'), id, 'En Piura también.');
  await j.clock.advance(3);
  const thandiwe = j.person('Thandiwe Mokoena');
  expect(thandiwe.sees()).toContain('Nobody has spoken yet from: Africa.');
  expect(thandiwe.sees()).not.toContain('Arab');
});

test('a community decides on which days it works, and silence is counted in them', async () => {
  j = await s.journey();
  const path = '/communities/formalization/working-days';
  const desk = await j.tab(j.person('Thandiwe Mokoena'));
  const member = await j.tab(j.person('Mei Tanaka'));
  expect((await member.asks('GET', path)).status).toBe(403);
  const week = { free: [5, 6], off: ['2026-03-08', '2026-03-09'] };
  expect((await member.asks('PUT', path, week)).status).toBe(403);
  expect((await desk.asks('PUT', path, { free: [0, 1, 2, 3, 4, 5, 6], off: [] })).status).toBe(400);
  await desk.put(path, week);
  await desk.put(path, week);
  const page = await desk.get<WorkingDaysPage>(path);
  expect(page).toMatchObject({ week, history: [{ week, by: 'Thandiwe Mokoena' }] });

  const { id } = await opened(j, { end: '2026-03-27' });
  await contributesInTab(j, j.person('Mei Tanaka'), id, 'One desk is enough in Hanoi.');
  // Five working days from Monday the second: without Friday, Saturday and the two days off it is Wednesday the eleventh.
  const quiet = async () =>
    (await desk.get<Queue>('/moderation')).items.some(({ kind }) => kind === 'quiet');
  await j.clock.to('2026-03-10T12:00:00Z');
  expect(await quiet()).toBe(false);
  await j.clock.to('2026-03-11T12:00:00Z');
  expect(await quiet()).toBe(true);
});
