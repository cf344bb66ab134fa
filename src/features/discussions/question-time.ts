import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { type Actor, moderates } from '../../kernel/person.ts';
import type { Contribution } from './contribution.ts';
import type { Discussion } from './model.ts';
import { NO_PROGRESS, PLAN_LIMITS, type Plan } from './plan.ts';
import { planOf } from './steps.ts';
import type { Statement } from './synthesis.ts';
import wording from './templates/question-time.json' with { type: 'json' };

/**
 * Question time: an e-discussion of two phases. In the first members put their questions; in the second, the hour,
 * named experts answer them, and more may be asked. What was answered is its record.
 */

const MINUTE_MS = 60_000;
export const HOUR_MINUTES = { least: 15, most: 240, usual: 60 } as const;

const inThree = z.record(z.enum(LANGUAGES), z.string().min(1));
const phase = z.object({ title: inThree, question: inThree });
const WORDS = z.object({ gathering: phase, hour: phase, output: inThree }).parse(wording);

export const isQuestionTime = (discussion: Discussion): boolean =>
  planOf(discussion).kind === 'question-time';

/** When the experts begin to answer. */
export const hourOf = (discussion: Discussion): Date =>
  planOf(discussion).phases[1]?.opensAt ?? discussion.startsAt;

/** Those who are named to answer. */
export const expertsOf = (discussion: Discussion): readonly PersonId[] =>
  planOf(discussion).resourcePersons.map(({ person }) => person);

interface Hour {
  /** From when on questions are gathered. */
  readonly startsAt: Date;
  readonly hourAt: Date;
  readonly experts: readonly PersonId[];
}

/** Its plan, in the language of whoever makes it. */
export function questionTimePlan(
  { startsAt, hourAt, experts }: Hour,
  language: Language,
): Plan & { readonly kind: 'question-time' } {
  const said = ({ title, question }: z.infer<typeof phase>, opensAt: Date) => ({
    title: title[language],
    questions: [question[language]],
    opensAt,
  });
  return {
    kind: 'question-time',
    template: null,
    phases: [said(WORDS.gathering, startsAt), said(WORDS.hour, hourAt)],
    lead: null,
    deputies: [],
    resourcePersons: experts.map((person) => ({ person, hours: 1 })),
    seeds: [],
    pinned: [],
    languages: [],
    audience: '',
    output: WORDS.output[language],
    decision: '',
    announceDays: 0,
    finalCallHours: 0,
    // Few ask before the last days: silence means nothing, and nobody is told of it.
    quietDays: PLAN_LIMITS.quietDays,
    reason: '',
    progress: NO_PROGRESS,
  };
}

/**
 * Two phases, an hour of a bearable length, and experts who can read what they are asked.
 * @throws AppError `dates-in-wrong-order`, `invalid-input` naming the field
 */
export function checkQuestionTime(
  { phases, resourcePersons }: Plan,
  endsAt: Date,
  members: ReadonlySet<PersonId>,
): void {
  const hour = phases[1];
  const minutes = hour ? (endsAt.getTime() - hour.opensAt.getTime()) / MINUTE_MS : 0;
  if (phases.length !== 2 || minutes < HOUR_MINUTES.least || minutes > HOUR_MINUTES.most) {
    throw new AppError('dates-in-wrong-order', `an hour of ${minutes} minutes`, {
      context: 'hour',
    });
  }
  const known = resourcePersons.every(({ person }) => members.has(person));
  if (resourcePersons.length === 0 || !known) {
    throw new AppError('invalid-input', 'experts are members', { field: 'experts' });
  }
}

/** Its experts answer, and the moderators of its community. */
export const mayAnswer = (discussion: Discussion, who: Actor): boolean =>
  isQuestionTime(discussion) &&
  (expertsOf(discussion).includes(who.id) || moderates(who, discussion.community));

/** @throws AppError `forbidden`, `invalid-input` where it answers no question that stands there */
export function checkAnswer(
  discussion: Discussion,
  who: Actor,
  question: Contribution | null,
): void {
  if (!mayAnswer(discussion, who)) {
    throw new AppError('forbidden', 'experts and moderators answer', { context: 'answer' });
  }
  const fits =
    question?.discussion === discussion.id && !question.answers && question.state === 'published';
  if (!fits) throw new AppError('invalid-input', 'answers no question', { field: 'answers' });
}

type Said = Pick<Contribution, 'id' | 'answers' | 'author' | 'text'>;

/** Questions in the order in which they came, each with its answers; and what experts said to no question. */
export function byQuestion<T extends Said>(
  said: readonly T[],
  experts: readonly PersonId[],
): {
  readonly questions: readonly { readonly question: T; readonly answers: readonly T[] }[];
  readonly remarks: readonly T[];
} {
  const there = new Set(said.filter(({ answers }) => !answers).map(({ id }) => id));
  const loose = said.filter(({ answers }) => !answers || !there.has(answers));
  const isQuestion = (one: T) => !one.answers && !experts.includes(one.author);
  const answered = new Set(said.map(({ answers }) => answers));
  // An expert may ask as well; what others answered was a question.
  const asked = loose.filter((one) => isQuestion(one) || answered.has(one.id));
  return {
    questions: asked.map((question) => ({
      question,
      answers: said.filter(({ answers }) => answers === question.id),
    })),
    remarks: loose.filter((one) => !asked.includes(one)),
  };
}

/**
 * The record to begin with: every question that was answered, in its first line, and its answers as they stand. What
 * nobody answered is no answer to keep, and stays in the thread.
 */
export const recordStatements = (discussion: Discussion, said: readonly Contribution[]) =>
  byQuestion(said, expertsOf(discussion))
    .questions.filter(({ answers }) => answers.length > 0)
    .map(({ question, answers }, index): Statement => {
      const oneLine = question.text.replace(/\s+/g, ' ').trim();
      return {
        id: `s${index + 1}`,
        kind: 'point',
        question: null,
        text: [oneLine, ...answers.map(({ text }) => text.trim())].join('\n'),
        sources: [question.id, ...answers.map(({ id }) => id)],
      };
    });
