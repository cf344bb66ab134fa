import type { ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId } from '../../kernel/ids.ts';
import type { Machine, Policy } from '../../kernel/machine.ts';
import { type Actor, belongs, isGuestOf, moderates } from '../../kernel/person.ts';
import {
  CONTRIBUTION_TRANSITIONS,
  type Contribution,
  type ContributionHead,
  type ContributionState,
  type ContributionVerb,
  GIVING_BACK,
  type GivingBack,
} from './contribution.ts';
import { isFor } from './contribution-audience.ts';
import {
  type Discussion,
  type DiscussionState,
  type DiscussionVerb,
  MERGING,
  TRANSITIONS,
} from './model.ts';
import { planOf } from './steps.ts';

/** Who acts: a person, or the clock, which may do what is due and nothing else. */
export type Who = Actor | 'clock';

type In = { readonly community: CommunityId };

const moderator = ({ community }: In, who: Who): ErrorCode | null =>
  who !== 'clock' && moderates(who, community) ? null : 'moderators-only';

const moderatorOrClock = (item: In, who: Who): ErrorCode | null =>
  who === 'clock' ? null : moderator(item, who);

const clock = (_item: In, who: Who): ErrorCode | null => (who === 'clock' ? null : 'forbidden');

/** Once the channel knows of it, it is cancelled with a reason and does not just vanish. */
const untold = (item: Discussion, who: Who): ErrorCode | null =>
  moderator(item, who) ??
  (planOf(item).progress.done.includes('announced') ? 'illegal-move' : null);

const DISCUSSION_POLICY: Policy<Discussion, DiscussionVerb, Who> = {
  schedule: moderator,
  'back-to-draft': untold,
  open: moderatorOrClock,
  'announce-closing': clock,
  close: moderatorOrClock,
  extend: moderator,
  reopen: moderator,
  cancel: moderator,
  /** Only by way of a published synthesis; the clock, since nobody may press it alone. */
  summarise: clock,
  archive: moderator,
};

export const discussionMachine: Machine<Discussion, DiscussionState, DiscussionVerb, Who> = {
  transitions: TRANSITIONS,
  policy: DISCUSSION_POLICY,
};

export const mergingMachine: Machine<Discussion, DiscussionState, 'merge' | 'unmerge', Who> = {
  transitions: MERGING,
  policy: { merge: moderator, unmerge: moderator },
};

/** A contribution with the community that it stands in, which its policy needs. */
export type PlacedContribution = Contribution & { readonly community: CommunityId };

const author = (item: Contribution, who: Who): ErrorCode | null =>
  who !== 'clock' && who.id === item.author ? null : 'not-yours';

/** What a moderator hid or its author withdrew is not said again in other words. */
export const STANDS: ReadonlySet<ContributionState> = new Set([
  'published',
  'held',
  'late',
  'returned',
]);

export const mayReword = (item: Contribution, who: Actor): ErrorCode | null =>
  author(item, who) ?? (STANDS.has(item.state) ? null : 'illegal-move');

const CONTRIBUTION_POLICY: Policy<PlacedContribution, ContributionVerb, Who> = {
  approve: moderator,
  hold: moderator,
  hide: moderator,
  withdraw: author,
};

export const contributionMachine: Machine<
  PlacedContribution,
  ContributionState,
  ContributionVerb,
  Who
> = { transitions: CONTRIBUTION_TRANSITIONS, policy: CONTRIBUTION_POLICY };

export const givingBackMachine: Machine<PlacedContribution, ContributionState, GivingBack, Who> = {
  transitions: GIVING_BACK,
  policy: { return: moderator, resubmit: author },
};

export const mayOpenIn = (community: CommunityId, who: Actor): ErrorCode | null =>
  moderates(who, community) ? null : 'moderators-only';

/** What says which discussion it is and whom it is for. */
type Placed = Pick<Discussion, 'community' | 'guests' | 'also'>;

/** A member of its community, or of one that took it in. */
const isAmong = ({ community, also = [] }: Placed, who: Actor): boolean =>
  belongs(who, community) || also.some((one) => belongs(who, one));

/** Comes to it as a guest: it is marked for them. */
export const isGuestIn = ({ community, guests }: Placed, who: Actor): boolean =>
  guests === true && isGuestOf(who, community);

/** To a guest what is not marked for them does not exist. */
export const mayContribute = (discussion: Placed, who: Actor): ErrorCode | null => {
  if (isAmong(discussion, who) || isGuestIn(discussion, who)) return null;
  return who.external ? 'not-found' : 'not-a-member';
};

/** Whom a discussion is for is its moderators' word. */
export const mayMark = moderator;

export const mayRead = (community: CommunityId, who: Actor): ErrorCode | null =>
  belongs(who, community) ? null : 'not-found';

/** A draft is its moderators' own; guests read what is marked for them. */
export const mayReadDiscussion = (
  discussion: Placed & Pick<Discussion, 'state'>,
  who: Actor,
): ErrorCode | null => {
  const { community, state } = discussion;
  if (state === 'draft') return moderates(who, community) ? null : 'not-found';
  return isGuestIn(discussion, who) || isAmong(discussion, who) ? null : 'not-found';
};

/** What a reader sees of contributions: the published that are for them, their own in any state, all for moderators. */
export const maySee = (item: ContributionHead & In, who: Actor): boolean =>
  item.author === who.id ||
  moderates(who, item.community) ||
  (item.state === 'published' && isFor(item, who, isGuestOf(who, item.community)));

export const maySummarise = moderator;
