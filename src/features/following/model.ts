import type { Followed } from '../../ports/feed.ts';

/**
 * `wanted`: not asked for yet. `asking`: asked for, and it may stand although nobody answered. `standing`: the service
 * notifies us. `refused`: it does not let us.
 */
export type SubscriptionState = 'wanted' | 'asking' | 'standing' | 'refused';

/** What is followed, and how that stands with the service. One for each place, however many instances there are. */
export interface Subscription {
  readonly id: string;
  readonly followed: Followed;
  readonly state: SubscriptionState;
  /** The service's id of it. */
  readonly graphId: string | null;
  /** SHA-256 (base64url) of what each notification must bring back. */
  readonly secretHash: string | null;
  /** The id of the certificate by which content is encrypted. */
  readonly certificate: string | null;
  readonly expiresAt: Date | null;
  /** When to look at it again. */
  readonly dueAt: Date;
  /** Times at which something may have been missed, and how many of them have been read up. */
  readonly gaps: number;
  readonly closed: number;
  /** Everything that changed until then is known; null before the first reading. */
  readonly cursorAt: Date | null;
  /** When it was read up last. */
  readonly readAt: Date | null;
  /** Attempts in a row that failed. */
  readonly failures: number;
  /** Why it is not as it should be, for the operator; null where it is. */
  readonly detail: string | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long a subscription is asked for: messages three days, lists thirty, each somewhat less than the most, since the
 * service counts by its own clock.
 */
export const lifetimeMs = ({ kind }: Followed): number =>
  kind === 'channel' ? 3 * DAY_MS - 20 * MINUTE_MS : 29 * DAY_MS;

/** At two thirds of its life: then there is a day left for what stands in the way. */
export const renewAt = (now: Date, expiresAt: Date): Date =>
  new Date(now.getTime() + ((expiresAt.getTime() - now.getTime()) * 2) / 3);

/** Doubling from a minute to an hour. */
export const retryMs = (failures: number): number =>
  Math.min(HOUR_MS, MINUTE_MS * 2 ** Math.max(0, failures - 1));

/** Deliveries are repeated for four hours; what changed before that was delivered, or never will be. */
export const DELIVERED_WITHIN_MS = 4 * HOUR_MS + 10 * MINUTE_MS;

/** Nobody was there for so long: new notifications may have been dropped meanwhile. */
export const AWAY_MS = 5 * MINUTE_MS;

/** One channel is not read up more often, whatever is said to have been missed. */
export const READ_AGAIN_MS = MINUTE_MS;

/** A channel that was never read before is read so far back; older threads have had their time. */
export const FIRST_READING_MS = 14 * DAY_MS;
/** Pages of fifty threads, at one a second: the most that is read at once. */
export const MOST_PAGES = 20;

export const hasGap = ({ gaps, closed }: Subscription): boolean => gaps > closed;
