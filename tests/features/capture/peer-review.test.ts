import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CAPTURE_STATES,
  CAPTURE_TRANSITIONS,
  CAPTURE_VERBS,
  type Capture,
} from '../../../src/features/capture/model.ts';
import { captureMachine, type Who } from '../../../src/features/capture/policy.ts';
import { markedIn } from '../../../src/features/capture/review/checklist.ts';
import { dueOf, type Round, reminded } from '../../../src/features/capture/review/model.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import { asId, type RoundId } from '../../../src/kernel/ids.ts';
import { decide } from '../../../src/kernel/machine.ts';
import { capture } from '../../adapters/database/contract/world.ts';
import { anActor } from '../../support/people.ts';

const AUTHOR = anActor({ id: 'author' });
const REVIEWER = anActor({ id: 'reviewer' });
const STRANGER = anActor({ id: 'stranger' });
const PEOPLE: readonly Who[] = [AUTHOR, REVIEWER, STRANGER, 'clock'];

/** As the actions do it: a refusal changes nothing, and whoever is asked is not the author. */
function moved(item: Capture, verb: (typeof CAPTURE_VERBS)[number], who: Who): Capture {
  try {
    const state = decide(captureMachine, item, verb, who);
    return { ...item, state, ...(verb === 'send' ? { reviewer: REVIEWER.id } : {}) };
  } catch (error) {
    if (isAppError(error)) return item;
    throw error;
  }
}

describe('the review of a product', () => {
  test('whatever anybody presses, nothing is out that its reviewer has not approved since it was last written', () => {
    const step = fc.tuple(fc.constantFrom(...CAPTURE_VERBS), fc.constantFrom(...PEOPLE));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let item = capture({ path: 'peer', owner: AUTHOR.id });
        let approved = false;
        for (const [verb, who] of steps) {
          const before = item;
          item = moved(before, verb, who);
          expect(CAPTURE_STATES).toContain(item.state);
          if (item === before) continue;
          if (verb === 'approve') {
            expect(who).toBe(REVIEWER);
            approved = true;
          }
          if (item.state === 'draft' || item.state === 'changing') approved = false;
          if (item.state === 'publishing') expect(approved).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a lesson goes out without one, and no reviewer can be asked of it', () => {
    const lesson = capture({ owner: AUTHOR.id });
    expect(moved(lesson, 'submit', AUTHOR).state).toBe('publishing');
    expect(moved(lesson, 'send', AUTHOR)).toBe(lesson);
  });

  test('is written by nobody while somebody reads it', () => {
    for (const state of ['reviewing', 'approved'] as const)
      expect(CAPTURE_TRANSITIONS[state]).not.toHaveProperty('answer');
  });

  const asked: Round = {
    id: asId<RoundId>('r'),
    version: 1,
    capture: capture().id,
    number: 1,
    reviewer: REVIEWER.id,
    askedAt: new Date('2026-03-02T09:00:00Z'),
    answers: {},
    verdict: null,
    settledAt: null,
    note: '',
    comments: {},
  };

  test('is remembered after a week, its author told after two, and neither once it is answered', () => {
    const at = (day: string) => new Date(`${day}T09:00:00Z`);
    expect(reminded(asked, at('2026-03-08'))).toBeNull();
    expect(reminded(asked, at('2026-03-09'))).toBe('reviewer');
    expect(reminded(asked, at('2026-03-16'))).toBe('author');
    const due = dueOf(capture({ state: 'reviewing' }), asked).map((one) => one.at.toISOString());
    expect(due).toEqual(['2026-03-09T09:00:00.000Z', '2026-03-16T09:00:00.000Z']);
    expect(dueOf(capture({ state: 'approved' }), asked)).toEqual([]);
  });
});

test('of a point is counted who answered it, but for those to whom it does not apply', () => {
  const said = (marks: Parameters<typeof markedIn>[0][number]['marks']) => ({
    marks,
    note: '',
    at: '2026-03-02T09:00:00Z',
  });
  const [gender, disability] = markedIn([
    said({ gender: 'yes', disability: 'no' }),
    said({ gender: 'no' }),
    said({ gender: 'not-applicable' }),
  ]);
  expect(gender).toEqual({ point: 'gender', yes: 1, of: 2 });
  expect(disability).toEqual({ point: 'disability', yes: 0, of: 1 });
});
