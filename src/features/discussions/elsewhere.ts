import type { ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId, DiscussionId, PersonId } from '../../kernel/ids.ts';
import type { Machine, Transitions } from '../../kernel/machine.ts';
import { type Actor, moderates } from '../../kernel/person.ts';
import type { Discussion } from './model.ts';

export const SHARE_STATES = ['offered', 'accepted', 'refused', 'ended'] as const;
export type ShareState = (typeof SHARE_STATES)[number];
export const SHARE_VERBS = ['offer', 'accept', 'refuse', 'end'] as const;
export type ShareVerb = (typeof SHARE_VERBS)[number];

/** One thread shown in another community too: offered to its moderators, never copied. One row for both. */
export interface Share {
  readonly discussion: DiscussionId;
  /** The other community. */
  readonly community: CommunityId;
  /** 0: not kept yet. */
  readonly version: number;
  readonly state: ShareState;
  readonly offeredBy: PersonId;
  /** Why it concerns that community. */
  readonly note: string;
  readonly offeredAt: Date;
  readonly decidedBy: PersonId | null;
  /** Why it was refused or ended. */
  readonly reason: string | null;
  readonly decidedAt: Date | null;
}

/** A share with what its policy needs. */
export type PlacedShare = Share & {
  readonly home: CommunityId;
  readonly createdBy: PersonId;
};

export const SHARE_NEEDS_REASON: ReadonlySet<ShareVerb> = new Set(['refuse', 'end']);
export const LONGEST_NOTE = 500;

const TRANSITIONS: Transitions<ShareState, ShareVerb> = {
  offered: { accept: 'accepted', refuse: 'refused', end: 'ended' },
  accepted: { end: 'ended' },
  refused: { offer: 'offered' },
  ended: { offer: 'offered' },
};

/** Its moderators, and whoever opened it while they are a member there. */
export const mayOffer = (
  { community, createdBy }: Pick<Discussion, 'community' | 'createdBy'>,
  who: Actor,
): ErrorCode | null =>
  moderates(who, community) || (who.id === createdBy && who.memberships.has(community))
    ? null
    : 'moderators-only';

const offers = ({ home, createdBy }: PlacedShare, who: Actor): ErrorCode | null =>
  mayOffer({ community: home, createdBy }, who);

const receives = ({ community }: PlacedShare, who: Actor): ErrorCode | null =>
  moderates(who, community) ? null : 'moderators-only';

/** Those of either community end it, each for their own. */
export const shareMachine: Machine<PlacedShare, ShareState, ShareVerb, Actor> = {
  transitions: TRANSITIONS,
  policy: {
    offer: offers,
    accept: receives,
    refuse: receives,
    end: (share, who) => (offers(share, who) === null ? null : receives(share, who)),
  },
};

/** Only what others can still take part in is offered. */
export const OFFERED_IN: ReadonlySet<Discussion['state']> = new Set([
  'scheduled',
  'open',
  'closing',
]);

/** Every community in which a discussion stands, its own first. */
export const placesOf = ({
  community,
  also = [],
}: Pick<Discussion, 'community' | 'also'>): readonly CommunityId[] => [community, ...also];

export interface ShareStore {
  get(discussion: DiscussionId, community: CommunityId): Promise<Share | null>;
  /** Of one discussion, the oldest offer first. */
  of(discussion: DiscussionId): Promise<readonly Share[]>;
  /** What waits for an answer in these communities, the oldest first. */
  offered(communities: readonly CommunityId[]): Promise<readonly Share[]>;
  /** Saves as `version + 1`. @throws AppError `changed-meanwhile` */
  save(share: Share): Promise<void>;
}
