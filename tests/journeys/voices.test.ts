import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { WorkingDaysPage } from '../../src/contract/communities.ts';
import type { Queue } from '../../src/contract/moderation.ts';
import type { CaughtUp, Interims } from '../../src/contract/summaries.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { contributesInTab, contributionOf, opened, pageOf } from '../support/journey-steps.ts';
import { reading } from '../support/teams.ts';

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
  // One thing a day: the summary of the first week comes before it.
  await j.clock.advance(3);
  await j.clock.advance(1);
  const told = j.person('Thandiwe Mokoena').chat().map(reading).join('\n');
  expect(told).toContain('Nobody has spoken yet from: Africa.');
  expect(told).not.toContain('Arab');
});

const LUNCH =
  'Labour inspectors visited at lunch time and registered four hundred employers in Lima.';
const STAMP = 'Stamp cards kept by each household made the declared hours visible to inspectors.';
const DRAFTED = 'Interim summary to be published';

const interimsFor = async (name: string, id: string): Promise<Interims> =>
  (await j.tab(j.person(name))).get<Interims>(`/discussions/${id}/interims`);

const interimTasks = async (): Promise<number> =>
  (await (await j.tab(j.person('Thandiwe Mokoena'))).get<Queue>('/moderation')).items.filter(
    ({ kind }) => kind === 'interim',
  ).length;

test('at the end of a week its moderators have a summary with what was not said and who was not heard; what is taken back leaves it', async () => {
  j = await s.journey();
  const { id } = await opened(j, { end: '2026-03-27' });
  const [thandiwe, carlos, mei] = [
    j.person('Thandiwe Mokoena'),
    j.person('Carlos Mendoza'),
    j.person('Mei Tanaka'),
  ];
  await contributesInTab(j, carlos, id, LUNCH, { question: 0 });
  await contributesInTab(j, mei, id, STAMP, { question: 0 });
  await j.clock.to('2026-03-08T12:00:00Z');
  expect(await interimTasks()).toBe(0);
  await j.clock.to('2026-03-10T12:00:00Z');
  expect(await interimTasks()).toBe(1);
  expect(thandiwe.sees()).toContain(DRAFTED);
  expect(thandiwe.sees()).toContain(LUNCH);
  expect(thandiwe.sees()).toContain('Nobody has written of these groups: Africa');
  const { draft } = await interimsFor('Thandiwe Mokoena', id);
  expect(draft?.silences.questions).toEqual([1]);
  expect(draft?.silences.groups).toContain('Africa');
  expect(draft?.alone).toHaveLength(2);
  expect(JSON.stringify(draft?.statements)).not.toMatch(/Carlos|Mei/);
  expect(await interimsFor('Mei Tanaka', id)).toMatchObject({ draft: null, published: [] });
  const member = await j.tab(mei);
  const seen = { interim: draft?.id, version: draft?.version };
  expect((await member.asks('POST', `/discussions/${id}/interim/publish`, seen)).status).toBe(403);

  await thandiwe.presses('interim.ask-publish');
  expect(j.channel('formalization').reads()).not.toContain('The discussion so far');
  await thandiwe.presses('interim.publish');
  await j.settle();
  expect(j.channel('formalization').reads()).toContain('The discussion so far');
  expect(await interimTasks()).toBe(0);
  expect(JSON.stringify(await interimsFor('Mei Tanaka', id))).toContain(LUNCH);

  const { id: said, version } = await contributionOf(j, carlos, id, LUNCH);
  await (await j.tab(carlos)).post(`/contributions/${said}/review`, { verb: 'withdraw', version });
  await j.settle();
  const after = JSON.stringify(await interimsFor('Mei Tanaka', id));
  expect(after).not.toContain('lunch time');
  expect(after).toContain(STAMP);
  expect(j.channel('formalization').reads()).not.toContain(LUNCH);

  // Nothing new: no summary. Then one for however many weeks, skipped with one press.
  await j.clock.to('2026-03-17T12:00:00Z');
  expect(await interimTasks()).toBe(0);
  await contributesInTab(j, mei, id, 'Market vendors left when the fee went up twice a year.');
  await j.clock.to('2026-03-24T12:00:00Z');
  expect(await interimTasks()).toBe(1);
  await thandiwe.says('moderate');
  await thandiwe.presses('interim.read');
  await thandiwe.presses('interim.skip');
  expect(await interimTasks()).toBe(0);
  expect((await interimsFor('Mei Tanaka', id)).published).toHaveLength(1);
});

test('whoever comes late or comes back is told what they have missed, and of that only what they may read', async () => {
  j = await s.journey();
  const { id } = await opened(j, { end: '2026-03-27' });
  const [carlos, mei] = [j.person('Carlos Mendoza'), j.person('Mei Tanaka')];
  await contributesInTab(j, carlos, id, LUNCH, { question: 0 });
  await contributesInTab(j, carlos, id, `${STAMP} For moderators alone.`, {
    question: 0,
    audience: 'moderators',
  });
  await mei.says('catch me up');
  expect(mei.sees()).toContain(LUNCH);
  expect(mei.sees()).toContain('From the beginning: 1 contribution, in English');
  expect(mei.sees()).not.toContain('Stamp cards');
  await mei.says('catch me up');
  expect(mei.sees()).toContain('nothing new');
  await j.clock.advance(1);
  await contributesInTab(j, carlos, id, STAMP, { question: 0, nonce: 'nonce-for-every-member' });
  await carlos.says('ponme al día');
  expect(carlos.sees()).toContain('No hay nada nuevo');
  const tab = await j.tab(mei);
  const path = `/discussions/${id}/catch-up`;
  const told = await tab.post<CaughtUp>(path, { all: false });
  expect(told).toMatchObject({ contributions: 1, all: 2, languages: ['en'] });
  expect(told.points.map(({ text }) => text)).toEqual([STAMP]);
  expect(await tab.post<CaughtUp>(path, { all: false })).toMatchObject({ contributions: 0 });
  expect(await tab.post<CaughtUp>(path, { all: true })).toMatchObject({ contributions: 2 });
  const stranger = await j.tab(j.person('Lena Okafor'));
  expect((await stranger.asks('POST', path, { all: true })).status).toBe(404);
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
