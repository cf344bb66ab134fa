import type { DiscussionTemplate } from '../../../src/contract/discussion-plans.ts';
import type { NewDiscussion } from '../../../src/contract/discussions.ts';
import { dayIn, type LocalTime, toInstant } from '../../dates.ts';
import { newNonce } from '../../system.ts';
import { planOfTemplate } from './plan-form.ts';

/** The form as typed. Kept on this device until it is sent, nonce and all. */
export interface NewForm {
  readonly nonce: string;
  readonly community: string;
  /** Id of the template that it begins from; empty for none. */
  readonly template?: string;
  readonly title: string;
  readonly background: string;
  readonly questions: readonly string[];
  readonly start: 'now' | 'later';
  readonly startsAt: LocalTime;
  readonly endsAt: LocalTime;
  /** For guests too. */
  readonly guests?: boolean;
  /** The agreement of whoever wrote the message that it is made of. */
  readonly consent?: string;
}

/** The usual length of a template, from the start that was chosen. */
export function withTemplate(
  form: NewForm,
  template: DiscussionTemplate | undefined,
  zone: string,
  now: Date,
): NewForm {
  if (!template) return { ...form, template: '' };
  const start = form.start === 'now' ? now : (toInstant(form.startsAt, zone) ?? now);
  return { ...form, template: template.id, endsAt: `${dayIn(start, zone, template.days)}T18:00` };
}

export const LIMITS = { title: 200, background: 8_000, question: 500, questions: 5 } as const;

export type FieldName = 'community' | 'title' | 'background' | 'questions' | 'startsAt' | 'endsAt';
/** By field: the word of `tab.new-discussion.problems.<word>`. */
export type FormProblems = Partial<Record<FieldName, 'missing' | 'no-time' | 'end-before-start'>>;

/** What each part of the form is given. */
export interface Part {
  readonly form: NewForm;
  readonly change: (part: Partial<NewForm>) => void;
  readonly problem: (name: FieldName) => { validationMessage: string } | Record<never, never>;
}

/** @param now the product's time */
export function emptyForm(community: string, zone: string, now: Date): NewForm {
  return {
    nonce: newNonce(),
    community,
    title: '',
    background: '',
    questions: [''],
    start: 'now',
    startsAt: `${dayIn(now, zone, 1)}T09:00`,
    // Two weeks, the usual length of a formal e-discussion; to the end of a working day.
    endsAt: `${dayIn(now, zone, 14)}T18:00`,
  };
}

/** Begins with a colleague's words, which they agreed to. */
export function fromWords(form: NewForm, consent: string, words: string): NewForm {
  const [first = ''] = words.split('\n');
  return { ...form, consent, title: first.trim().slice(0, LIMITS.title), background: words };
}

/** A form that was kept until its dates were past begins with new ones; its words stay. */
export function withDates(form: NewForm, zone: string, now: Date): NewForm {
  const end = toInstant(form.endsAt, zone);
  if (!end || end > now) return form;
  const { start, startsAt, endsAt } = emptyForm(form.community, zone, now);
  return { ...form, start, startsAt, endsAt };
}

/** What stands between the form and its sending. */
export function problemsOf(form: NewForm, zone: string, now: Date): FormProblems {
  const start = form.start === 'now' ? now : toInstant(form.startsAt, zone);
  const end = toInstant(form.endsAt, zone);
  return {
    ...(form.community ? {} : { community: 'missing' }),
    ...(form.title.trim() ? {} : { title: 'missing' }),
    ...(form.background.trim() ? {} : { background: 'missing' }),
    ...(form.template || form.questions.some((question) => question.trim())
      ? {}
      : { questions: 'missing' }),
    ...(start ? {} : { startsAt: 'no-time' }),
    ...(end
      ? start && end <= start
        ? { endsAt: 'end-before-start' }
        : {}
      : { endsAt: 'no-time' }),
  };
}

/** The request; only for a form without problems. @param template what the form names, where it names one */
export function requestOf(
  form: NewForm,
  zone: string,
  now: Date,
  {
    template,
    draft,
  }: { readonly template: DiscussionTemplate | undefined; readonly draft: boolean },
): NewDiscussion {
  const start = form.start === 'now' ? now : toInstant(form.startsAt, zone);
  const end = toInstant(form.endsAt, zone);
  if (!start || !end) throw new Error('a form with problems was sent');
  const questions = form.questions.map((question) => question.trim()).filter(Boolean);
  const plan = template ? planOfTemplate(template, { start, end }, questions) : null;
  return {
    nonce: form.nonce,
    community: form.community,
    title: form.title.trim(),
    background: form.background.trim(),
    questions: plan ? plan.phases.flatMap((phase) => phase.questions) : questions,
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    ...(plan ? { plan } : {}),
    ...(draft ? { draft } : {}),
    ...(form.guests ? { guests: true } : {}),
    ...(form.consent ? { consent: form.consent } : {}),
  };
}
