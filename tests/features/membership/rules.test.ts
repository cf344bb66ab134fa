import { expect, test } from '@jest/globals';
import { icsOf } from '../../../src/features/membership/calendar.ts';
import { endingWork, noticeDue } from '../../../src/features/membership/ending.ts';
import {
  comings,
  countsOf,
  type Member,
  membersIn,
  stateOf,
  toCleanUp,
} from '../../../src/features/membership/model.ts';
import { sharesOf, talliesBy } from '../../../src/features/membership/shares.ts';
import { nextOf, type Offer } from '../../../src/features/membership/succession.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import { showable } from '../../../src/kernel/withholding.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const ago = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const person = (name: string): PersonId => asId<PersonId>(name);
const WATER = asId<CommunityId>('water');
const LIMITS = { activeDays: 90, inactiveDays: 180 };

const member = (name: string, given: Partial<Member> = {}): Member => ({
  person: person(name),
  name,
  role: 'member',
  since: ago(1_000),
  spokeAt: null,
  spoke: 0,
  signAt: null,
  open: true,
  office: 'Geneva',
  region: null,
  constituent: 'staff',
  keptAt: null,
  ...given,
});

test.each([
  ['active', { spokeAt: ago(89) }],
  ['quiet', { spokeAt: ago(91) }],
  ['quiet', { signAt: ago(179) }],
  ['quiet', { since: ago(3) }],
  ['inactive', { spokeAt: ago(400), signAt: ago(181) }],
  ['left', { open: false, spokeAt: ago(1) }],
] as const)('a member is %s by what they did last: %j', (state, given) => {
  expect(stateOf(member('ana', given), LIMITS, NOW)).toBe(state);
});

test('"members" are the active and the quiet, and whoever a moderator kept is not asked about again', () => {
  expect(membersIn(countsOf(['active', 'quiet', 'quiet', 'inactive', 'left']))).toBe(3);
  const gone = { open: false };
  expect(toCleanUp(member('ana', gone), LIMITS, NOW)).toBe(true);
  expect(toCleanUp(member('ana', { ...gone, keptAt: ago(10) }), LIMITS, NOW)).toBe(false);
  expect(toCleanUp(member('ana', { ...gone, keptAt: ago(200) }), LIMITS, NOW)).toBe(true);
  expect(toCleanUp(member('ana', { spokeAt: ago(1) }), LIMITS, NOW)).toBe(false);
});

test('whoever comes back within a month is not new, and after that is', () => {
  const known = [
    { person: person('stays'), since: ago(100), leftAt: null },
    { person: person('back'), since: ago(100), leftAt: ago(20) },
    { person: person('long-gone'), since: ago(100), leftAt: ago(60) },
    { person: person('goes'), since: ago(100), leftAt: null },
  ];
  const here = ['stays', 'back', 'long-gone', 'new'].map(person);
  expect(comings(known, here, NOW)).toEqual({
    joined: ['long-gone', 'new'],
    back: ['back'],
    gone: ['goes'],
  });
  expect(comings([], here, NOW).joined).toEqual(here);
});

const groups = (...sizes: readonly number[]) => sizes.map((size, at) => ({ name: `g${at}`, size }));
const shownFrom = (smallest: number, ...sizes: readonly number[]) =>
  showable(groups(...sizes), ({ size }) => size, smallest).map(({ size }) => size);
const shown = (...sizes: readonly number[]) => shownFrom(5, ...sizes);

test('a group under five is withheld, and so is whatever would give it away by difference', () => {
  expect(shown(20, 9, 5)).toEqual([20, 9, 5]);
  // Alone withheld, four would be the whole less the others: the next smallest goes with it.
  expect(shown(20, 9, 4)).toEqual([20]);
  expect(shown(20, 4)).toEqual([]);
  expect(shown(20, 4, 3)).toEqual([20]);
  // Two of two people are four together: still too few.
  expect(shown(20, 9, 2, 2)).toEqual([20]);
  expect(shown(0, 20)).toEqual([20]);
  // As administrators set it.
  expect(shownFrom(3, 20, 9, 3)).toEqual([20, 9, 3]);
  expect(shownFrom(10, 20, 12, 9, 3)).toEqual([20, 12]);
});

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'whatever the groups, what is not shown is nobody or five at least (%i)',
  (seed) => {
    const sizes = [seed % 7, (seed * 5) % 13, (seed * 11) % 9, (seed * 3) % 23];
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const hidden = total - shown(...sizes).reduce((sum, size) => sum + size, 0);
    expect(hidden === 0 || hidden >= 5 || hidden === total).toBe(true);
    expect(shown(...sizes).every((size) => size >= 5)).toBe(true);
  },
);

