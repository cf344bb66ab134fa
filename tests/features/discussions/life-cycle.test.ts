import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkDates,
  DISCUSSION_STATES,
  DISCUSSION_VERBS,
  type Discussion,
  takesContributions,
} from '../../../src/features/discussions/model.ts';
import { discussionMachine, type Who } from '../../../src/features/discussions/policy.ts';
import { dueWork } from '../../../src/features/discussions/steps.ts';
import { isAppError } from '../../../src/kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
} from '../../../src/kernel/ids.ts';
import { availableActions, decide } from '../../../src/kernel/machine.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import { anActor } from '../../support/people.ts';

const START = new Date('2026-03-02T08:00:00Z');
const END = new Date('2026-03-16T17:00:00Z');

const aDiscussion = (given: Partial<Discussion> = {}): Discussion => ({
  id: asId<DiscussionId>('d1'),
  version: 1,
  community: asId<CommunityId>('skills'),
  title: 'Apprenticeships that last',
  background: 'Why they end early',
  questions: ['What keeps apprentices?'],
  language: 'en',
  startsAt: START,
  endsAt: END,
  state: 'scheduled',
  createdBy: asId<PersonId>('person-1'),
  createdAt: START,
  related: [],
  ...given,
});

const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });

describe('who may move a discussion', () => {
  test('a moderator of its community sees the moves of its state, and a member none', () => {
    const open = aDiscussion({ state: 'open' });
    expect(availableActions(discussionMachine, open, moderator)).toEqual(['close', 'extend']);
    expect(availableActions(discussionMachine, open, member)).toEqual([]);
  });

  test('a moderator of another community is refused in words', () => {
    const stranger = anActor({ in: { formalization: 'moderator' } });
    expect(() => decide(discussionMachine, aDiscussion(), 'open', stranger)).toThrow(
      expect.objectContaining({ code: 'moderators-only' }),
    );
  });

  test('the clock opens and closes, and can neither extend nor cancel', () => {
    expect(decide(discussionMachine, aDiscussion(), 'open', 'clock')).toBe('open');
    for (const verb of ['extend', 'cancel'] as const) {
      expect(() => decide(discussionMachine, aDiscussion(), verb, 'clock')).toThrow();
    }
  });

  test('nothing is archived without a synthesis', () => {
    for (const state of DISCUSSION_STATES.filter((other) => other !== 'summarised')) {
      expect(() => decide(discussionMachine, aDiscussion({ state }), 'archive', moderator)).toThrow(
        expect.objectContaining({ code: 'illegal-move' }),
      );
    }
  });
});

test('whatever is tried in whatever order, a discussion is in a known state, and its end is final', () => {
  const who = fc.constantFrom<Who>(moderator, member, 'clock');
  const moves = fc.array(fc.tuple(fc.constantFrom(...DISCUSSION_VERBS), who), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (tried) => {
      let discussion = aDiscussion();
      let summarised = false;
      for (const [verb, person] of tried) {
        const offered = availableActions(discussionMachine, discussion, person).includes(verb);
        try {
          const state = decide(discussionMachine, discussion, verb, person);
          expect(offered).toBe(true);
          discussion = { ...discussion, state };
        } catch (error) {
          expect(isAppError(error)).toBe(true);
          expect(offered).toBe(false);
        }
        summarised ||= discussion.state === 'summarised';
        expect(DISCUSSION_STATES).toContain(discussion.state);
        if (summarised) expect(takesContributions(discussion)).toBe(false);
      }
    }),
  );
});

describe('what falls due', () => {
  const jobs = (discussion: Discussion) =>
    dueWork(discussion, THRESHOLDS).map(({ job, at }) => [job, at]);

  test('a scheduled discussion opens at its start, is announced as closing three days before its end, and closes', () => {
    expect(jobs(aDiscussion())).toEqual([
      ['discussions.open', START],
      ['discussions.announce-closing', new Date('2026-03-13T17:00:00Z')],
      ['discussions.close', END],
    ]);
  });

  test('a discussion of two days is not announced as closing before it opens', () => {
    const short = aDiscussion({ endsAt: new Date('2026-03-04T08:00:00Z') });
    expect(jobs(short).map(([job]) => job)).toEqual(['discussions.open', 'discussions.close']);
  });

  test('once it has closed only its synthesis is waited for, and then nothing', () => {
    expect(jobs(aDiscussion({ state: 'closed' }))).toEqual([
      ['plan.summary', new Date('2026-03-26T17:00:00Z')],
    ]);
    for (const state of ['summarised', 'archived', 'cancelled'] as const) {
      expect(dueWork(aDiscussion({ state }), THRESHOLDS)).toEqual([]);
    }
  });

  test('a moved end is another slot, so that the former close can never run for it', () => {
    const slot = (endsAt: Date) =>
      dueWork(aDiscussion({ state: 'closing', endsAt }), THRESHOLDS)[0]?.slot;
    expect(slot(END)).not.toBe(slot(new Date('2026-03-20T17:00:00Z')));
  });
});

test.each([
  ['ends before it starts', START, new Date(START.getTime() - 1), START],
  ['ends in the past', START, END, new Date(END.getTime() + 1)],
])('a discussion that %s is refused', (_, starts, ends, now) => {
  expect(() => checkDates(starts, ends, now)).toThrow(
    expect.objectContaining({ code: 'dates-in-wrong-order' }),
  );
});
