import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Desk,
  figuresOf,
  isOverdue,
  REQUEST_STATES,
  REQUEST_TRANSITIONS,
  REQUEST_VERBS,
  type Request,
  routed,
} from '../../../src/features/desks/model.ts';
import { mayRead, type Placed, requestMachine } from '../../../src/features/desks/policy.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import { asId, type DeskId, type DeskRequestId, type PersonId } from '../../../src/kernel/ids.ts';
import { availableActions, decide } from '../../../src/kernel/machine.ts';
import { anActor } from '../../support/people.ts';

/** What a desk is asked, from any state and by anybody: as data, and never further than its table. */

const NOW = new Date('2026-03-02T09:00:00Z');
const DAY_MS = 86_400_000;
const STAFF = anActor({ id: 'staff' });
const OTHER = anActor({ id: 'colleague' });
const ASKER = anActor({ id: 'asker' });
const STRANGER = anActor({ id: 'stranger' });
const PEOPLE = [STAFF, OTHER, ASKER, STRANGER];

const request = (change: Partial<Placed> = {}): Placed => ({
  id: asId<DeskRequestId>('r'),
  version: 1,
  desk: asId<DeskId>('d'),
  asker: ASKER.id,
  sender: ASKER.id,
  query: null,
  text: 'What do we know?',
  language: 'en',
  shared: false,
  state: 'sent',
  takenBy: null,
  answer: null,
  reason: null,
  createdAt: NOW,
  dueAt: new Date(NOW.getTime() + DAY_MS),
  settledAt: null,
  staff: [STAFF.id, OTHER.id],
  ...change,
});

const anyRequest = fc.record({
  state: fc.constantFrom(...REQUEST_STATES),
  takenBy: fc.constantFrom<PersonId | null>(null, STAFF.id, OTHER.id),
  shared: fc.boolean(),
});

test('whoever does whatever: a move is what the table has and the policy allows, and what is offered is what is taken', () => {
  fc.assert(
    fc.property(
      anyRequest,
      fc.constantFrom(...REQUEST_VERBS),
      fc.constantFrom(...PEOPLE),
      (given, verb, who) => {
        const item = request(given);
        const offered = availableActions(requestMachine, item, who).includes(verb);
        let next: string | null = null;
        try {
          next = decide(requestMachine, item, verb, who);
        } catch (error) {
          if (!isAppError(error)) throw error;
        }
        expect(next !== null).toBe(offered);
        if (next !== null) expect(next).toBe(REQUEST_TRANSITIONS[item.state][verb]);
      },
    ),
  );
});

test('what is decided stays decided, only its taker answers, and no stranger moves anything', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          verb: fc.constantFrom(...REQUEST_VERBS),
          who: fc.constantFrom(...PEOPLE),
        }),
        { maxLength: 30 },
      ),
      (steps) => {
        let item = request();
        for (const { verb, who } of steps) {
          const before = item;
          if (!availableActions(requestMachine, item, who).includes(verb)) continue;
          expect(who.id).not.toBe(STRANGER.id);
          expect(['sent', 'taken']).toContain(before.state);
          if (verb === 'answer') expect(before.takenBy).toBe(who.id);
          const state = decide(requestMachine, item, verb, who);
          const takenBy = verb === 'take' ? who.id : verb === 'release' ? null : item.takenBy;
          item = { ...item, state, takenBy };
        }
        expect(availableActions(requestMachine, item, STRANGER)).toEqual([]);
      },
    ),
  );
});

test('a request is its asker’s and the desk’s; its answer everybody’s only where the asker agreed', () => {
  const answered = request({ state: 'answered' });
  expect(mayRead(answered, STRANGER)).toBe(false);
  expect(mayRead({ ...answered, shared: true }, STRANGER)).toBe(true);
  expect(mayRead(request({ shared: true }), STRANGER)).toBe(false);
  expect(mayRead(request(), STAFF)).toBe(true);
});

const desk = (id: string, change: Partial<Desk> = {}): Desk => ({
  id: asId<DeskId>(id),
  version: 1,
  names: { en: id, fr: id, es: id },
  unit: '',
  topics: [],
  staff: [STAFF.id],
  days: 5,
  open: true,
  ...change,
});

test('a request is led to the open desk that shares most topics; a desk without staff takes nothing', () => {
  const desks = [
    desk('wages', { topics: ['wages'] }),
    desk('care', { topics: ['domestic-work', 'care-work'] }),
    desk('closed', { topics: ['domestic-work', 'care-work'], open: false }),
    desk('empty', { topics: ['domestic-work', 'care-work'], staff: [] }),
  ];
  const found = routed(desks, ['domestic-work', 'care-work']);
  expect(found.map((one) => one.desk.id)).toEqual(['care', 'wages']);
});

test('figures count the states and the days that were taken, and what is past its day', () => {
  const settled = (days: number, state: Request['state']): Request =>
    request({ state, settledAt: new Date(NOW.getTime() + days * DAY_MS) });
  const all = [settled(2, 'answered'), settled(9, 'refused'), settled(4, 'answered'), request()];
  const later = new Date(NOW.getTime() + 2 * DAY_MS);
  expect(figuresOf(asId<DeskId>('d'), all, later)).toEqual({
    desk: 'd',
    waiting: 1,
    overdue: 1,
    answered: 2,
    refused: 1,
    withdrawn: 0,
    medianDays: 4,
  });
  expect(isOverdue(request({ state: 'answered' }), later)).toBe(false);
});
