import { addDays, workingDayUpTo } from '../../kernel/days.ts';
import type { CaptureId, PersonId, ProductId, PromptId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';
import { fieldsOf, type Template } from './template.ts';

export const CAPTURE_STATES = ['draft', 'publishing', 'published', 'discarded'] as const;
/** A draft never publishes itself; `publishing` is retried until SharePoint has it. */
export type CaptureState = (typeof CAPTURE_STATES)[number];

export const CAPTURE_VERBS = ['answer', 'submit', 'discard', 'reopen', 'record'] as const;
export type CaptureVerb = (typeof CAPTURE_VERBS)[number];

/** What somebody writes down, over as many sittings as it takes. */
export interface Capture {
  readonly id: CaptureId;
  readonly version: number;
  readonly template: string;
  readonly templateVersion: number;
  readonly owner: PersonId;
  readonly language: Language;
  readonly project: string | null;
  readonly prompt: PromptId | null;
  /** By field id; a field never answered is absent. */
  readonly answers: Readonly<Record<string, string>>;
  /** When each answer was given (ISO), so that the later of two devices wins and can be explained. */
  readonly answeredAt: Readonly<Record<string, string>>;
  readonly state: CaptureState;
  readonly product: ProductId | null;
  readonly webUrl: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const CAPTURE_TRANSITIONS: Transitions<CaptureState, CaptureVerb> = {
  draft: { answer: 'draft', submit: 'publishing', discard: 'discarded' },
  publishing: { record: 'published' },
  published: {},
  discarded: { reopen: 'draft' },
};

/** The vocabulary a capture needs: topics and countries as the person wrote them -> controlled terms. */
export interface Terms {
  topicsIn(text: string): readonly string[];
  countriesIn(text: string): readonly string[];
}

/** Answers that break their field's rule, by field id and the word of `capture.problems.<word>`. */
export type Problems = Readonly<
  Record<string, 'missing' | 'too-long' | 'not-a-choice' | 'unknown-topic'>
>;

/** What still stands between a draft and its publication. Empty: it may be submitted. */
export function problems(
  template: Template,
  answers: Readonly<Record<string, string>>,
  terms: Terms,
): Problems {
  const found: Record<string, Problems[string]> = {};
  for (const field of fieldsOf(template)) {
    const answer = answers[field.id]?.trim() ?? '';
    if (answer === '') {
      if (field.required) found[field.id] = 'missing';
    } else if (answer.length > field.maxLength) {
      found[field.id] = 'too-long';
    } else if (field.kind === 'choice' && !field.choices?.some(({ value }) => value === answer)) {
      found[field.id] = 'not-a-choice';
    } else if (field.kind === 'topics' && terms.topicsIn(answer).length === 0) {
      found[field.id] = 'unknown-topic';
    }
  }
  return found;
}

/** The first step, by index, with a required field still unanswered; the number of steps where none has. */
export function nextStep(template: Template, answers: Readonly<Record<string, string>>): number {
  const open = template.steps.findIndex(({ fields }) =>
    fields.some(({ id, required }) => required && !answers[id]?.trim()),
  );
  return open < 0 ? template.steps.length : open;
}

export const PROMPT_STATES = [
  'planned',
  'asked',
  'snoozed',
  'accepted',
  'declined',
  'answered',
  'ended',
] as const;
/** `accepted`: the form was begun. `answered`: its record is published. `ended`: the event was called off. */
export type PromptState = (typeof PROMPT_STATES)[number];

export const PROMPT_VERBS = [
  'ask',
  'now',
  'snooze',
  'hand-over',
  'decline',
  'complete',
  'end',
] as const;
export type PromptVerb = (typeof PROMPT_VERBS)[number];

export const PROMPT_KINDS = ['project-close', 'departure'] as const;
export type PromptKind = (typeof PROMPT_KINDS)[number];

/** One series of prompts for one event, however often a feed repeats it (FR-PRM-7). */
export interface Prompt {
  readonly id: PromptId;
  readonly version: number;
  readonly kind: PromptKind;
  /** `project-close:<code>` or `departure:<person>:<how many-th>` */
  readonly series: string;
  readonly person: PersonId;
  /** Null for a departure, as is its title. */
  readonly project: string | null;
  readonly projectTitle: string | null;
  /** The beginning (UTC) of the day on which the project ends or the person is at work for the last time. */
  readonly endsOn: Date;
  readonly state: PromptState;
  /** Days before the end of the step asked last (negative: after); null before the first. */
  readonly step: number | null;
  readonly snoozedUntil: Date | null;
  readonly reason: string | null;
  readonly handedOverFrom: PersonId | null;
  readonly capture: CaptureId | null;
}

export const PROMPT_TRANSITIONS: Transitions<PromptState, PromptVerb> = {
  planned: { ask: 'asked', end: 'ended' },
  asked: {
    ask: 'asked',
    now: 'accepted',
    snooze: 'snoozed',
    'hand-over': 'asked',
    decline: 'declined',
    end: 'ended',
  },
  snoozed: {
    ask: 'asked',
    now: 'accepted',
    snooze: 'snoozed',
    'hand-over': 'asked',
    decline: 'declined',
    end: 'ended',
  },
  accepted: {
    now: 'accepted',
    'hand-over': 'asked',
    decline: 'declined',
    complete: 'answered',
    end: 'ended',
  },
  declined: { now: 'accepted' },
  answered: {},
  ended: {},
};

/** Days before the end at which a project's manager is asked; negative is after (FR-PRM-1). */
export const PROJECT_CLOSE_STEPS: readonly number[] = [90, 30, 0, -14];
export const SNOOZE_DAYS: readonly number[] = [1, 7, 30];

const DAY_MS = 86_400_000;

export const stepAt = (endsOn: Date, days: number): Date =>
  new Date(endsOn.getTime() - days * DAY_MS);

/** Days before the last day at work at which whoever leaves is asked for a handover (FR-PRM-3). */
export const DEPARTURE_STEPS: readonly number[] = [60, 30, 14, 7, 1];

/** Nobody reads a question at the weekend, and the last one would come too late: it comes on the Friday before. */
export const departureStepAt = (endsOn: Date, days: number): Date =>
  new Date(`${workingDayUpTo(addDays(endsOn.toISOString().slice(0, 10), -days))}T00:00:00Z`);

/** When a prompt of this kind is asked: days before the end, and the moment each of them means. */
export const SCHEDULES = {
  'project-close': { steps: PROJECT_CLOSE_STEPS, at: stepAt },
  departure: { steps: DEPARTURE_STEPS, at: departureStepAt },
} as const;

/** The step that is due now: the last whose time has come, so that a late start asks once and not four times. */
export function dueStep(
  endsOn: Date,
  now: Date,
  steps: readonly number[],
  at: (endsOn: Date, days: number) => Date = stepAt,
): number | null {
  return steps.filter((days) => at(endsOn, days) <= now).sort((a, b) => a - b)[0] ?? null;
}
