import type { ContributionId } from '../../kernel/ids.ts';
import type { ContributionHead } from './contribution.ts';

/** Where a contribution stands in time: of two of the same moment the id decides. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export type ThreadOrder = 'oldest' | 'newest';

/**
 * Where a part of a thread begins: at its beginning, behind or before a place, at the page with one contribution, or so
 * many on; past the end, at the last page.
 */
export type PartStart =
  | { readonly kind: 'beginning' }
  | { readonly kind: 'after' | 'before'; readonly place: Place }
  | { readonly kind: 'with'; readonly contribution: ContributionId }
  | { readonly kind: 'skip'; readonly count: number };

/** Which part of a thread is wanted. */
export interface WantedPart {
  readonly start: PartStart;
  readonly order: ThreadOrder;
  /** Index of a guiding question; null: what answers none; absent: all. */
  readonly question?: number | null | undefined;
  readonly limit: number;
}

export interface Part<T> {
  /** What is pinned first, then in the order that was wanted. */
  readonly items: readonly T[];
  /** Of all that was wanted, in every part. */
  readonly total: number;
  /** Where what stands before and after this part ends and begins; null where there is nothing. */
  readonly before: Place | null;
  readonly after: Place | null;
}

/** A screen or two; whoever wants more asks for the next part. */
export const PART = 50;
export const FIRST_PART: WantedPart = {
  start: { kind: 'beginning' },
  order: 'oldest',
  limit: PART,
};
export const WHOLE_THREAD: WantedPart = { ...FIRST_PART, limit: Number.MAX_SAFE_INTEGER };

type Head = Pick<ContributionHead, 'id' | 'question' | 'createdAt'>;

const placeOf = ({ id, createdAt: at }: Head): Place => ({ at, id });

const inTime = (a: Place, b: Place): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Index in `all` at which the part begins, and where one before it has to end. */
function bounds<T extends Head>(
  all: readonly T[],
  pinned: number,
  { start, order, limit }: WantedPart,
): { readonly from: number; readonly to: number } {
  const way = order === 'oldest' ? 1 : -1;
  const behind = (place: Place, itself: boolean): number => {
    const found = all.findIndex((item, index) => {
      const turn = way * inTime(placeOf(item), place);
      return index >= pinned && (itself ? turn >= 0 : turn > 0);
    });
    return found === -1 ? all.length : found;
  };
  // Pinned ones are few and are not parted from each other.
  const whole = (from: number): number => (from <= pinned ? 0 : from);
  switch (start.kind) {
    case 'beginning':
      return { from: 0, to: limit };
    case 'skip': {
      const last = Math.floor(Math.max(0, all.length - 1) / limit) * limit;
      const from = Math.min(start.count, last);
      return { from, to: from + limit };
    }
    case 'after': {
      const from = behind(start.place, false);
      return { from, to: from + limit };
    }
    case 'before': {
      const to = behind(start.place, true);
      return { from: whole(to - limit), to };
    }
    case 'with': {
      const index = all.findIndex(({ id }) => id === start.contribution);
      const from = Math.floor(Math.max(0, index) / limit) * limit;
      return { from, to: from + limit };
    }
  }
}

/**
 * A part of a thread, cut from all of it so that every part adds up to the same thread. What is pinned stands on top, and
 * once; a contribution that is not there begins at the beginning.
 * @param thread what the reader sees, oldest first
 * @param pinned of these, in their order
 */
export function partOf<T extends Head>(
  thread: readonly T[],
  pinned: readonly ContributionId[],
  wanted: WantedPart,
): Part<T> {
  const { question, order } = wanted;
  const asked = thread.filter((item) => question === undefined || item.question === question);
  const byId = new Map(asked.map((item) => [item.id, item]));
  const top = pinned.flatMap((id) => byId.get(id) ?? []);
  const rest = asked.filter(({ id }) => !pinned.includes(id));
  const all = [...top, ...(order === 'oldest' ? rest : rest.toReversed())];
  const { from, to } = bounds(all, top.length, wanted);
  const items = all.slice(from, to);
  const last = items.at(-1);
  const first = items[0];
  return {
    items,
    total: all.length,
    before: from > 0 && first ? placeOf(first) : null,
    after: to < all.length && last ? placeOf(last) : null,
  };
}

/** What was withdrawn, hidden or taken elsewhere since it was pinned is not on top any more. */
export const stillPinned = (
  pinned: readonly ContributionId[],
  thread: readonly Pick<ContributionHead, 'id' | 'state'>[],
): readonly ContributionId[] =>
  pinned.filter((id) => thread.some((item) => item.id === id && item.state === 'published'));
