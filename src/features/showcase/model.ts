import { DAY_MS } from '../../kernel/days.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';

export const PIECE_KINDS = ['contribution', 'reply', 'record'] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

export interface PieceRef {
  readonly kind: PieceKind;
  readonly id: string;
}

/** What may be shown: out, under its author's name, and read by everybody in the community. */
export interface Piece extends PieceRef {
  readonly community: CommunityId;
  readonly author: PersonId;
  /** Of the discussion, question or record. */
  readonly title: string;
  /** Empty for a record, which is read where it is. */
  readonly words: string;
  readonly language: Language;
  /** When it came out. */
  readonly at: Date;
  /** The page on which it is read. */
  readonly path: string;
}

const SHOWING_STATES = ['asked', 'shown', 'declined', 'expired', 'taken-back', 'dropped'] as const;
export type ShowingState = (typeof SHOWING_STATES)[number];

const SHOWING_VERBS = ['agree', 'decline', 'take-back', 'drop', 'expire'] as const;
/** `take-back`: its author, at any time. `drop`: a moderator, whatever was answered. */
export type ShowingVerb = (typeof SHOWING_VERBS)[number];

/** What people press. */
export const PRESSED = ['agree', 'decline', 'take-back', 'drop'] as const;
export type Pressed = (typeof PRESSED)[number];

/** One piece that a moderator would show on the community's home for the rest of a month (FR-INC-3). */
export interface Showing {
  readonly id: string;
  readonly version: number;
  readonly community: CommunityId;
  readonly piece: PieceRef;
  readonly author: PersonId;
  /** Who chose it. */
  readonly by: PersonId;
  readonly state: ShowingState;
  readonly askedAt: Date;
  readonly settledAt: Date | null;
}

export const SHOWING_TRANSITIONS: Transitions<ShowingState, ShowingVerb> = {
  asked: { agree: 'shown', decline: 'declined', drop: 'dropped', expire: 'expired' },
  shown: { 'take-back': 'taken-back', drop: 'dropped' },
  // For moderators it waits still, and may be dropped.
  declined: { drop: 'dropped' },
  expired: {},
  'taken-back': {},
  dropped: {},
};

/** Silence is a no. */
const PATIENCE_DAYS = 7;
/** What came out earlier is not of the month. */
const OFFERED_DAYS = 45;
/** In one community at a time, asked ones among them: a choice and no list of everybody. */
export const MOST_SHOWN = 8;

export const offeredSince = (now: Date): Date => new Date(now.getTime() - OFFERED_DAYS * DAY_MS);

export const answerBy = ({ askedAt }: Pick<Showing, 'askedAt'>): Date =>
  new Date(askedAt.getTime() + PATIENCE_DAYS * DAY_MS);

/**
 * The first moment (UTC) at which it is shown no more: the end of the month in which its author could last answer, so
 * that whoever is asked in a month's last days has as long to answer.
 */
export function endOf(showing: Pick<Showing, 'askedAt'>): Date {
  const last = answerBy(showing);
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1));
}

export type Standing = ShowingState | 'over';

/** As it stands at `now`, whether or not the clock's work was done by then. */
export function standingOf(showing: Pick<Showing, 'state' | 'askedAt'>, now: Date): Standing {
  if (showing.state === 'asked' && now >= answerBy(showing)) return 'expired';
  return showing.state === 'shown' && now >= endOf(showing) ? 'over' : showing.state;
}

/**
 * What moderators learn: a no, silence and a change of mind are one and the same, and nobody has to justify it. A no is
 * still waited for until the moment at which silence would be one, or its hour would tell the two apart.
 */
export function toModerator(
  showing: Pick<Showing, 'state' | 'askedAt'>,
  now: Date,
): 'asked' | 'shown' | 'over' | 'none' {
  const standing = standingOf(showing, now);
  if (standing === 'declined' && now < answerBy(showing)) return 'asked';
  return standing === 'asked' || standing === 'shown' || standing === 'over' ? standing : 'none';
}
export type ToModerator = ReturnType<typeof toModerator>;

/** What falls due while its author is waited for. */
export const dueWork = (showing: Pick<Showing, 'id' | 'state' | 'askedAt'>): DueItem[] =>
  showing.state === 'asked'
    ? [{ job: 'showings.expire', slot: showing.id, at: answerBy(showing), ref: showing.id }]
    : [];
