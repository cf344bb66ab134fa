import type { NewDiscussion } from '../../../src/contract/discussions.ts';
import { type LocalTime, toInstant, toLocal } from '../../dates.ts';
import { newNonce, now } from '../../system.ts';

/** The form as typed. Kept on this device until it is sent, nonce and all. */
export interface NewForm {
  readonly nonce: string;
  readonly community: string;
  readonly title: string;
  readonly background: string;
  readonly questions: readonly string[];
  readonly start: 'now' | 'later';
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
}

export const LIMITS = { title: 200, background: 8_000, question: 500, questions: 5 } as const;

export type FieldName = 'community' | 'title' | 'background' | 'questions' | 'startsAt' | 'endsAt';
/** By field: the word of `tab.new-discussion.problems.<word>`. */
export type FormProblems = Partial<Record<FieldName, 'missing' | 'no-time' | 'end-before-start'>>;

const DAY_MS = 86_400_000;

export function emptyForm(community: string, zone: string): NewForm {
  const morning = (days: number) =>
    `${toLocal(new Date(now().getTime() + days * DAY_MS), zone).slice(0, 10)}T`;
  return {
    nonce: newNonce(),
    community,
    title: '',
    background: '',
    questions: [''],
    start: 'now',
    startsAt: `${morning(1)}09:00`,
    // Two weeks, the usual length of a formal e-discussion; to the end of a working day.
    endsAt: `${morning(14)}18:00`,
  };
}

/** What stands between the form and its sending. Whether the end is still to come, only the server's clock knows. */
export function problemsOf(form: NewForm, zone: string): FormProblems {
  const start = form.start === 'now' ? now() : toInstant(form.startsAt, zone);
  const end = toInstant(form.endsAt, zone);
  return {
    ...(form.community ? {} : { community: 'missing' }),
    ...(form.title.trim() ? {} : { title: 'missing' }),
    ...(form.background.trim() ? {} : { background: 'missing' }),
    ...(form.questions.some((question) => question.trim()) ? {} : { questions: 'missing' }),
    ...(start ? {} : { startsAt: 'no-time' }),
    ...(end
      ? start && end <= start
        ? { endsAt: 'end-before-start' }
        : {}
      : { endsAt: 'no-time' }),
  };
}

/** The request; only for a form without problems. */
export function requestOf(form: NewForm, zone: string): NewDiscussion {
  const start = form.start === 'now' ? now() : toInstant(form.startsAt, zone);
  const end = toInstant(form.endsAt, zone);
  if (!start || !end) throw new Error('a form with problems was sent');
  return {
    nonce: form.nonce,
    community: form.community,
    title: form.title.trim(),
    background: form.background.trim(),
    questions: form.questions.map((question) => question.trim()).filter(Boolean),
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
  };
}
