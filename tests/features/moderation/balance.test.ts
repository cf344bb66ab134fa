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

test('whoever has left or never comes is nobody’s missing voice', () => {
  for (const state of ['inactive', 'left'] as const)
    expect(isAsked({ role: 'member', state }, {})).toBe(false);
  expect(isAsked({ role: 'member', state: 'quiet' }, {})).toBe(true);
});
