import { DAY_MS } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, DiscussionId, PersonId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { Plan } from './plan.ts';

export const DISCUSSION_STATES = [
  'draft',
  'scheduled',
  'open',
  'closing',
  'closed',
  'summarised',
  'archived',
  'cancelled',
  'merged',
] as const;
export type DiscussionState = (typeof DISCUSSION_STATES)[number];

export const DISCUSSION_VERBS = [
  'schedule',
  'back-to-draft',
  'open',
  'announce-closing',
  'close',
  'extend',
  'reopen',
  'cancel',
  'summarise',
  'archive',
] as const;
export type DiscussionVerb = (typeof DISCUSSION_VERBS)[number];

/** An e-discussion: time-bound, with guiding questions, in one community's channel. */
export interface Discussion {
  readonly id: DiscussionId;
  /** Grows with every change; two people at once cannot overwrite each other. */
  readonly version: number;
  readonly community: CommunityId;
  readonly title: string;
  readonly background: string;
  /** The guiding questions of all phases, in their order. */
  readonly questions: readonly string[];
  readonly language: Language;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: DiscussionState;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly related: readonly RelatedProduct[];
  /** Marked for the guests of its community, who learn of no other; absent: for members alone. */
  readonly guests?: boolean;
  /** Other communities whose moderators took it in: their members read and contribute too; absent: none. */
  readonly also?: readonly CommunityId[];
  /** Absent for one that was made without: `planOf` answers for both. */
  readonly plan?: Plan;
}

/** What its moderator wrote: by these words it is looked for, and what it is about is read from them. */
export const openingWords = ({
  title,
  background,
  questions,
}: Pick<Discussion, 'title' | 'background' | 'questions'>): string =>
  [title, background, ...questions].join('. ');

/** A knowledge product shown beside a discussion, with the reasons as computed then. */
export interface RelatedProduct {
  readonly product: ProductId;
  readonly reasons: readonly Reason[];
}

/** Why an item is shown: a word of `reasons.<kind>` and what fills it. True or absent. */
export interface Reason {
  readonly kind: 'topic' | 'country' | 'answered' | 'missions' | 'words' | 'language' | 'recent';
  readonly values: readonly string[];
}

export interface DiscussionDraft {
  readonly title: string;
  readonly background: string;
  readonly questions: readonly string[];
  readonly community: CommunityId;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly guests?: boolean;
  /** Absent: one phase with these questions. */
  readonly plan?: Plan;
}

export const LIMITS = {
  title: 200,
  background: 8_000,
  question: 500,
  questions: 5,
  contribution: 20_000,
  reason: 500,
} as const;

/**
 * Nothing opens without dates, nothing is archived without a conclusion; `closing` still takes contributions.
 * Source: requirements FR-DSC-2 and the fixed rules of facilitators (no archive without a conclusion).
 */
export const TRANSITIONS: Transitions<DiscussionState, DiscussionVerb> = {
  draft: { schedule: 'scheduled', cancel: 'cancelled' },
  scheduled: {
    open: 'open',
    extend: 'scheduled',
    'back-to-draft': 'draft',
    cancel: 'cancelled',
  },
  open: { 'announce-closing': 'closing', close: 'closed', extend: 'open' },
  closing: { close: 'closed', extend: 'open' },
  closed: { reopen: 'open', summarise: 'summarised' },
  summarised: { archive: 'archived' },
  archived: {},
  cancelled: {},
  merged: {},
};

/** It goes on in another discussion, and comes back by the same hand. Only together with what was said in it. */
export const MERGING: Transitions<DiscussionState, 'merge' | 'unmerge'> = {
  draft: {},
  scheduled: {},
  open: { merge: 'merged' },
  closing: { merge: 'merged' },
  closed: {},
  summarised: {},
  archived: {},
  cancelled: {},
  merged: { unmerge: 'open' },
};

/** Others must be able to read why. */
export const MOVE_NEEDS_REASON: ReadonlySet<DiscussionVerb> = new Set(['reopen', 'cancel']);

/** From when on it is closing; for discussions long enough to need it. */
export const closingFrom = (endsAt: Date, closingDays: number): Date =>
  new Date(endsAt.getTime() - closingDays * DAY_MS);

export const takesContributions = (discussion: Discussion): boolean =>
  discussion.state === 'open' || discussion.state === 'closing';

/** @throws AppError where the dates cannot be: an end before the start, or already past. */
export function checkDates(startsAt: Date, endsAt: Date, now: Date): void {
  if (endsAt <= startsAt || endsAt <= now) {
    throw new AppError('dates-in-wrong-order', 'the end must be after the start and in the future');
  }
}
