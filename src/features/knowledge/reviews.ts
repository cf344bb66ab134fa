import type { CommunityId, PersonId, ProductId } from '../../kernel/ids.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';
import type { Outline } from './model.ts';

/**
 * `asked`: its owner was asked whether it still holds. `work`: it is being worked on. `withdraw`: its owner would take it
 * out of the library, which governance does. `settled`: it has a new date or owner.
 */
export type ReviewState = 'asked' | 'work' | 'withdraw' | 'settled';

/** How it stands with the review of one product (FR-QUA-6). */
export interface Review {
  readonly product: ProductId;
  readonly version: number;
  /** The review date that this is about, `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly state: ReviewState;
  /** Who was asked; null where nobody can be. */
  readonly owner: PersonId | null;
  readonly askedAt: Date;
  /** Since when governance knows. */
  readonly escalatedAt: Date | null;
  readonly note: string;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  /** What was decided and is to stand in SharePoint; null for as it is. */
  readonly nextOn: string | null;
  readonly nextOwner: PersonId | null;
  /** SharePoint did not take it: it is kept here, and holds in the catalogue. */
  readonly keptHere: boolean;
}

/** A product past its date, with how it stands. */
export interface Overdue {
  readonly product: ProductId;
  readonly owner: PersonId | null;
  readonly reviewOn: string;
  readonly review: Review | null;
}

/** With the community whose it is. */
export interface OverdueThere extends Overdue {
  readonly community: CommunityId;
}

/** What a product was made of. */
export interface Origin {
  readonly kind: 'discussion' | 'query' | 'capture';
  readonly id: string;
  /** Null for what one person wrote down. */
  readonly community: string | null;
}

export interface ReviewStore {
  get(product: ProductId): Promise<Review | null>;
  /** Products whose review date is on or before that day. */
  overdue(day: string): Promise<readonly Overdue[]>;
  /** Of these communities: for their members alone, or made of what was said in them. */
  overdueIn(day: string, communities: readonly CommunityId[]): Promise<readonly OverdueThere[]>;
  /** Inserts or overwrites by product, whatever version. For the clock. */
  saveAll(reviews: readonly Review[]): Promise<void>;
  /**
   * Inserts, or saves as `version + 1`.
   * @throws AppError `changed-meanwhile` where the stored version is another
   */
  save(review: Review): Promise<void>;
  /** From now on the catalogue has what was decided, until SharePoint's own columns say something new. */
  keepHere(product: ProductId, was: Pick<Outline, 'reviewOn' | 'ownerId'>): Promise<void>;
  /** The month whose look was planned last, `YYYY-MM`. */
  lastRound(): Promise<string | null>;
  planned(month: string): Promise<void>;
  origin(product: ProductId): Promise<Origin | null>;
}

export const DAY_MS = 86_400_000;
/** No answer by the next month's look: governance hears of it. */
const PATIENCE_MS = 25 * DAY_MS;
/** What was to be worked on is asked about again. */
const WORK_MS = 85 * DAY_MS;

export const REVIEW_JOB = 'reviews.look';

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);
export const today = (now: Date): string => now.toISOString().slice(0, 10);

export function monthAfter(now: Date): string {
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return monthOf(next);
}

export const workOf = (month: string): readonly DueItem[] => [
  { job: REVIEW_JOB, slot: month, at: new Date(`${month}-01T07:00:00Z`), ref: month },
];

/** Who says that the facts of an item were looked after: its owner and those who see to content. */
export const mayReview = (
  who: Actor,
  { ownerId, audience }: Pick<Outline, 'ownerId' | 'audience'>,
): boolean =>
  ownerId === who.id ||
  governs(who) ||
  (audience.kind === 'community' && who.memberships.get(audience.community) === 'moderator');

export const governs = (who: Actor): boolean =>
  isAdministrator(who) || who.roles.has('content-manager');

/** What the month's look makes of one product: asked anew, told to governance, or left as it is (null). */
export function looked(
  { product, owner, reviewOn, review }: Overdue,
  isPresent: boolean,
  now: Date,
): Review | null {
  const since = (at: Date | null): number => now.getTime() - (at?.getTime() ?? 0);
  const anew =
    review === null ||
    review.dueOn !== reviewOn ||
    review.state === 'settled' ||
    (review.state === 'work' && since(review.decidedAt) >= WORK_MS);
  if (anew) {
    return {
      product,
      version: (review?.version ?? 0) + 1,
      dueOn: reviewOn,
      state: 'asked',
      owner: isPresent ? owner : null,
      askedAt: now,
      escalatedAt: isPresent ? null : now,
      note: '',
      decidedBy: null,
      decidedAt: null,
      nextOn: null,
      nextOwner: null,
      keptHere: false,
    };
  }
  if (review.state !== 'asked' || review.escalatedAt || since(review.askedAt) < PATIENCE_MS)
    return null;
  return { ...review, version: review.version + 1, escalatedAt: now };
}
