import { describe, expect, test } from '@jest/globals';
import type { Contribution } from '../../../src/features/discussions/contribution.ts';
import type { Discussion } from '../../../src/features/discussions/model.ts';
import { checkPhases } from '../../../src/features/discussions/plan.ts';
import {
  byQuestion,
  checkAnswer,
  checkQuestionTime,
  mayAnswer,
  questionTimePlan,
  recordStatements,
} from '../../../src/features/discussions/question-time.ts';
import { dueWork, opening } from '../../../src/features/discussions/steps.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type PersonId,
} from '../../../src/kernel/ids.ts';
import { THRESHOLDS } from '../../../src/kernel/thresholds.ts';
import { anActor } from '../../support/people.ts';

const START = new Date('2026-03-16T08:00:00Z');
const HOUR = new Date('2026-03-23T14:00:00Z');
const END = new Date('2026-03-23T15:00:00Z');
const EXPERT = asId<PersonId>('expert');
const plan = questionTimePlan({ startsAt: START, hourAt: HOUR, experts: [EXPERT] }, 'es');

const hour: Discussion = {
  id: asId<DiscussionId>('d1'),
  version: 1,
  community: asId<CommunityId>('skills'),
  title: 'Ask about apprenticeships',
  background: 'Everything about contracts',
  questions: [],
  language: 'en',
  startsAt: START,
  endsAt: END,
  state: 'open',
  createdBy: asId<PersonId>('mod'),
  createdAt: START,
  related: [],
  plan: opening(plan, START),
};

const said = (id: string, author: string, text: string, answers?: string): Contribution => ({
  id: asId<ContributionId>(id),
  version: 1,
  discussion: hour.id,
  author: asId<PersonId>(author),
  text,
  language: 'en',
  question: null,
  consent: 'paraphrase',
  surface: 'tab',
  sourceKey: id,
  state: 'published',
  reason: null,
  createdAt: START,
  ...(answers ? { answers: asId<ContributionId>(answers) } : {}),
});

const expert = anActor({ id: 'expert', in: { skills: 'member' } });
const member = anActor({ id: 'member', in: { skills: 'member' } });
const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });

describe('question time', () => {
  test('gathers questions first, and the experts’ hour opens and ends by itself', () => {
    expect(plan.phases.map(({ opensAt }) => opensAt)).toEqual([START, HOUR]);
    expect(() => checkPhases(plan.phases, START, END)).not.toThrow();
    const due = dueWork(hour, THRESHOLDS).map(({ job, at }) => [job, at]);
    expect(due).toContainEqual(['plan.phase', HOUR]);
    expect(due).toContainEqual(['discussions.close', END]);
    // "Three days left" says nothing where all is decided in one hour.
    expect(due.map(([job]) => job)).not.toContain('discussions.announce-closing');
  });

  test('an hour needs a bearable length, and experts who are members', () => {
    const members = new Set([EXPERT]);
    expect(() => checkQuestionTime(plan, END, members)).not.toThrow();
    const late = new Date(HOUR.getTime() + 5 * 3_600_000);
    expect(() => checkQuestionTime(plan, late, members)).toThrow(
      expect.objectContaining({ code: 'dates-in-wrong-order' }),
    );
    for (const wrong of [plan, { ...plan, resourcePersons: [] }]) {
      expect(() => checkQuestionTime(wrong, END, new Set())).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      );
    }
  });

  test('experts and moderators answer a question that stands there; others only ask', () => {
    expect([expert, moderator, member].map((who) => mayAnswer(hour, who))).toEqual([
      true,
      true,
      false,
    ]);
    const question = said('q1', 'member', 'Who signs?');
    expect(() => checkAnswer(hour, expert, question)).not.toThrow();
    expect(() => checkAnswer(hour, member, question)).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    );
    const hidden = { ...question, state: 'hidden' as const };
    for (const wrong of [null, hidden, said('a1', 'expert', 'Both sign.', 'q1')]) {
      expect(() => checkAnswer(hour, expert, wrong)).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      );
    }
  });

  const THREAD = [
    said('q1', 'member', 'Who signs\nthe contract?'),
    said('q2', 'other', 'What does it cost?'),
    said('r1', 'expert', 'Good afternoon, everybody.'),
    said('a1', 'expert', 'The employer and the school.', 'q1'),
    said('a2', 'mod', 'In Peru the parents sign too.', 'q1'),
  ];

  test('each question stands with its answers; what experts say to no question is no question', () => {
    const { questions, remarks } = byQuestion(THREAD, [EXPERT]);
    expect(questions.map(({ question, answers }) => [question.id, answers.length])).toEqual([
      ['q1', 2],
      ['q2', 0],
    ]);
    expect(remarks.map(({ id }) => id)).toEqual(['r1']);
  });

  test('its record has every question that was answered, with the answers as they stand and their sources', () => {
    const [statement, ...others] = recordStatements(hour, THREAD);
    expect(others).toEqual([]);
    expect(statement?.text.split('\n')).toEqual([
      'Who signs the contract?',
      'The employer and the school.',
      'In Peru the parents sign too.',
    ]);
    expect(statement?.sources).toEqual(['q1', 'a1', 'a2']);
  });

  test('where the question was hidden, its answer is lost from no view', () => {
    const { questions, remarks } = byQuestion(THREAD.slice(1), [EXPERT]);
    expect([
      ...questions.flatMap(({ question }) => question.id),
      ...remarks.map(({ id }) => id),
    ]).toEqual(['q2', 'r1', 'a1', 'a2']);
  });
});
