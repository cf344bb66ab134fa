import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';

/** What somebody said or published, that others may have something to say about. */
export const ABOUT = ['contribution', 'query', 'reply', 'product'] as const;
export interface About {
  readonly kind: (typeof ABOUT)[number];
  readonly id: string;
}

export const aboutKey = ({ kind, id }: About): string => `${kind}:${id}`;

/** An item as the surroundings know it. */
export interface Item {
  readonly about: About;
  /** Whose moderators answer for it; null: governance. */
  readonly community: CommunityId | null;
  /** Null where nobody is known to have written it. */
  readonly author: PersonId | null;
  readonly title: string;
  /** The page of the tab where it stands. */
  readonly path: string;
}

export const GROUNDS = ['harassment', 'discrimination', 'threat', 'private', 'other'] as const;
export type Ground = (typeof GROUNDS)[number];

export const REPORT_STATES = ['open', 'acted', 'no-action', 'withdrawn'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const REPORT_VERBS = ['act', 'close', 'pass-on', 'withdraw'] as const;
export type ReportVerb = (typeof REPORT_VERBS)[number];

/**
 * Somebody reports abuse. It is read by its reporter and by those who handle it, and by nobody else: not by the person
 * it is about, and not by a moderator who is that person or made the report.
 */
export interface Report {
  readonly id: string;
  readonly version: number;
  readonly about: About;
  readonly community: CommunityId | null;
  readonly reporter: PersonId;
  /** Whom it is about. */
  readonly against: PersonId | null;
  readonly ground: Ground;
  readonly words: string;
  /** Who may answer it: none of them is party to it. */
  readonly handlers: readonly PersonId[];
  readonly state: ReportState;
  /** What the reporter is told at the end. */
  readonly answer: string | null;
  readonly answeredBy: PersonId | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export const REPORT_TRANSITIONS: Transitions<ReportState, ReportVerb> = {
  open: { act: 'acted', close: 'no-action', 'pass-on': 'open', withdraw: 'withdrawn' },
  acted: {},
  'no-action': {},
  withdrawn: {},
};

/**
 * Who handles a report: the moderators who are not party to it; where none is left, whoever governs and is not.
 * Empty where nobody is left at all.
 */
export function handlersOf(
  parties: readonly (PersonId | null)[],
  moderators: readonly PersonId[],
  governors: readonly PersonId[],
): readonly PersonId[] {
  const free = (people: readonly PersonId[]) =>
    people.filter((person) => !parties.includes(person));
  const near = free(moderators);
  return near.length > 0 ? near : free(governors);
}

export const REQUEST_STATES = ['open', 'granted', 'refused'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export const REQUEST_VERBS = ['grant', 'refuse'] as const;
export type RequestVerb = (typeof REQUEST_VERBS)[number];

/** Somebody, inside or outside, wants a finding changed or gone: kept with who asked, what was decided and why. */
export interface RemovalRequest {
  readonly id: string;
  readonly version: number;
  readonly about: About;
  readonly community: CommunityId | null;
  readonly author: PersonId | null;
  /** As they are known: a name and, from outside, whom they speak for. */
  readonly askedBy: string;
  readonly outside: boolean;
  readonly wish: 'remove' | 'alter';
  readonly reason: string;
  readonly loggedBy: PersonId;
  readonly state: RequestState;
  readonly decision: string | null;
  readonly decidedBy: PersonId | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
}

export const REQUEST_TRANSITIONS: Transitions<RequestState, RequestVerb> = {
  open: { grant: 'granted', refuse: 'refused' },
  granted: {},
  refused: {},
};

export const VIEW_STATES = ['published', 'held', 'hidden', 'withdrawn'] as const;
export type ViewState = (typeof VIEW_STATES)[number];
export const VIEW_VERBS = ['approve', 'hide', 'withdraw'] as const;
export type ViewVerb = (typeof VIEW_VERBS)[number];

/** Who reads it, besides its author and whoever answers for it: all who may open the document, or fewer (FR-SAF-1). */
export const VIEW_AUDIENCES = ['document', 'named', 'moderators'] as const;
export type ViewAudience = (typeof VIEW_AUDIENCES)[number];

/** Somebody sees it differently: what they say stands beside what was published. */
export interface DifferingView {
  readonly id: string;
  readonly version: number;
  /** The published product. */
  readonly product: string;
  readonly community: CommunityId | null;
  readonly author: PersonId;
  readonly text: string;
  readonly language: string;
  readonly sourceKey: string;
  /** Absent: `document`. */
  readonly audience?: ViewAudience;
  /** With `named`: who reads it, as far as they may open the document. */
  readonly readers?: readonly PersonId[];
  readonly state: ViewState;
  /** A moderator's, for hiding it. */
  readonly reason: string | null;
  readonly createdAt: Date;
}

export const VIEW_TRANSITIONS: Transitions<ViewState, ViewVerb> = {
  published: { hide: 'hidden', withdraw: 'withdrawn' },
  held: { approve: 'published', hide: 'hidden', withdraw: 'withdrawn' },
  hidden: { approve: 'published', withdraw: 'withdrawn' },
  withdrawn: {},
};
