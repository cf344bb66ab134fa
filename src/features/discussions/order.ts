import type { ContributionId, DiscussionId, PersonId } from '../../kernel/ids.ts';
import type { Stretch } from '../../kernel/resent.ts';
import type { Contribution } from './contribution.ts';

/** How a moderator has ordered a thread, beside the discussion itself: a discussion without a row has none of it. */
export interface Order {
  readonly discussion: DiscussionId;
  readonly version: number;
  /** What comes waits for a moderator: for an hour in which tempers cool. */
  readonly locked: boolean;
  /** Whoever wrote within so many hours has the next words looked at first; null: nobody. */
  readonly slowHours: number | null;
  /** Shown above the thread, the one pinned last first. */
  readonly pinned: readonly ContributionId[];
}

export const ORDER_VERBS = ['lock', 'unlock', 'slow', 'unslow', 'pin', 'unpin'] as const;
export type OrderVerb = (typeof ORDER_VERBS)[number];

export interface Ordering {
  readonly verb: OrderVerb;
  /** With `slow`. */
  readonly hours?: number | undefined;
  /** With `pin` and `unpin`. */
  readonly contribution?: ContributionId | undefined;
}

export const MOST_PINNED = 5;
export const SLOW_HOURS = { least: 1, most: 168, usual: 24 } as const;

export interface OrderStore {
  get(discussion: DiscussionId): Promise<Order | null>;
  /** Of these, those that were ever ordered. */
  of(discussions: readonly DiscussionId[]): Promise<readonly Order[]>;
  /** Only those in which something is published. */
  lastSaid(
    discussions: readonly DiscussionId[],
    authors?: readonly PersonId[],
  ): Promise<ReadonlyMap<DiscussionId, Date>>;
  /** Inserts version 1, or saves as `version + 1`. @throws AppError `changed-meanwhile` */
  save(order: Order): Promise<void>;
}

export const noOrder = (discussion: DiscussionId): Order => ({
  discussion,
  version: 0,
  locked: false,
  slowHours: null,
  pinned: [],
});

/** The order's own verbs that change something now, on the whole thread. */
export const orderVerbs = ({ locked, slowHours }: Order): OrderVerb[] => [
  locked ? 'unlock' : 'lock',
  slowHours === null ? 'slow' : 'unslow',
];

const HOUR_MS = 3_600_000;
const WITHDRAWN = 'withdrawn';

/** When a person's earlier words make the next ones wait in a slow thread; null where none do. */
export function slowedWithin({ slowHours }: Order, author: PersonId, now: Date): Stretch | null {
  if (slowHours === null) return null;
  const ms = slowHours * HOUR_MS;
  return { author, from: new Date(now.getTime() - ms), to: new Date(now.getTime() + ms) };
}

/** Whether what this person says now waits for a moderator first. Nothing is ever refused or lost by it. */
export function waitsFirst(
  { locked, slowHours }: Order,
  said: readonly Pick<Contribution, 'author' | 'createdAt' | 'state'>[],
  author: PersonId,
  now: Date,
): boolean {
  if (locked) return true;
  if (slowHours === null) return false;
  const since = now.getTime() - slowHours * HOUR_MS;
  return said.some(
    (item) =>
      item.author === author && item.state !== WITHDRAWN && item.createdAt.getTime() > since,
  );
}
