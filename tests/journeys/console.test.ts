import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CoModerators, MovesMade, Queue, ReadyTexts } from '../../src/contract/moderation.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { contributesInTab, opened } from '../support/journey-steps.ts';
import type { FakePerson } from '../support/teams.ts';

/** The moderators' one list: what waits, worked off in chat and tab, by two at once and by several. */

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
const queueOf = async (who: FakePerson, filter = ''): Promise<Queue> =>
  (await j.tab(who)).get<Queue>(`/moderation${filter}`);

async function moves(who: FakePerson, body: Readonly<Record<string, unknown>>) {
  const { results } = await (await j.tab(who)).post<MovesMade>('/moderation/moves', body);
  await j.settle();
  return results;
}

async function held(count: number): Promise<string> {
  const { id } = await opened(j, {}, { by: 'Lena Okafor', community: PLACE });
  const mei = j.person('Mei Tanaka');
  for (let at = 1; at <= count; at += 1) {
    await contributesInTab(j, mei, id, `In district ${at} the registry is kept on paper.`);
  }
  return id;
}

const targets = (queue: Queue) => queue.items.flatMap(({ task }) => task.target ?? []);

test('several are approved at once and taken back; of two moderators the second hears who did what', async () => {
  await held(3);
  const lena = j.person('Lena Okafor');
  const claire = j.person('Claire Fontaine');
  const before = await queueOf(claire);
  expect(before).toMatchObject({ total: 3, kinds: [{ kind: 'contribution', count: 3 }] });
  const items = targets(before);
  const made = await moves(lena, { items, move: 'approve' });
  expect(made.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made']);
  const left = (await queueOf(lena)).kinds.map(({ kind }) => kind);
  expect(left).not.toContain('contribution');

  const late = await moves(claire, {
    items: items.slice(0, 1),
    move: 'hide',
    given: { reason: 'x' },
  });
  expect(late).toMatchObject([{ outcome: 'refused', code: 'changed-meanwhile' }]);
  expect(JSON.stringify(late)).toContain('Lena Okafor s’en est occupé : approuvé');
  // The same press once more is no other press.
  const again = await moves(lena, { items: items.slice(0, 1), move: 'approve' });
  expect(again).toMatchObject([{ outcome: 'made', undo: null }]);

  const [first] = made;
  if (first?.outcome !== 'made' || !first.undo) throw new Error('nothing to take back');
  const { subject, id, version, move } = first.undo;
  await moves(lena, { items: [{ subject, id, version }], move });
  const waiting = (await queueOf(claire)).items.filter(({ kind }) => kind === 'contribution');
  expect(waiting.map(({ task }) => task.target?.id)).toEqual([id]);
  const standing = await (await j.tab(claire)).get<{ history: { name: string; did: string }[] }>(
    `/moderation/contribution/${id}`,
  );
  expect(standing.history.map(({ name, did }) => `${name} ${did}`)).toEqual([
    'Lena Okafor hold',
    'Lena Okafor approve',
  ]);
});

test('a discussion asleep waits with a text in its language, posted from the chat with one press', async () => {
  const id = await held(0);
  const lena = j.person('Lena Okafor');
  await j.clock.to('2026-03-10T10:00Z');
  const { items } = await queueOf(lena);
  const quiet = items.find(({ kind }) => kind === 'quiet');
  expect(quiet?.task.text).toContain('A few days have passed without a word');
  await lena.says('moderate');
  expect(lena.sees()).toContain('minutes of work today');
  await lena.presses({ verb: 'moderation.say', data: { id } });
  await j.settle();
  expect(lena.sees()).toContain('Posted.');
  expect(j.channel(PLACE).reads()).toContain('A few days have passed without a word');
  expect((await queueOf(lena)).items.some(({ kind }) => kind === 'quiet')).toBe(false);
});

test('work is shared among those who are here, and a community says it in its own words', async () => {
  await held(2);
  const lena = j.person('Lena Okafor');
  const claire = j.person('Claire Fontaine');
  const desk = await j.tab(lena);
  await (await j.tab(claire)).post('/moderation/away', { until: '2026-03-20' });
  const { items } = await desk.get<CoModerators>(`/communities/${PLACE}/moderators`);
  expect(items.find(({ name }) => name === claire.name)?.awayUntil).toBe('2026-03-20');
  await desk.post('/moderation/share', { community: PLACE });
  expect((await queueOf(lena, '?mine=true')).total).toBe(2);
  expect((await queueOf(claire)).communities).toMatchObject([{ id: PLACE, unclaimed: 0, mine: 0 }]);

  const path = `/communities/${PLACE}/ready-texts`;
  const text = 'Merci, {name}, pouvez-vous le dire autrement ?';
  await (await j.tab(claire)).asks('PUT', `${path}/declining/en`, { text });
  const [first] = (await queueOf(lena)).items;
  expect(first?.task.text).toBe('Merci, Mei Tanaka, pouvez-vous le dire autrement ?');
  const kept = (await desk.get<ReadyTexts>(path)).items.find(({ own }) => own);
  expect(kept).toMatchObject({ kind: 'declining', history: [{ by: claire.name, text }] });
  // Whoever only belongs there sees no list, and changes none of it.
  const member = await j.tab(j.person('Mei Tanaka'));
  expect((await member.get<Queue>('/moderation')).total).toBe(0);
  expect((await member.asks('PUT', `${path}/declining/en`, { text })).status).toBe(403);
});
