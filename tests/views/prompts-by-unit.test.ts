import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unitsSeen } from '../../src/features/capture/prompting/policy.ts';
import { standingOf } from '../../src/features/capture/prompting/standing.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { THRESHOLDS } from '../../src/kernel/thresholds.ts';
import { byUnit } from '../../src/views/prompts-by-unit.ts';
import { prompt } from '../adapters/database/contract/world.ts';
import { anActor } from '../support/people.ts';

/** What became of what people were asked, by unit: figures that add up, and nothing from which a small unit follows. */

const now = new Date('2026-12-01T12:00:00Z');
const pace = THRESHOLDS;
const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const unitOf = (person: PersonId): string | null => person.split('/')[0] || null;
const who = (unit: string, at: number) => asId<PersonId>(`${unit}/${at}`);
const seen = (prompts: Parameters<typeof byUnit>[0], smallest = 5) =>
  byUnit(prompts, unitOf, { now, pace, smallest });
/** So many people of a unit, each asked once. */
const asked = (unit: string, people: number, changes: Parameters<typeof prompt>[0] = {}) =>
  Array.from({ length: people }, (_, at) => prompt({ person: who(unit, at), ...changes }));

describe('how a question stands', () => {
  const ended = { kind: 'project-close', endsOn: day('2026-11-01'), step: -14 } as const;
  test.each([
    ['its last reminder is a week and more ago', { endsOn: day('2026-11-01') }, 'overdue'],
    ['its last reminder was yesterday', { endsOn: day('2026-11-16') }, 'waiting'],
    ['reminders are to come', { endsOn: day('2027-02-01'), step: 90 }, 'waiting'],
    ['begun', { state: 'accepted' }, 'begun'],
    ['answered', { state: 'answered' }, 'answered'],
    ['put off', { state: 'snoozed' }, 'snoozed'],
    ['declined', { state: 'declined' }, 'declined'],
    ['called off', { state: 'ended' }, 'off'],
  ] as const)('%s', (_, changes, expected) => {
    expect(standingOf(prompt({ ...ended, ...changes }), now, pace)).toBe(expected);
  });
});

test('the figures of a unit add up, and reasons stand without names; those for a departure do not', () => {
  const [one] = seen([
    ...asked('WAGES', 5, { state: 'answered' }),
    prompt({ person: who('WAGES', 1), state: 'declined', reason: 'Nothing was new.' }),
    prompt({
      person: who('WAGES', 2),
      state: 'declined',
      reason: 'A trip alone.',
      kind: 'mission',
    }),
    prompt({ person: who('WAGES', 3), state: 'declined', reason: 'Illness.', kind: 'departure' }),
  ]).units;
  expect(one).toEqual({
    ...{ unit: 'WAGES', people: 5, sent: 8, answered: 5, declined: 3 },
    ...{ begun: 0, snoozed: 0, overdue: 0, waiting: 0, off: 0 },
    reasons: ['A trip alone.', 'Nothing was new.'],
  });
});

test('nobody is told of by what is withheld: the next larger unit goes with the only small one', () => {
  const { units, hidden, all } = seen([...asked('A', 9), ...asked('B', 6), ...asked('C', 2)]);
  expect(units.map(({ unit }) => unit)).toEqual(['A']);
  expect([...hidden].sort()).toEqual(['B', 'C']);
  expect(all).toMatchObject({ people: 17, sent: 17 });
});

test('whatever the units, the total less what is shown is nothing, or of two units and five people at least', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(sizes, (all) => {
      const found = seen(all.flatMap((people, at) => asked(`U${at}`, people)));
      for (const { people } of found.units) expect(people).toBeGreaterThanOrEqual(5);
      const rest = found.all.people - found.units.reduce((sum, { people }) => sum + people, 0);
      if (rest === 0) return;
      expect(rest >= 5 || found.units.length === 0).toBe(true);
      expect(found.hidden.length >= 2 || found.units.length === 0).toBe(true);
    }),
  );
});

test('governance and administrators see all, a focal point their units, others nothing', () => {
  const focalOf = new Set(['WAGES']);
  expect(unitsSeen(anActor({ roles: ['governance'] }))).toBe('all');
  expect(unitsSeen(anActor({ roles: ['administrator'], focalOf }))).toBe('all');
  expect(unitsSeen(anActor({ roles: ['focal-point'], focalOf }))).toBe(focalOf);
  expect(unitsSeen(anActor({ roles: ['content-manager'] }))).toBeNull();
});
