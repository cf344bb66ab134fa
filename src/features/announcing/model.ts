import type { AnnouncementId, CommunityId, PersonId, ProductId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';

export const ANNOUNCEMENT_STATES = ['suggested', 'announced', 'declined', 'known'] as const;
/** `known`: the channel heard of it another way, so that there is nothing to announce. */
export type AnnouncementState = (typeof ANNOUNCEMENT_STATES)[number];
export const ANNOUNCEMENT_VERBS = ['announce', 'decline'] as const;
export type AnnouncementVerb = (typeof ANNOUNCEMENT_VERBS)[number];

/** That one new product may be worth telling one community. A moderator decides; nothing is posted by itself. */
export interface Announcement {
  readonly id: AnnouncementId;
  readonly version: number;
  readonly product: ProductId;
  readonly community: CommunityId;
  /** What the two have in common. */
  readonly topics: readonly string[];
  readonly state: AnnouncementState;
  /** What the moderator says of it in the channel. */
  readonly line: string;
  readonly reason: string | null;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly at: Date;
}

export const TRANSITIONS: Transitions<AnnouncementState, AnnouncementVerb> = {
  suggested: { announce: 'announced', decline: 'declined' },
  announced: {},
  declined: { announce: 'announced' },
  known: {},
};

export const LIMITS = { line: 500, reason: 500 };
/** In seven days: so many suggestions are brought to a community's moderators, and so many posts to its channel. */
export const WEEK_MS = 7 * 86_400_000;
/** What nobody decided by then is no news any more. */
export const OPEN_FOR_MS = 30 * 86_400_000;
const NEW_FOR_MS = 365 * 86_400_000;

/** A community as far as announcing goes. */
export interface Place {
  readonly id: CommunityId;
  readonly topics: readonly string[];
  readonly teamId: string;
}

/** A document of years ago is no news, whenever it was put into the library. */
export const isNew = (publishedOn: string | null, now: Date): boolean =>
  publishedOn === null || now.getTime() - Date.parse(publishedOn) < NEW_FOR_MS;

export interface Match {
  readonly community: CommunityId;
  readonly topics: readonly string[];
}

/**
 * Communities whose themes a product touches, one of each team, the one that shares most, of equals the first.
 * @param from where it comes from: that community and its team know of it
 */
export function matching(
  places: readonly Place[],
  topics: readonly string[],
  from: CommunityId | null,
): readonly Match[] {
  const home = places.find(({ id }) => id === from)?.teamId;
  const best = new Map<string, Match>();
  for (const { id, topics: own, teamId } of places) {
    const shared = topics.filter((topic) => own.includes(topic));
    if (shared.length === 0 || id === from || teamId === home) continue;
    if (shared.length > (best.get(teamId)?.topics.length ?? 0))
      best.set(teamId, { community: id, topics: shared });
  }
  return [...best.values()];
}
