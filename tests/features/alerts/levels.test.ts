import { expect, test } from '@jest/globals';
import {
  type Chosen,
  followed,
  goes,
  isMuted,
  LEVELS,
  rhythms,
} from '../../../src/features/alerts/levels.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';

/** How much of each community somebody hears, as plain values. */

const [WATER, SKILLS, SAFETY] = ['water', 'skills', 'safety'].map(asId<CommunityId>) as [
  CommunityId,
  CommunityId,
  CommunityId,
];
const ANA = asId<PersonId>('ana');
const NOW = new Date('2026-03-04T08:00:00Z');
const before = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const reader = { memberships: new Map([WATER, SKILLS, SAFETY].map((id) => [id, 'member'])) };
const at = (level: Chosen['level'], since = before(30)): Chosen => ({ level, since });

test('what is theirs to do reaches everybody; being spoken to all but who wants nothing; posts who wants each', () => {
  const told = (concern: 'due' | 'addressed' | 'general') =>
    LEVELS.filter((level) => goes(level, concern));
  expect(told('due')).toEqual([...LEVELS]);
  expect(told('addressed')).toEqual(['each', 'daily', 'weekly', 'addressed']);
  expect(told('general')).toEqual(['each']);
});

test('who chose nothing hears weekly', () => {
  const chosen = new Map([
    [WATER, at('daily')],
    [SAFETY, at('none')],
  ]);
  expect(rhythms(reader.memberships.keys(), chosen)).toEqual(
    new Map([
      [WATER, 'daily'],
      [SKILLS, 'weekly'],
    ]),
  );
});

test('what stands in a muted community alone is told by nothing; what stands in another too is', () => {
  const chosen = new Map([
    [WATER, at('none')],
    [SAFETY, at('addressed')],
  ]);
  expect(isMuted({ communities: [WATER] }, reader, chosen)).toBe(true);
  expect(isMuted({ communities: [WATER, SAFETY] }, reader, chosen)).toBe(true);
  expect(isMuted({ communities: [WATER, SKILLS] }, reader, chosen)).toBe(false);
  expect(isMuted({ communities: [] }, reader, chosen)).toBe(false);
  expect(isMuted({ communities: [WATER] }, { memberships: new Map() }, chosen)).toBe(false);
});

test('an item in three communities comes by one, in its rhythm, and never before its level was chosen', () => {
  const chosen = new Map([
    [WATER, at('none')],
    [SKILLS, at('weekly')],
    [SAFETY, at('daily', before(1))],
  ]);
  const given = { rhythms: rhythms(reader.memberships.keys(), chosen), chosen, now: NOW };
  const item = (days: number, by: PersonId | null = null) => ({
    communities: [WATER, SKILLS, SAFETY],
    at: before(days),
    by,
  });
  expect(followed(item(0.5), ANA, { ...given, weekly: false })).toBe(SAFETY);
  expect(followed(item(2), ANA, { ...given, weekly: false })).toBeNull();
  expect(followed(item(2), ANA, { ...given, weekly: true })).toBe(SKILLS);
  expect(followed(item(20), ANA, { ...given, weekly: true })).toBeNull();
  expect(followed(item(0.5, ANA), ANA, { ...given, weekly: true })).toBeNull();
});
