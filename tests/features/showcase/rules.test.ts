import { expect, test } from '@jest/globals';
import {
  answerBy,
  dueWork,
  endOf,
  type Showing,
  standingOf,
  toModerator,
} from '../../../src/features/showcase/model.ts';
import { showingMachine } from '../../../src/features/showcase/policy.ts';
import { decide } from '../../../src/kernel/machine.ts';
import { ACTORS } from '../../../tools/roles.ts';

/** What a community shows for a month: a yes each time, silence is a no, and a no looks like silence. */

const asked = (at: string, state: Showing['state'] = 'asked') =>
  ({ id: 'one', state, askedAt: new Date(at) }) as const;

test('it is shown until the end of the month in which its author could last answer', () => {
  expect(endOf(asked('2026-03-05T10:00:00Z'))).toEqual(new Date('2026-04-01T00:00:00Z'));
  expect(endOf(asked('2026-03-28T10:00:00Z'))).toEqual(new Date('2026-05-01T00:00:00Z'));
  expect(endOf(asked('2026-12-30T10:00:00Z'))).toEqual(new Date('2027-02-01T00:00:00Z'));
});

test('silence is a no after seven days, whether or not the clock did its work', () => {
  const one = asked('2026-03-05T10:00:00Z');
  expect(standingOf(one, new Date('2026-03-12T09:59:59Z'))).toBe('asked');
  expect(standingOf(one, answerBy(one))).toBe('expired');
  expect(dueWork(one)).toEqual([
    { job: 'showings.expire', slot: 'one', at: new Date('2026-03-12T10:00:00Z'), ref: 'one' },
  ]);
  expect(dueWork(asked('2026-03-05T10:00:00Z', 'shown'))).toEqual([]);
});

test('what was agreed to ends with its month', () => {
  const shown = asked('2026-03-05T10:00:00Z', 'shown');
  expect(standingOf(shown, new Date('2026-03-31T23:59:59Z'))).toBe('shown');
  expect(standingOf(shown, new Date('2026-04-01T00:00:00Z'))).toBe('over');
});

test('to moderators a no, silence and a change of mind are one and the same', () => {
  const late = new Date('2026-03-20T10:00:00Z');
  const told = (state: Showing['state'], now: Date) =>
    toModerator(asked('2026-03-05T10:00:00Z', state), now);
  const hidden = ['asked', 'declined', 'expired', 'taken-back', 'dropped'] as const;
  expect(new Set(hidden.map((state) => told(state, late)))).toEqual(new Set(['none']));
  expect(told('shown', late)).toBe('shown');
  expect(told('shown', new Date('2026-04-01T00:00:00Z'))).toBe('over');
});

test('a no is waited for as long as silence, so that its hour tells nothing', () => {
  const one = asked('2026-03-05T10:00:00Z', 'declined');
  const silent = asked('2026-03-05T10:00:00Z');
  for (const now of ['2026-03-05T10:00:01Z', '2026-03-12T09:59:59Z', '2026-03-12T10:00:00Z'])
    expect(toModerator(one, new Date(now))).toBe(toModerator(silent, new Date(now)));
  const dropped = { ...one, author: ACTORS.own.id, community: 'home' } as Showing;
  expect(decide(showingMachine, dropped, 'drop', ACTORS.moderator)).toBe('dropped');
});

test('only its author answers and takes back, at any time; a moderator lets go', () => {
  const item = { state: 'shown', author: ACTORS.own.id, community: 'home' } as Showing;
  expect(decide(showingMachine, item, 'take-back', ACTORS.own)).toBe('taken-back');
  expect(decide(showingMachine, item, 'drop', ACTORS.moderator)).toBe('dropped');
  expect(() => decide(showingMachine, item, 'take-back', ACTORS.moderator)).toThrow();
  expect(() => decide(showingMachine, item, 'drop', ACTORS.member)).toThrow();
  const waiting: Showing = { ...item, state: 'asked' };
  expect(() => decide(showingMachine, waiting, 'agree', ACTORS.moderator)).toThrow();
});