test('what a group said is shown only where five of it spoke, and not by difference either', () => {
  const people = [
    ...Array.from({ length: 10 }, (_, at) => ({ group: 'field', spoke: at < 6 ? 2 : 0 })),
    ...Array.from({ length: 10 }, (_, at) => ({ group: 'hq', spoke: at < 2 ? 4 : 0 })),
  ];
  const { shown: shares, withheld } = sharesOf(
    talliesBy(people, ({ group }) => group),
    5,
  );
  expect(withheld).toBe(0);
  expect(shares).toEqual([
    { group: 'field', people: 50, said: null },
    { group: 'hq', people: 50, said: null },
  ]);
});

test('an end is told at 180, 90, 30 and 7 days; a clock that jumps brings only the last that is due', () => {
  const ground = { id: WATER, endsOn: '2026-12-31', plan: 'Merge' };
  expect(endingWork(ground, NOW).map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
    '2026-07-04',
    '2026-10-02',
    '2026-12-01',
    '2026-12-24',
  ]);
  const on = (day: string) => new Date(`${day}T06:00:00Z`);
  expect(noticeDue('2026-12-31', null, on('2026-03-02'))).toBeNull();
  expect(noticeDue('2026-12-31', null, on('2026-07-04'))).toBe(180);
  expect(noticeDue('2026-12-31', null, on('2026-12-25'))).toBe(7);
  const told = { endsOn: '2026-12-31', days: 7 };
  expect(noticeDue('2026-12-31', told, on('2026-12-26'))).toBeNull();
  // Prolonged: another end, with its own notices.
  expect(noticeDue('2027-01-20', told, on('2026-12-26'))).toBe(30);
  expect(noticeDue('2026-12-31', null, on('2027-01-01'))).toBeNull();
  expect(endingWork({ ...ground, endsOn: null }, NOW)).toEqual([]);
});

const offer = (name: string, state: Offer['state'], days: number): Offer => ({
  id: name,
  version: 1,
  community: WATER,
  person: person(name),
  why: 'quiet',
  state,
  askedBy: null,
  askedAt: ago(days),
  decidedAt: null,
});

const QUIET_LEAD = member('lead', { role: 'moderator', spokeAt: ago(100) });
const leading = (members: readonly Member[], offers: readonly Offer[] = []) => ({
  members,
  offers,
  thresholds: LIMITS,
  quietDays: 60,
  seenSince: ago(300),
  now: NOW,
});

test('while a moderator is there nobody is asked', () => {
  const here = member('lead', { role: 'moderator', signAt: ago(2) });
  expect(nextOf(leading([here, QUIET_LEAD]))).toEqual({ kind: 'led', by: 1 });
});

test('once the last is quiet or gone, the most active member is asked, then the next, then governance', () => {
  const ana = member('ana', { spokeAt: ago(5), spoke: 9 });
  const bo = member('bo', { spokeAt: ago(1), spoke: 3 });
  const reader = member('reader', { signAt: ago(1) });
  const all = [QUIET_LEAD, bo, reader, ana];
  expect(nextOf(leading(all))).toEqual({ kind: 'ask', person: 'ana', why: 'quiet' });
  expect(nextOf(leading(all, [offer('ana', 'asked', 2)]))).toEqual({ kind: 'waits' });
  const declined = [offer('ana', 'declined', 2)];
  expect(nextOf(leading(all, declined))).toEqual({ kind: 'ask', person: 'bo', why: 'quiet' });
  const both = [...declined, offer('bo', 'expired', 9)];
  expect(nextOf(leading(all, both))).toEqual({ kind: 'flag' });
  const closed = [{ ...QUIET_LEAD, open: false }, bo];
  expect(nextOf(leading(closed))).toEqual({ kind: 'ask', person: 'bo', why: 'left' });
});

test('guests, and those who only read, are never asked to moderate', () => {
  const guest = member('guest', { role: 'guest', spokeAt: ago(1), spoke: 50 });
  expect(nextOf(leading([QUIET_LEAD, guest, member('reader', { signAt: ago(1) })]))).toEqual({
    kind: 'flag',
  });
});

test('the calendar file escapes what people wrote and folds long lines within 75 octets', () => {
  const title = `Formalisation, étape 1; ${'é'.repeat(80)}\nEND:VCALENDAR`;
  const text = icsOf(
    'Water',
    [
      {
        uid: 'entry-1@praxis',
        kind: 'event',
        title,
        startsOn: '2026-03-31',
        endsOn: '2026-03-31',
        place: '',
        path: null,
      },
    ],
    { now: NOW },
  );
  const lines = text.split('\r\n');
  expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain(
    `SUMMARY:Formalisation\\, étape 1\\; ${'é'.repeat(80)}\\nEND:VCALENDAR`,
  );
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401');
  expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
});
