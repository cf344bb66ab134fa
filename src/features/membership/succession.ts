import { DAY_MS } from '../../kernel/days.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Transitions } from '../../kernel/machine.ts';
import type { DueItem } from '../../ports/unit-of-work.ts';
import { type Member, stateOf, type Thresholds } from './model.ts';

export const OFFER_STATES = ['asked', 'accepted', 'declined', 'expired', 'over'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const OFFER_VERBS = ['accept', 'decline', 'expire', 'end'] as const;
export type OfferVerb = (typeof OFFER_VERBS)[number];

/** Why somebody is asked to moderate: the last is quiet, the last left, or a moderator wishes for a second. */
export const OFFER_REASONS = ['quiet', 'left', 'second'] as const;
export type OfferReason = (typeof OFFER_REASONS)[number];

/** Somebody is asked to moderate. Nobody becomes a moderator without having said yes. */
export interface Offer {
  readonly id: string;
  readonly version: number;
  readonly community: CommunityId;
  readonly person: PersonId;
  readonly why: OfferReason;
  readonly state: OfferState;
  /** Null where the clock asks. */
  readonly askedBy: PersonId | null;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
}

export const OFFER_TRANSITIONS: Transitions<OfferState, OfferVerb> = {
  asked: { accept: 'accepted', decline: 'declined', expire: 'expired', end: 'over' },
  accepted: {},
  declined: {},
  expired: {},
  over: {},
};

export const OFFER_JOB = 'members.offer';
/** Who has not answered by then is not waited for. */
export const ANSWER_DAYS = 7;
/** So many are asked, one after the other; then governance is told. */
export const MOST_ASKED = 3;
/** Who said no, or nothing, is not asked again for so long. */
const ASKED_AGAIN_DAYS = 90;
/** A community is given that long to find its moderators before anybody is asked. */
const SETTLING_DAYS = 7;

export const answerBy = ({ askedAt }: Pick<Offer, 'askedAt'>): Date =>
  new Date(askedAt.getTime() + ANSWER_DAYS * DAY_MS);

export const offerWork = (offer: Offer): readonly DueItem[] =>
  offer.state === 'asked'
    ? [{ job: OFFER_JOB, slot: offer.id, at: answerBy(offer), ref: offer.id }]
    : [];

export interface Leading {
  readonly members: readonly Member[];
  /** Newest first. */
  readonly offers: readonly Offer[];
  readonly thresholds: Thresholds;
  /** A moderator without a sign for so long is quiet. */
  readonly quietDays: number;
  /** When Praxis first saw the community. */
  readonly seenSince: Date | null;
  readonly now: Date;
}

export type Next =
  | { readonly kind: 'led'; readonly by: number }
  | { readonly kind: 'waits' }
  | { readonly kind: 'ask'; readonly person: PersonId; readonly why: OfferReason }
  | { readonly kind: 'flag' };

const lastSign = ({ spokeAt, signAt, since }: Member): number =>
  Math.max(0, ...[spokeAt, signAt, since].flatMap((at) => (at ? [at.getTime()] : [])));

/** Moderators who are there: whose account is open and who gave a sign not long ago. */
export const leadersOf = ({
  members,
  quietDays,
  now,
}: Pick<Leading, 'members' | 'quietDays' | 'now'>) =>
  members.filter(
    (one) =>
      one.role === 'moderator' && one.open && now.getTime() - lastSign(one) < quietDays * DAY_MS,
  );

/** What has to happen for a community to be led: nothing, an answer, the next question, or governance. */
export function nextOf(leading: Leading): Next {
  const { members, offers, thresholds, seenSince, now } = leading;
  const leaders = leadersOf(leading);
  if (leaders.length > 0) return { kind: 'led', by: leaders.length };
  if (!seenSince || now.getTime() - seenSince.getTime() < SETTLING_DAYS * DAY_MS)
    return { kind: 'waits' };
  if (offers.some(({ state }) => state === 'asked')) return { kind: 'waits' };
  const since = now.getTime() - ASKED_AGAIN_DAYS * DAY_MS;
  const lately = offers.filter(({ askedAt, why }) => why !== 'second' && askedAt.getTime() > since);
  if (lately.length >= MOST_ASKED) return { kind: 'flag' };
  const asked = new Set(lately.map(({ person }) => person));
  const [best] = members
    .filter((one) => one.role === 'member' && !asked.has(one.person))
    .filter((one) => stateOf(one, thresholds, now) === 'active')
    .sort((a, b) => b.spoke - a.spoke || lastSign(b) - lastSign(a));
  if (!best) return { kind: 'flag' };
  const there = members.some((one) => one.role === 'moderator' && one.open);
  return { kind: 'ask', person: best.person, why: there ? 'quiet' : 'left' };
}
