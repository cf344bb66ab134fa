import { expect, test } from '@jest/globals';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { type Grouped, isAsked, missingVoices } from '../../../src/views/moderation-balance.ts';

/** Who is asked why they are silent: whoever could have spoken. */

const roll = (['guest', 'member', 'moderator'] as const).flatMap((role) =>
  Array.from({ length: 6 }, (_, at) => ({
    person: asId<PersonId>(`${role}-${at}`),
    role,
    state: 'active' as const,
  })),
);

/** Guests speak for workers here, staff for nobody. */
const silent = (guests: boolean | undefined) => {
  const asked = roll.filter((one) => isAsked(one, guests === undefined ? {} : { guests }));
  const here = asked.map(({ person, role }): Grouped => {
    const constituent = role === 'guest' ? 'workers' : 'staff';
    return { person, groups: { region: null, place: null, constituent, language: null } };
  });
  return missingVoices(here, new Set(), 5).missing.map(({ group, people }) => [group, people]);
};

test('guests are missed where the discussion is marked for them, and nowhere else', () => {
  expect(silent(true)).toEqual([
    ['workers', 6],
    ['staff', 6],
  ]);
  expect(silent(false)).toEqual([['staff', 6]]);
  expect(silent(undefined)).toEqual([['staff', 6]]);
});

test('a region of two is not missed by name, nor is the one that would tell of it', () => {
  const of = (region: string, many: number): Grouped[] =>
    Array.from({ length: many }, (_, at) => ({
      person: asId<PersonId>(`${region}-${at}`),
      groups: { region, place: null, constituent: null, language: null },
    }));
  const here = [...of('Africa', 9), ...of('Asia', 7), ...of('Europe', 2)];
  const { missing, withheld } = missingVoices(here, new Set(), 5);
  expect(missing.map(({ group }) => group)).toEqual(['Africa']);
  expect(withheld).toBe(2);
});

test('whoever has left or never comes is nobody’s missing voice', () => {
  for (const state of ['inactive', 'left'] as const)
    expect(isAsked({ role: 'member', state }, {})).toBe(false);
  expect(isAsked({ role: 'member', state: 'quiet' }, {})).toBe(true);
});
