import type { ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId } from '../../kernel/ids.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { type Actor, belongs, isGuestOf, moderates } from '../../kernel/person.ts';
import type { Activity } from './calendar.ts';
import { OFFER_TRANSITIONS, type Offer, type OfferState, type OfferVerb } from './succession.ts';

/** Who acts: a person, or the clock. */
export type Who = Actor | 'clock';

/** The page of a community: for those who are in it, guests with what is marked for them. */
export const mayVisit = (community: CommunityId, who: Actor): ErrorCode | null =>
  belongs(who, community) || isGuestOf(who, community) ? null : 'not-found';

/** All that is on the page: its people, resources and workplan too. */
export const mayReadAll = (community: CommunityId, who: Actor): ErrorCode | null =>
  belongs(who, community) ? null : 'not-found';

const moderator = (community: CommunityId, who: Actor): ErrorCode | null =>
  moderates(who, community) ? null : 'moderators-only';

/** Days and activities are written by moderators. */
export const mayPlan = moderator;
/** Who is quiet and who is gone is for moderators. */
export const mayCleanUp = moderator;
export const mayReadIdeas = moderator;
export const mayAskToModerate = moderator;

/** Every member is told that it ends, guests too, and asked. */
export const mayGiveIdea = mayVisit;

/** Whoever does it says that it is done; moderators say it of everything. */
export const mayFinish = (
  { community, who: doer }: Pick<Activity, 'community' | 'who'>,
  who: Actor,
): ErrorCode | null =>
  mayReadAll(community, who) ?? (doer === who.id ? null : moderator(community, who));

const asked = (offer: Offer, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === offer.person ? null : 'not-found';

const clock = (_offer: Offer, who: Who): ErrorCode | null => (who === 'clock' ? null : 'forbidden');

const OFFER_POLICY: Policy<Offer, OfferVerb, Who> = {
  accept: asked,
  decline: asked,
  expire: clock,
  end: clock,
};

export const offerMachine: Machine<Offer, OfferState, OfferVerb, Who> = {
  transitions: OFFER_TRANSITIONS,
  policy: OFFER_POLICY,
};
