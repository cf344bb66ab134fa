import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CONTRIBUTION_STATES,
  CONTRIBUTION_TRANSITIONS,
} from '../../../src/features/discussions/contribution.ts';
import { noOrder, waitsFirst } from '../../../src/features/discussions/order.ts';
import {
  dueOf,
  filled,
  KINDS,
  minutesOf,
  mostUrgentFirst,
  TASK_KINDS,
  urgency,
  type Waits,
} from '../../../src/features/moderation/console.ts';
import { MOVE_NAMES, MOVES } from '../../../src/features/moderation/moves.ts';
import { sharedOut } from '../../../src/features/moderation/sharing.ts';
import { asId, type DiscussionId, type PersonId } from '../../../src/kernel/ids.ts';
import { undoOf } from '../../../src/moderating/hand.ts';

const NOW = new Date('2026-03-10T12:00:00Z');
const HOUR_MS = 3_600_000;
const ago = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS);
const waits = (given: Partial<Waits> = {}): Waits => ({
  key: 'contribution:1',
  kind: 'contribution',
  since: ago(1),
  dueAt: null,
  ...given,
});

test('what is half through its time is half as urgent as what is due, whoever waits counting by weight', () => {
  const half = urgency(waits({ since: ago(12) }), NOW);
  expect(urgency(waits({ since: ago(24) }), NOW)).toBeCloseTo(2 * half);
  const result = urgency(waits({ kind: 'synthesis', since: ago(84) }), NOW);
  expect(result / half).toBeCloseTo(KINDS.synthesis.weight / KINDS.contribution.weight);
});

test('a date of its own counts before the usual time of its kind', () => {
  const since = ago(48);
  expect(dueOf(waits({ kind: 'closing', since, dueAt: NOW }))).toEqual(NOW);
  expect(dueOf(waits({ kind: 'quiet', since: ago(0) })).getTime()).toBeGreaterThan(NOW.getTime());
});

const someItem = fc.record({
  key: fc.uuid(),
  kind: fc.constantFrom(...TASK_KINDS),
  since: fc.integer({ min: -50, max: 2_000 }).map(ago),
  dueAt: fc.option(fc.integer({ min: -500, max: 2_500 }).map(ago)),
});

test('the order is the same however the items come, never upside down, and loses none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(someItem, { selector: ({ key }) => key }), (items) => {
      const sorted = mostUrgentFirst(items, NOW);
      expect(mostUrgentFirst([...items].reverse(), NOW)).toEqual(sorted);
      expect(new Set(sorted)).toEqual(new Set(items));
      const weights = sorted.map((item) => urgency(item, NOW));
      expect(weights.every((one) => Number.isFinite(one) && one >= -1)).toBe(true);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }),
  );
});

test('every move is taken back by a move, or asks before it is made', () => {
  for (const name of MOVE_NAMES) {
    const { undo, on, reaches } = MOVES[name];
    expect(on.length).toBeGreaterThan(0);
    // Nobody is left to guess where it is seen.
    expect(reaches.length).toBeGreaterThan(0);
    if (undo) expect(MOVE_NAMES).toContain(undo);
  }
  const final = MOVE_NAMES.filter((name) => MOVES[name].undo === null);
  // `fits` changes nothing that anybody reads: a suggestion is gone for good.
  expect(final).toEqual(['withdraw', 'close', 'thank', 'invite', 'fits']);
});

test('a text that is moved and moved back is seen by exactly those who saw it before', () => {
  const seen = (state: string) => (state === 'published' ? 'all' : 'some');
  fc.assert(
    fc.property(
      fc.constantFrom(...CONTRIBUTION_STATES),
      fc.constantFrom('approve' as const, 'hold' as const, 'hide' as const),
      (before, move) => {
        const after = CONTRIBUTION_TRANSITIONS[before][move];
        fc.pre(after !== undefined);
        const undo = undoOf(move, before) as 'approve' | 'hold' | null;
        const back = undo === null ? after : CONTRIBUTION_TRANSITIONS[after ?? before][undo];
        expect(seen(back ?? '')).toBe(seen(before));
      },
    ),
  );
});

const person = (id: string): PersonId => asId<PersonId>(id);
const hand = (id: string, language: string, load = 0) => ({ person: person(id), language, load });

test('work goes to whoever reads its language and has least, and nobody is left out of it', () => {
  const items = ['a', 'b', 'c'].map((key) => ({ key, kind: 'reply' as const, language: 'fr' }));
  const out = sharedOut(items, [hand('ana', 'en'), hand('bo', 'fr', 1), hand('cy', 'fr')]);
  expect(Object.fromEntries(out)).toEqual({ a: 'cy', b: 'bo', c: 'cy' });
  const foreign = [{ key: 'd', kind: 'reply' as const, language: 'pt' }];
  expect(sharedOut(foreign, [hand('ana', 'en', 5), hand('bo', 'fr')]).get('d')).toBe('bo');
  expect(sharedOut(items, []).size).toBe(0);
});

test('shared work is level to the length of one task', () => {
  const kinds = fc.array(fc.constantFrom(...TASK_KINDS), { maxLength: 40 });
  fc.assert(
    fc.property(kinds, fc.integer({ min: 1, max: 5 }), (all, hands) => {
      const items = all.map((kind, at) => ({ key: String(at), kind, language: null }));
      const people = Array.from({ length: hands }, (_, at) => hand(`p${at}`, 'en'));
      const out = sharedOut(items, people);
      const loads = people.map(({ person: id }) =>
        minutesOf(items.filter(({ key }) => out.get(key) === id)),
      );
      const longest = Math.max(0, ...all.map((kind) => KINDS[kind].minutes));
      expect(out.size).toBe(items.length);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(longest);
    }),
  );
});

test('a locked thread takes words and keeps them for the moderator; a slow one those of who wrote lately', () => {
  const order = noOrder(asId<DiscussionId>('d'));
  const ana = person('ana');
  const said = [{ author: ana, createdAt: ago(5), state: 'published' as const }];
  expect(waitsFirst(order, said, ana, NOW)).toBe(false);
  expect(waitsFirst({ ...order, locked: true }, [], ana, NOW)).toBe(true);
  expect(waitsFirst({ ...order, slowHours: 24 }, said, ana, NOW)).toBe(true);
  expect(waitsFirst({ ...order, slowHours: 24 }, said, person('bo'), NOW)).toBe(false);
  expect(waitsFirst({ ...order, slowHours: 4 }, said, ana, NOW)).toBe(false);
});

test('a ready text names whom it speaks to, and leaves alone what it does not know', () => {
  const text = 'Thank you, {name}: “{title}” {more}';
  expect(filled(text, { name: 'Ana', title: 'Wells' })).toBe('Thank you, Ana: “Wells” {more}');
});
