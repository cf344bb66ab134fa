import type { CaptureId, PersonId, ProductId, PromptId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';
import { type Problem, problemIn, type Terms } from './answers.ts';
import type { RecordReaders } from './readers.ts';
import type { Checklist } from './review/checklist.ts';
import {
  isShown,
  type ReviewPath,
  shownFields,
  type Template,
  type TemplateField,
} from './template.ts';
import type { Held } from './trouble.ts';

export type { Problem, Terms } from './answers.ts';

export const CAPTURE_STATES = [
  'draft',
  'reviewing',
  'changing',
  'approved',
  'publishing',
  'published',
  'retracting',
  'retracted',
  'discarded',
] as const;
/**
 * A draft never publishes itself; `publishing` and `retracting` are retried until SharePoint has it. What was taken back
 * can be written anew, as a next version. A product is with a reviewer (`reviewing`), back with its author who was asked
 * for changes (`changing`), or found good (`approved`) before its author lets it go (FR-QUA-1).
 */
export type CaptureState = (typeof CAPTURE_STATES)[number];

export const CAPTURE_VERBS = [
  'answer',
  'submit',
  'send',
  'recall',
  'approve',
  'ask-changes',
  'decline',
  'revise',
  'mark',
  'distribute',
  'discard',
  'retract',
  'reopen',
  'record',
] as const;
export type CaptureVerb = (typeof CAPTURE_VERBS)[number];

/** States in which its author goes on writing. */
export const isOpen = ({ state }: Pick<Capture, 'state'>): boolean =>
  state === 'draft' || state === 'changing';

/** A record went out, was taken back, or went from a place that more people read. */
export interface CaptureMove {
  readonly move: 'published' | 'retracted' | 'narrowed';
  /** ISO */
  readonly at: string;
  /** Why it was taken back; empty where it went out. */
  readonly reason: string;
  /** Name of the file it became; null where it has none: then it is read in Praxis alone. */
  readonly file: string | null;
  /** The library in which that lies; absent: the one that is open to all staff. */
  readonly drive?: string | null;
}

/** What somebody writes down, over as many sittings as it takes. */
export interface Capture {
  readonly id: CaptureId;
  readonly version: number;
  readonly template: string;
  readonly templateVersion: number;
  readonly owner: PersonId;
  /** Of what is out; a draft is its author's alone. */
  readonly readers: RecordReaders;
  readonly language: Language;
  readonly project: string | null;
  readonly prompt: PromptId | null;
  /** By field id; a field never answered is absent. */
  readonly answers: Readonly<Record<string, string>>;
  /** When each answer was given (ISO), so that the later of two devices wins and can be explained. */
  readonly answeredAt: Readonly<Record<string, string>>;
  readonly state: CaptureState;
  /** Of its form, when it was begun: whether somebody else looks it over before it goes out. */
  readonly path: ReviewPath;
  /** Who was asked last to look it over; null where nobody was. */
  readonly reviewer: PersonId | null;
  /** What its author said of who is reached; null where nothing was said. */
  readonly checklist: Checklist | null;
  /** Why it is not out yet; null where nothing holds it up. */
  readonly trouble: Held | null;
  readonly product: ProductId | null;
  readonly webUrl: string | null;
  /** How it went out and was taken back, oldest first. */
  readonly history: readonly CaptureMove[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const CAPTURE_TRANSITIONS: Transitions<CaptureState, CaptureVerb> = {
  draft: {
    answer: 'draft',
    submit: 'publishing',
    send: 'reviewing',
    mark: 'draft',
    discard: 'discarded',
  },
  reviewing: {
    approve: 'approved',
    'ask-changes': 'changing',
    decline: 'draft',
    recall: 'draft',
    mark: 'reviewing',
  },
  changing: { answer: 'changing', send: 'reviewing', mark: 'changing', discard: 'discarded' },
  approved: { submit: 'publishing', revise: 'draft', mark: 'approved' },
  publishing: { record: 'published' },
  published: { distribute: 'published', retract: 'retracting' },
  retracting: { record: 'retracted' },
  retracted: { reopen: 'draft' },
  discarded: { reopen: 'draft' },
};

/** Answers that break their field's rule, by field id. */
export type Problems = Readonly<Record<string, Problem>>;

type Answers = Readonly<Record<string, string>>;

/** What still stands between a draft and its publication. Empty: it may be submitted. */
export function problems(template: Template, answers: Answers, terms: Terms): Problems {
  const found: Record<string, Problem> = {};
  for (const field of shownFields(template, answers)) {
    const problem = problemIn(field, answers[field.id] ?? '', terms);
    if (problem) found[field.id] = problem;
  }
  return found;
}

/** The fields of a step that are asked for now. */
export const shownIn = (
  template: Template,
  step: number,
  answers: Answers,
): readonly TemplateField[] =>
  (template.steps[step]?.fields ?? []).filter((field) => isShown(field, template, answers));

/** The first step, by index, with a required field still unanswered; the number of steps where none has. */
export function nextStep(template: Template, answers: Answers): number {
  const open = template.steps.findIndex((_, step) =>
    shownIn(template, step, answers).some(({ id, required }) => required && !answers[id]?.trim()),
  );
  return open < 0 ? template.steps.length : open;
}

/** How often it went out: the first is 1; 0 before that. */
export const editionOf = ({ history }: Pick<Capture, 'history'>): number =>
  history.filter(({ move }) => move === 'published').length;

/** The file that it became, so that a next version takes its place; null before that. */
export const fileOf = ({ history }: Pick<Capture, 'history'>): string | null =>
  history.findLast(({ file }) => file !== null)?.file ?? null;

/** Where its document lies now; a place of `null` is the library that is open to all staff. Null: it has none. */
export function lyingOf({ history }: Pick<Capture, 'history'>) {
  const last = history.findLast(({ move }) => move !== 'retracted');
  return last?.file ? { file: last.file, drive: last.drive ?? null } : null;
}

/** The nearest step that asks for something, from this one on; past either end where none does. */
export function stepFrom(
  template: Template,
  answers: Answers,
  from: number,
  way: 'on' | 'back',
): number {
  const move = way === 'on' ? 1 : -1;
  let step = from;
  while (template.steps[step] && shownIn(template, step, answers).length === 0) step += move;
  return step < 0 ? stepFrom(template, answers, 0, 'on') : step;
}
