import { DAY_MS } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { CommunityId, PersonId, ProductId, QueryId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';
import { type Pace, STEPS, type Step, stepAt } from './escalation.ts';

export const QUERY_STATES = [
  'from-stock',
  'open',
  'publishing',
  'replied',
  'withdrawn',
  'hidden',
  'merged',
  'kept',
] as const;
/**
 * `from-stock`: what was shown first answered it, and it was never posted. `publishing` survives a crash: the file may
 * be on its way, and the same name makes a retry harmless. `hidden`: a moderator took it out of sight, since it names
 * somebody or is out of place. `merged`: the same as another, where its replies stand too. `kept`: never posted; its
 * answer was given in conversation, and is offered as an entry of frequently asked questions.
 */
export type QueryState = (typeof QUERY_STATES)[number];

export const QUERY_VERBS = [
  'reply',
  'edit-reply',
  'approve',
  'publish',
  'recall',
  'judge',
  'reopen',
  'withdraw',
  'hide',
  'ask-expert',
  'merge',
  'unmerge',
  'narrow',
] as const;
export type QueryVerb = (typeof QUERY_VERBS)[number];

/** Why a product is shown beside a question: a word of `reasons.<kind>` and what fills it. True or absent. */
export interface RelatedProduct {
  readonly product: ProductId;
  readonly reasons: readonly {
    readonly kind: 'topic' | 'country' | 'answered' | 'missions' | 'words' | 'language' | 'recent';
    readonly values: readonly string[];
  }[];
}

/** Who reads a question, besides its asker and the moderators (FR-SAF-1). */
export const QUERY_AUDIENCES = ['staff', 'community', 'named', 'moderators'] as const;
export type QueryAudience = (typeof QUERY_AUDIENCES)[number];

export const URGENCIES = ['normal', 'urgent'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A question in plain words: answered by what is there, or asked of one community. */
export interface Query {
  readonly id: QueryId;
  /** Grows with every change; two people at once cannot overwrite each other. */
  readonly version: number;
  readonly asker: PersonId;
  /** Where it was asked, or would have fitted best; null where the asker belongs nowhere. */
  readonly community: CommunityId | null;
  readonly text: string;
  /** What for, where, what was tried. */
  readonly background: string;
  /** Absent: `community`. */
  readonly audience?: QueryAudience;
  /** With `named`: who reads it. */
  readonly readers?: readonly PersonId[];
  readonly language: Language;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  /** `YYYY-MM-DD` */
  readonly neededBy: string | null;
  readonly urgency: Urgency;
  /** Other communities that are shown the way to it, and read and reply to it in the one where it stands. */
  readonly also: readonly CommunityId[];
  /** Those who were asked by name: they read and reply to it, wherever they belong. */
  readonly invited: readonly PersonId[];
  /** What was done since it was opened, while nobody replied. */
  readonly steps: readonly Step[];
  /** The question that it is the same as. */
  readonly mergedInto: QueryId | null;
  readonly state: QueryState;
  readonly verdict: Verdict | null;
  /** What the asker said with the verdict. */
  readonly comment: string | null;
  /** The product that answered it, where the asker said which. */
  readonly answeredBy: ProductId | null;
  readonly related: readonly RelatedProduct[];
  /** Why a moderator hid it. */
  readonly reason: string | null;
  readonly askedAt: Date;
  /** Since when it waits for replies: the asking, or the last time the asker said that it is not solved. */
  readonly openSince: Date;
}

export type Verdict = 'solved' | 'unsolved';

export interface QueryDraft {
  readonly text: string;
  readonly background: string;
  readonly community: CommunityId;
  readonly neededBy: string | null;
  readonly urgency?: Urgency;
  readonly also?: readonly CommunityId[];
  /** Absent: the community, and those of `also`. */
  readonly readers?: { readonly audience: QueryAudience; readonly readers: readonly PersonId[] };
  /** As the asker left them; absent, those that its words name. */
  readonly topics?: readonly string[];
  readonly countries?: readonly string[];
}

export const LIMITS = { text: 2_000, background: 4_000, reply: 20_000, reason: 500 } as const;

/**
 * Replies are taken until the asker withdraws the question, also while it is being published and after: what comes
 * late is read and offered, never lost. Nothing is published without an approval of a moderator.
 */
export const TRANSITIONS: Transitions<QueryState, QueryVerb> = {
  'from-stock': {},
  open: {
    reply: 'open',
    'edit-reply': 'open',
    approve: 'publishing',
    judge: 'open',
    withdraw: 'withdrawn',
    hide: 'hidden',
    'ask-expert': 'open',
    merge: 'merged',
    narrow: 'open',
  },
  publishing: { reply: 'publishing', publish: 'replied', recall: 'open' },
  replied: { reply: 'replied', judge: 'replied', reopen: 'open', hide: 'hidden' },
  withdrawn: { hide: 'hidden' },
  hidden: {},
  /** What is still said there is kept and shown with the other question. */
  merged: { reply: 'merged', unmerge: 'open', hide: 'hidden' },
  kept: { hide: 'hidden' },
};

/**
 * Chosen people or moderators alone read it: it stands in no channel, no list of others and no figure, and nothing that
 * more people read is made of it.
 */
export const isForFew = ({ audience }: Pick<Query, 'audience'>): boolean =>
  audience === 'named' || audience === 'moderators';

export const takesReplies = ({ state }: Pick<Query, 'state'>): boolean =>
  TRANSITIONS[state].reply !== undefined;

/** The consolidated reply is due so long before it is needed, where that comes first. */
const BEFORE_NEEDED_DAYS = 2;

/** Never before the posting itself: a question that is needed tomorrow is due with its first reply. */
export function consolidatedDueAt(
  { openSince, neededBy }: Query,
  { consolidatedDays }: Pick<Pace, 'consolidatedDays'>,
): Date {
  const usual = openSince.getTime() + consolidatedDays * DAY_MS;
  if (neededBy === null) return new Date(usual);
  const needed = Date.parse(`${neededBy}T00:00:00Z`) - BEFORE_NEEDED_DAYS * DAY_MS;
  return new Date(Math.max(openSince.getTime(), Math.min(usual, needed)));
}

/** @throws AppError `invalid-input` for a day that is over everywhere */
export function checkNeededBy(neededBy: string | null, now: Date): void {
  if (neededBy !== null && Date.parse(`${neededBy}T00:00:00Z`) < now.getTime() - 2 * DAY_MS) {
    throw new AppError('invalid-input', 'needed by a day that is over', { field: 'neededBy' });
  }
}

const JOB_OF: Readonly<Record<Step, string>> = {
  moderators: 'queries.unanswered',
  experts: 'queries.experts',
  gap: 'queries.gap',
};

/** What falls due for a question in its present state. Derived, so that a changed state changes its work. */
export function dueWork(query: Query, pace: Pace): DueItem[] {
  if (query.state !== 'open') return [];
  const at = (job: string, when: Date): DueItem => ({
    job,
    slot: `${query.id}@${when.toISOString()}`,
    at: when,
    ref: query.id,
  });
  // Whoever else could be asked may not read it, and nothing that more people read is made of it.
  if (isForFew(query)) return [at(JOB_OF.moderators, stepAt(query, pace, 'moderators'))];
  return [
    ...STEPS.map((step) => at(JOB_OF[step], stepAt(query, pace, step))),
    at('queries.consolidated-due', consolidatedDueAt(query, pace)),
  ];
}
