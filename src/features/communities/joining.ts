import type { ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Machine, Transitions } from '../../kernel/machine.ts';
import { type Actor, moderates } from '../../kernel/person.ts';

export const JOIN_STATES = ['waiting', 'accepted', 'declined', 'withdrawn'] as const;
export type JoinState = (typeof JOIN_STATES)[number];
export const JOIN_VERBS = ['accept', 'decline', 'withdraw'] as const;
export type JoinVerb = (typeof JOIN_VERBS)[number];

/** Who was declined may ask again: that is a new request. */
export const JOIN_TRANSITIONS: Transitions<JoinState, JoinVerb> = {
  waiting: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  accepted: {},
  declined: {},
  withdrawn: {},
};

/** Somebody asks to be let into a community. */
export interface JoinRequest {
  readonly id: string;
  readonly version: number;
  readonly community: CommunityId;
  readonly person: PersonId;
  /** Why, in the person's words; may be empty. */
  readonly note: string;
  readonly state: JoinState;
  readonly decidedBy: PersonId | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

const moderator = (item: JoinRequest, who: Actor): ErrorCode | null =>
  moderates(who, item.community) ? null : 'moderators-only';

/** Who asks, and those who answer. */
export const mayRead = (item: Pick<JoinRequest, 'community' | 'person'>, who: Actor): boolean =>
  item.person === who.id || moderates(who, item.community);

export const joinMachine: Machine<JoinRequest, JoinState, JoinVerb, Actor> = {
  transitions: JOIN_TRANSITIONS,
  policy: {
    accept: moderator,
    decline: moderator,
    withdraw: (item, who) => (item.person === who.id ? null : 'not-yours'),
  },
};
