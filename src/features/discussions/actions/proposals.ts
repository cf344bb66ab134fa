import { AppError } from '../../../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type TopicProposalId,
} from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  checkMerge,
  mayPropose,
  PROPOSAL_LIMITS,
  type ProposalVerb,
  proposalMachine,
  type Ranked,
  ranking,
  type TopicProposal,
} from '../proposals.ts';
import type { DiscussionDeps, Tx } from './deps.ts';

export interface NewProposal {
  readonly community: CommunityId;
  readonly title: string;
  readonly why: string;
}

export interface ProposalAnswer {
  readonly verb: 'accept' | 'merge' | 'decline';
  readonly reason: string;
  readonly into?: TopicProposalId | null;
  readonly discussion?: DiscussionId | null;
}

async function ranked(tx: Tx, id: TopicProposalId): Promise<Ranked> {
  const proposal = await tx.topicProposals.get(id);
  if (!proposal) throw new AppError('not-found', `no proposal ${id}`);
  const backing = await tx.topicProposals.backing([id]);
  return { ...proposal, backers: backing.map(({ person }) => person) };
}

export function proposals({ work, clock, ids, text }: DiscussionDeps) {
  const withActions = (item: Ranked, who: Actor) => ({
    proposal: item,
    actions: availableActions(proposalMachine, item, who),
  });

  /** What somebody outside the community may not know exists, does not. */
  async function seen(tx: Tx, id: TopicProposalId, who: Actor): Promise<Ranked> {
    const item = await ranked(tx, id);
    if (mayPropose(item.community, who)) throw new AppError('not-found', 'another community');
    return item;
  }

  /** Goes with its backers into another one, where each counts once. */
  async function mergeInto(tx: Tx, from: Ranked, id: TopicProposalId | null | undefined) {
    const into = id ? await ranked(tx, id) : null;
    checkMerge(from, into);
    if (!into) return;
    for (const person of from.backers) await tx.topicProposals.back({ proposal: into.id, person });
  }

  return {
    /** Its proposer backs it. The same `key` makes the same proposal. @throws AppError `not-a-member`, `invalid-input` */
    async propose(who: Actor, given: NewProposal, key: string): Promise<TopicProposal> {
      const refusal = mayPropose(given.community, who);
      if (refusal) throw new AppError(refusal, 'only members propose topics');
      const title = given.title.trim().slice(0, PROPOSAL_LIMITS.title);
      const why = given.why.trim().slice(0, PROPOSAL_LIMITS.why);
      if (title === '') throw new AppError('invalid-input', 'no title', { field: 'title' });
      return work.run(async (tx) => {
        const earlier = await tx.topicProposals.byKey(key);
        if (earlier) return earlier;
        const proposal: TopicProposal = {
          id: asId<TopicProposalId>(ids.next()),
          version: 1,
          community: given.community,
          title,
          why,
          language: text.detect(`${title}. ${why}`, who.language),
          by: who.id,
          createdAt: clock.now(),
          state: 'open',
          reason: '',
          mergedInto: null,
          discussion: null,
          answeredBy: null,
          answeredAt: null,
        };
        await tx.topicProposals.insert(proposal, key);
        await tx.topicProposals.back({ proposal: proposal.id, person: who.id });
        const subject = `proposal:${proposal.id}`;
        tx.audit({ actor: who.id, verb: 'proposal.make', subject });
        return proposal;
      });
    },

    /** Of the reader's communities, ranked, each with what the reader may do. */
    async list(who: Actor) {
      return work.run(async (tx) => {
        const found = await tx.topicProposals.list([...who.memberships.keys()]);
        const backing = await tx.topicProposals.backing(found.map(({ id }) => id));
        const all = found.map((one) => ({
          ...one,
          backers: backing
            .filter(({ proposal }) => proposal === one.id)
            .map(({ person }) => person),
        }));
        return ranking(all).map((item) => withActions(item, who));
      });
    },

    /** @throws AppError `not-found` */
    read: (who: Actor, id: TopicProposalId) =>
      work.run(async (tx) => withActions(await seen(tx, id, who), who)),

    /** Without a reader's eyes: for what its people are told. */
    get: (id: TopicProposalId) =>
      work.run((tx) =>
        ranked(tx, id).catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'not-found') return null;
          throw error;
        }),
      ),

    /** Backing twice is backing once. @throws AppError `not-found`, `illegal-move` where it is answered */
    async back(who: Actor, id: TopicProposalId, on: boolean): Promise<void> {
      await work.run(async (tx) => {
        const item = await seen(tx, id, who);
        if (item.backers.includes(who.id) === on) return;
        decide(proposalMachine, item, on ? 'back' : 'unback', who);
        if (on) await tx.topicProposals.back({ proposal: id, person: who.id });
        else await tx.topicProposals.unback({ proposal: id, person: who.id });
      });
    },

    /** @throws AppError `not-yours`, `illegal-move` */
    async withdraw(who: Actor, id: TopicProposalId): Promise<void> {
      await work.run(async (tx) => {
        const item = await seen(tx, id, who);
        const state = decide(proposalMachine, item, 'withdraw', who);
        await tx.topicProposals.update({ ...item, state });
        tx.audit({ actor: who.id, verb: 'proposal.withdraw', subject: `proposal:${id}` });
      });
    },

    /**
     * A moderator's answer, with a reason; the proposer and all who backed it are told.
     * @throws AppError `reason-required`, `moderators-only`, `illegal-move`, `invalid-input`
     */
    async answer(who: Actor, id: TopicProposalId, answer: ProposalAnswer): Promise<void> {
      const reason = answer.reason.trim().slice(0, PROPOSAL_LIMITS.reason);
      await work.run(async (tx) => {
        const item = await seen(tx, id, who);
        const verb: ProposalVerb = answer.verb;
        const state = decide(proposalMachine, item, verb, who);
        if (!reason) {
          throw new AppError('reason-required', `${verb} needs a reason`, { context: 'proposal' });
        }
        if (verb === 'merge') await mergeInto(tx, item, answer.into);
        await tx.topicProposals.update({
          ...item,
          state,
          reason,
          mergedInto: verb === 'merge' ? (answer.into ?? null) : null,
          discussion: answer.discussion ?? null,
          answeredBy: who.id,
          answeredAt: clock.now(),
        });
        tx.emit({
          type: 'topic.answered',
          actor: who.id,
          data: { proposal: id, community: item.community },
        });
        tx.audit({ actor: who.id, verb: `proposal.${verb}`, subject: `proposal:${id}`, reason });
      });
    },

    /** Those that wait for an answer in the communities that `who` moderates, most backed first. */
    async waiting(who: Actor): Promise<readonly Ranked[]> {
      const mine = new Set(
        [...who.memberships].filter(([, role]) => role === 'moderator').map(([id]) => id),
      );
      if (mine.size === 0) return [];
      return (await this.list(who))
        .map(({ proposal }) => proposal)
        .filter(({ state, community }) => state === 'open' && mine.has(community));
    },
  };
}
