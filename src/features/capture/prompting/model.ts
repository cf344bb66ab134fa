import type { CaptureId, PersonId, PromptId } from '../../../kernel/ids.ts';
import type { Transitions } from '../../../kernel/machine.ts';

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
  'go-on',
  'end',
  'escalate',
] as const;
export type PromptVerb = (typeof PROMPT_VERBS)[number];

export const PROMPT_KINDS = [
  'project-close',
  'departure',
  'mission',
  'project-start',
  'milestone',
  'discussion',
  'publication',
  'training',
] as const;
/** What somebody is asked about: the end, start or milestone of a project, and so on. */
export type PromptKind = (typeof PROMPT_KINDS)[number];

/** Which form each asks for, by its template's id. */
export const ASKS_FOR: Readonly<Record<PromptKind, string>> = {
  'project-close': 'lesson',
  departure: 'handover',
  mission: 'mission-report',
  'project-start': 'terms-of-reference',
  milestone: 'lesson',
  discussion: 'uptake-story',
  publication: 'dissemination-plan',
  training: 'uptake-story',
};

/**
 * How far an unanswered question has gone beyond the person asked (FR-PRM-8). Each is told to her before it is done:
 * `warned-…` says to her what `focal` and `supervisor` then do.
 */
export const ESCALATION = ['warned-focal', 'focal', 'warned-supervisor', 'supervisor'] as const;
export type Escalation = (typeof ESCALATION)[number];
/** Whom an unanswered question goes to. */
export type EscalatedTo = 'focal' | 'supervisor';

/** One series of prompts for one event, however often a feed repeats it (FR-PRM-7). */
export interface Prompt {
  readonly id: PromptId;
  readonly version: number;
  readonly kind: PromptKind;
  /** `<kind>:<what it is about>`, for a departure `departure:<person>:<how many-th>`. */
  readonly series: string;
  readonly person: PersonId;
  /** Whoever would know has left or is not known: this person is asked in their place. */
  readonly standsIn: boolean;
  /** The code of the project; null where it is about none. */
  readonly project: string | null;
  /** What it is about, in words; null where nothing says so (a departure, an event of a calendar). */
  readonly title: string | null;
  /** What else it is about: the key of a mission, the number of a training, the id of a discussion, record or product. */
  readonly subject: string | null;
  /** The beginning (UTC) of the day of its event: when the project ends, the mission is over, the last day at work. */
  readonly endsOn: Date;
  /** Since when that day is known: what is known late is asked in less time. */
  readonly knownOn: Date;
  readonly state: PromptState;
  /** Days before the event of the step asked last (negative: after); null before the first. */
  readonly step: number | null;
  /** When this person was asked first. */
  readonly askedAt: Date | null;
  readonly snoozedUntil: Date | null;
  readonly reason: string | null;
  readonly handedOverFrom: PersonId | null;
  readonly capture: CaptureId | null;
  readonly escalation: Escalation | null;
  /** When it goes further; null where it does not. */
  readonly escalateAt: Date | null;
  /** The warning that she was given last, by which its message is found again. */
  readonly warning: string | null;
}

export const PROMPT_TRANSITIONS: Transitions<PromptState, PromptVerb> = {
  planned: { ask: 'asked', end: 'ended' },
  asked: {
    ask: 'asked',
    now: 'accepted',
    snooze: 'snoozed',
    'hand-over': 'asked',
    decline: 'declined',
    escalate: 'asked',
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
    // Begun and not finished: the next date reminds of it.
    ask: 'accepted',
    now: 'accepted',
    'hand-over': 'asked',
    decline: 'declined',
    complete: 'answered',
    'go-on': 'asked',
    end: 'ended',
  },
  declined: { now: 'accepted' },
  answered: {},
  ended: {},
};

export const SNOOZE_DAYS: readonly number[] = [1, 7, 30];

/** Over, whatever comes: nobody is asked any more. */
export const isSettled = ({ state }: Pick<Prompt, 'state'>): boolean =>
  state === 'declined' || state === 'answered' || state === 'ended';

/** Nothing was done with it yet. */
export const isWaiting = ({ state }: Pick<Prompt, 'state'>): boolean =>
  state === 'planned' || state === 'asked' || state === 'snoozed';

/** Still asked for: what a message says that was sent for it holds. */
export const isAsked = ({ state }: Pick<Prompt, 'state'>): boolean =>
  state === 'asked' || state === 'accepted';

/** The register that a prompt's date comes from; null where the product knows it itself. */
export function registerOf({
  kind,
}: Pick<Prompt, 'kind'>): 'projects' | 'leavers' | 'missions' | 'trainings' | null {
  if (kind === 'departure') return 'leavers';
  if (kind === 'mission') return 'missions';
  if (kind === 'training') return 'trainings';
  return kind === 'project-close' || kind === 'project-start' || kind === 'milestone'
    ? 'projects'
    : null;
}
