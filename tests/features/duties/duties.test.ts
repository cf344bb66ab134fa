import { expect, test } from '@jest/globals';
import {
  DUTY_STATES,
  DUTY_VERBS,
  type DutyOf,
  dutiesOf,
  openDuty,
} from '../../../src/features/duties/model.ts';
import { dutyMachine, seesTo } from '../../../src/features/duties/policy.ts';
import { asId, type HandoverId, type PersonId } from '../../../src/kernel/ids.ts';
import { availableActions } from '../../../src/kernel/machine.ts';
import { anActor } from '../../support/people.ts';

/** What somebody who leaves answers for: nothing moves without a yes, and nothing is left with nobody. */

const LEAVER = anActor({ id: 'leaver' });
const NEXT = anActor({ id: 'next' });
const GOVERNOR = anActor({ id: 'governor', roles: ['governance'] });
const COLLEAGUE = anActor({ id: 'colleague' });
const HANDOVER = asId<HandoverId>('h');
const DESK = { kind: 'desk', ref: 'd' } as const;

const duty = (change: Partial<DutyOf> = {}): DutyOf => ({
  ...openDuty(HANDOVER, DESK),
  ...{ leaver: LEAVER.id, successor: NEXT.id, phase: 'before' },
  ...change,
});

const may = (item: DutyOf, who: Parameters<typeof dutyMachine.policy.offer>[1]) =>
  availableActions(dutyMachine, item, who);

test('until the last day whoever leaves offers it or flags it, and nobody says it for them', () => {
  expect(may(duty(), LEAVER)).toEqual(['offer', 'flag']);
  for (const who of [NEXT, GOVERNOR, COLLEAGUE]) expect(may(duty(), who)).toEqual([]);
  expect(may(duty({ phase: 'over' }), LEAVER)).toEqual([]);
  expect(may(duty({ state: 'flagged' }), LEAVER)).toEqual(['offer', 'take-back']);
});

test('it is offered to nobody where nobody follows', () => {
  expect(may(duty({ successor: null }), LEAVER)).toEqual(['flag']);
});

test('it is theirs to whom it was offered to say yes or no, and of nobody else', () => {
  const offered = duty({ state: 'offered', to: NEXT.id });
  expect(may(offered, NEXT)).toEqual(['accept', 'decline']);
  expect(may({ ...offered, phase: 'over' }, NEXT)).toEqual(['accept', 'decline']);
  expect(may({ ...offered, phase: 'off' }, NEXT)).toEqual([]);
  for (const who of [GOVERNOR, COLLEAGUE]) expect(may(offered, who)).toEqual([]);
});

test('it is taken by the way of a yes alone, and what was taken stays', () => {
  const ways = DUTY_STATES.filter((state) =>
    Object.values(dutyMachine.transitions[state]).includes('taken'),
  );
  expect(ways).toEqual(['accepted']);
  expect(DUTY_VERBS.filter((verb) => dutyMachine.transitions.offered[verb] === 'accepted')).toEqual(
    ['accept'],
  );
  expect(may(duty({ state: 'taken', to: NEXT.id }), 'clock')).toEqual([]);
});

test('what was flagged is seen by governance, a community also by those who moderate it', () => {
  const community = { kind: 'community', ref: 'skills' } as const;
  const moderator = anActor({ id: 'm', in: { skills: 'moderator' } });
  expect(seesTo(DESK, GOVERNOR)).toBe(true);
  expect(seesTo(community, moderator)).toBe(true);
  expect(seesTo({ ...community, ref: 'other' }, moderator)).toBe(false);
  expect(seesTo(DESK, moderator)).toBe(false);
  expect(seesTo(community, COLLEAGUE)).toBe(false);
});

test('what was given away meanwhile is left out, what was taken stays in the list', () => {
  const said = {
    ...{ ...openDuty(HANDOVER, DESK), version: 1, to: asId<PersonId>('next') },
    at: new Date(0),
  };
  const other = { kind: 'product', ref: 'p' } as const;
  const flagged = { ...said, state: 'flagged' } as const;
  expect(dutiesOf(HANDOVER, [DESK, other], [flagged])).toEqual([
    flagged,
    openDuty(HANDOVER, other),
  ]);
  expect(dutiesOf(HANDOVER, [], [flagged])).toEqual([]);
  const taken = { ...said, state: 'taken' } as const;
  expect(dutiesOf(HANDOVER, [], [taken])).toEqual([taken]);
});
