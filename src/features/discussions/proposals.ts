import { AppError, type ErrorCode } from '../../kernel/errors.ts';
import type { CommunityId, DiscussionId, PersonId, TopicProposalId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Machine, Policy, Transitions } from '../../kernel/machine.ts';
import { type Actor, belongs, moderates } from '../../kernel/person.ts';

/** A topic that members want to discuss: proposed, backed, and answered by a moderator with a reason. */

export const PROPOSAL_STATES = ['open', 'accepted', 'merged', 'declined', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_VERBS = ['back', 'unback', 'accept', 'merge', 'decline', 'withdraw'] as const;
export type ProposalVerb = (typeof PROPOSAL_VERBS)[number];

export interface TopicProposal {
  readonly id: TopicProposalId;
  readonly version: number;
  readonly community: CommunityId;
  readonly title: string;
  /** What is to be found out, and for which decision. */
  readonly why: string;
  readonly language: Language;
  readonly by: PersonId;
  readonly createdAt: Date;
  readonly state: ProposalState;
  /** The moderator's answer in words; empty while it is open. */
  readonly reason: string;
  /** The proposal that it went into. */
  readonly mergedInto: TopicProposalId | null;
  /** The discussion that came of it, or that already goes on about it. */
  readonly discussion: DiscussionId | null;
  readonly answeredBy: PersonId | null;
  readonly answeredAt: Date | null;
}

export interface Backing {
  readonly proposal: TopicProposalId;
  readonly person: PersonId;
}

export const PROPOSAL_LIMITS = { title: 200, why: 2_000, reason: 500 } as const;

export const PROPOSAL_TRANSITIONS: Transitions<ProposalState, ProposalVerb> = {
  open: {
    back: 'open',
    unback: 'open',
    accept: 'accepted',
    merge: 'merged',
    decline: 'declined',
    withdraw: 'withdrawn',
  },
  accepted: {},
  merged: {},
  declined: {},
  withdrawn: {},
};

/** A proposal with those who back it, its proposer among them. */
export interface Ranked extends TopicProposal {
  readonly backers: readonly PersonId[];
}

const member = ({ community }: Ranked, who: Actor): ErrorCode | null =>
  belongs(who, community) ? null : 'not-a-member';
const moderator = ({ community }: Ranked, who: Actor): ErrorCode | null =>
  moderates(who, community) ? null : 'moderators-only';

const POLICY: Policy<Ranked, ProposalVerb, Actor> = {
  back: (item, who) => member(item, who) ?? (item.backers.includes(who.id) ? 'illegal-move' : null),
  unback: (item, who) =>
    item.by !== who.id && item.backers.includes(who.id) ? null : 'illegal-move',
  accept: moderator,
  merge: moderator,
  decline: moderator,
  withdraw: (item, who) => (item.by === who.id ? null : 'not-yours'),
};

export const proposalMachine: Machine<Ranked, ProposalState, ProposalVerb, Actor> = {
  transitions: PROPOSAL_TRANSITIONS,
  policy: POLICY,
};

export const mayPropose = (community: CommunityId, who: Actor): ErrorCode | null =>
  belongs(who, community) ? null : 'not-a-member';

/** The open ones first: most backed, then the longest waiting; the answered after them, newest answer first. */
export function ranking(all: readonly Ranked[]): Ranked[] {
  const answered = (one: Ranked) => one.answeredAt?.getTime() ?? 0;
  return [...all].sort(
    (a, b) =>
      Number(b.state === 'open') - Number(a.state === 'open') ||
      (a.state === 'open'
        ? b.backers.length - a.backers.length ||
          a.createdAt.getTime() - b.createdAt.getTime() ||
          (a.id < b.id ? -1 : 1)
        : answered(b) - answered(a)),
  );
}

/** Into which open proposal of the same community another goes. @throws AppError `invalid-input` */
export function checkMerge(from: Ranked, into: Ranked | null): void {
  const fits =
    into !== null &&
    into.id !== from.id &&
    into.community === from.community &&
    (into.state === 'open' || into.state === 'accepted');
  if (!fits) throw new AppError('invalid-input', 'not a proposal to merge into', { field: 'into' });
}
