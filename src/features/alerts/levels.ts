import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { News, Rhythm } from './model.ts';

/** How much somebody hears of one community: `each` post as it comes … `none`: only what they cannot go without. */
export const LEVELS = ['each', 'daily', 'weekly', 'addressed', 'none'] as const;
export type Level = (typeof LEVELS)[number];

/** Source: requirement FR-NOT-1. */
export const DEFAULT_LEVEL: Level = 'weekly';

export interface Chosen {
  readonly level: Level;
  /** What came before is no news at this level. */
  readonly since: Date;
}

export type Choices = ReadonlyMap<CommunityId, Chosen>;

/**
 * How a message concerns its reader: `due` is theirs to do or about their own words, `addressed` speaks to them as the
 * person they are, `general` is told to everybody who wants it.
 */
export type Concern = 'due' | 'addressed' | 'general';

export function goes(level: Level, concern: Concern): boolean {
  if (concern === 'due') return true;
  return concern === 'addressed' ? level !== 'none' : level === 'each';
}

export const levelIn = (chosen: Choices, community: CommunityId): Level =>
  chosen.get(community)?.level ?? DEFAULT_LEVEL;

/** Neither digests nor alerts speak of such a community. */
export const MUTED: ReadonlySet<Level> = new Set(['addressed', 'none']);

/** What is news of a community without its own choice of when it began: a rhythm's own span, with a weekend's slack. */
const SPAN_DAYS: Readonly<Record<Rhythm, number>> = { daily: 4, weekly: 9 };
const DAY_MS = 86_400_000;

/** The communities in whose rhythm a digest comes for this person. */
export function rhythms(
  memberships: Iterable<CommunityId>,
  chosen: Choices,
): ReadonlyMap<CommunityId, Rhythm> {
  const found = new Map<CommunityId, Rhythm>();
  for (const community of memberships) {
    const level = levelIn(chosen, community);
    if (level === 'daily' || level === 'weekly') found.set(community, level);
  }
  return found;
}

/** Whether every community of this reader in which an item stands is muted: what stands in another too is told once. */
export function isMuted(
  { communities = [] }: Pick<News, 'communities'>,
  reader: { readonly memberships: ReadonlyMap<CommunityId, unknown> },
  chosen: Choices,
): boolean {
  const theirs = communities.filter((one) => reader.memberships.has(one));
  return theirs.length > 0 && theirs.every((one) => MUTED.has(levelIn(chosen, one)));
}

/**
 * The community by which an item is news to this person now; null where none of those that follow their rhythm is.
 * @param weekly whether this digest is also the week's
 */
export function followed(
  { communities = [], at, by }: Pick<News, 'communities' | 'at' | 'by'>,
  reader: PersonId,
  given: {
    readonly rhythms: ReadonlyMap<CommunityId, Rhythm>;
    readonly chosen: Choices;
    readonly now: Date;
    readonly weekly: boolean;
  },
): CommunityId | null {
  if (by === reader) return null;
  const fits = (community: CommunityId): boolean => {
    const rhythm = given.rhythms.get(community);
    if (!rhythm || (rhythm === 'weekly' && !given.weekly)) return false;
    const from = given.now.getTime() - SPAN_DAYS[rhythm] * DAY_MS;
    return at.getTime() >= Math.max(from, given.chosen.get(community)?.since.getTime() ?? 0);
  };
  return communities.find(fits) ?? null;
}
