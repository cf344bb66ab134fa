import type { ErrorCode } from '../../kernel/errors.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { type Actor, belongs } from '../../kernel/person.ts';
import {
  communityOf,
  type MissionOffer,
  OFFER_TRANSITIONS,
  type OfferState,
  type OfferVerb,
  type Preparation,
  type PreparationState,
  type PreparationVerb,
  type Shown,
  TRANSITIONS,
} from './model.ts';

export type Who = Actor | 'clock';

const owner = (item: Preparation, who: Actor): ErrorCode | null =>
  item.owner === who.id ? null : 'not-yours';

const POLICY: Policy<Preparation, PreparationVerb, Actor> = {
  answer: owner,
  finish: owner,
  reopen: owner,
  discard: owner,
};

export const preparationMachine: Machine<Preparation, PreparationState, PreparationVerb, Actor> = {
  transitions: TRANSITIONS,
  policy: POLICY,
};

/** Nobody shows a record in a community of others. */
export const mayShow = (shown: Shown, who: Actor): boolean => {
  const community = communityOf(shown);
  return community === null || belongs(who, community);
};

/** A draft is its author's alone; a finished one is read by those it is shown to. */
export const mayRead = (item: Preparation, who: Actor): boolean => {
  if (item.state === 'discarded') return false;
  if (item.owner === who.id) return true;
  return item.state === 'finished' && item.shown !== 'self' && mayShow(item.shown, who);
};

const traveller = (item: MissionOffer, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.person ? null : 'not-yours';
const clock = (_item: MissionOffer, who: Who): ErrorCode | null =>
  who === 'clock' ? null : 'forbidden';

const OFFER_POLICY: Policy<MissionOffer, OfferVerb, Who> = {
  plan: clock,
  offer: clock,
  end: clock,
  take: traveller,
  decline: traveller,
};

export const offerMachine: Machine<MissionOffer, OfferState, OfferVerb, Who> = {
  transitions: OFFER_TRANSITIONS,
  policy: OFFER_POLICY,
};
