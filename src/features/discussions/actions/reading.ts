import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import { availableActions } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import type {
  Contribution,
  ContributionHead,
  ContributionState,
  ContributionVerb,
} from '../contribution.ts';
import { isForAll, isOpen } from '../contribution-audience.ts';
import type { Discussion } from '../model.ts';
import { noOrder } from '../order.ts';
import { contributionMachine, mayReadDiscussion, maySee } from '../policy.ts';
import { type Part, partOf, stillPinned, type WantedPart } from '../thread.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';

/** A contribution with the moves open to its reader. */
export type ReadContribution = Contribution & { readonly actions: readonly ContributionVerb[] };

export interface ThreadPart extends Part<ReadContribution> {
  readonly discussion: Discussion;
  /** What is on top of the whole thread, in its order. */
  readonly pinned: readonly ContributionId[];
  /** All that this reader sees, and of it what all members see. */
  readonly seen: number;
  readonly open: number;
  /** Whether some of it is the reader's own. */
  readonly wrote: boolean;
}

/** What has its place in the proceedings; what never left its moderators' desk has none. */
const PROCEEDED: ReadonlySet<ContributionState> = new Set(['published', 'hidden', 'withdrawn']);

/** What is read of a thread, by the eyes of a reader and without them. */
export function reading({ work }: DiscussionDeps) {
  async function mine(tx: Tx, who: Actor, id: DiscussionId): Promise<Discussion> {
    const discussion = await existing(tx, id);
    const refusal = mayReadDiscussion(discussion, who);
    if (refusal) throw new AppError(refusal, 'not a member of the community');
    return discussion;
  }

  const forReader = (who: Actor, { community }: Discussion, item: Contribution) => ({
    ...item,
    actions: availableActions(contributionMachine, { ...item, community }, who),
  });

  const seenBy =
    (who: Actor, { community }: Discussion) =>
    (item: ContributionHead): boolean =>
      maySee({ ...item, community }, who);

  return {
    /** What this reader sees of a discussion, oldest first, each with the moves open to them. @throws AppError `not-found` */
    async thread(who: Actor, id: DiscussionId) {
      return work.run(async (tx) => {
        const discussion = await mine(tx, who, id);
        const seen = (await tx.contributions.of(id)).filter(seenBy(who, discussion));
        return {
          discussion,
          contributions: seen.map((item) => forReader(who, discussion, item)),
        };
      });
    },

    /** A part of it, with what is counted over the whole: only this part's words are read. @throws AppError `not-found` */
    async part(who: Actor, id: DiscussionId, wanted: WantedPart): Promise<ThreadPart> {
      return work.run(async (tx) => {
        const discussion = await mine(tx, who, id);
        const [heads, order] = await Promise.all([tx.contributions.headsOf(id), tx.orders.get(id)]);
        const seen = heads.filter(seenBy(who, discussion));
        const pinned = stillPinned((order ?? noOrder(id)).pinned, seen);
        const part = partOf(seen, pinned, wanted);
        const found = await tx.contributions.some(part.items.map((item) => item.id));
        const byId = new Map(found.map((item) => [item.id, item]));
        return {
          ...part,
          // Moved or hidden between the two reads: as the second found it.
          items: part.items
            .flatMap((item) => byId.get(item.id) ?? [])
            .filter((item) => item.discussion === id && seenBy(who, discussion)(item))
            .map((item) => forReader(who, discussion, item)),
          discussion,
          pinned,
          seen: seen.length,
          open: seen.filter(isOpen).length,
          wrote: seen.some(({ author }) => author === who.id),
        };
      });
    },

    /** One of its contributions. @throws AppError `not-found`, also for one that this reader does not see */
    async one(who: Actor, id: DiscussionId, contribution: ContributionId) {
      return work.run(async (tx) => {
        const discussion = await mine(tx, who, id);
        const item = await tx.contributions.get(contribution);
        if (item?.discussion !== id || !seenBy(who, discussion)(item))
          throw new AppError('not-found', `no contribution ${contribution} for this reader`);
        return { discussion, contribution: forReader(who, discussion, item) };
      });
    },

    /** Without a reader's eyes: what all members see, oldest first. */
    published: (id: DiscussionId): Promise<readonly Contribution[]> =>
      work.run(async (tx) => (await tx.contributions.of(id)).filter(isOpen)),

    /**
     * Without a reader's eyes: what all members could see at some time, oldest first. Of what is no longer shown its
     * place alone is left.
     */
    proceedings: (id: DiscussionId): Promise<readonly Contribution[]> =>
      work.run(async (tx) =>
        (await tx.contributions.of(id))
          .filter((item) => isForAll(item) && PROCEEDED.has(item.state))
          .map((item) => (item.state === 'published' ? item : { ...item, text: '' })),
      ),

    /** The same without its words: what is counted. */
    publishedHeads: (id: DiscussionId): Promise<readonly ContributionHead[]> =>
      work.run(async (tx) => (await tx.contributions.headsOf(id)).filter(isOpen)),

    /** Without a reader's eyes: for posts in the community's own channel and for documents. */
    get: (id: ContributionId) => work.run((tx) => tx.contributions.get(id)),

    /** What waits for a moderator in the communities that `who` moderates. */
    async waiting(who: Actor): Promise<readonly Contribution[]> {
      const moderated = [...who.memberships]
        .filter(([, role]) => role === 'moderator')
        .map(([id]) => id);
      return moderated.length === 0 ? [] : work.run((tx) => tx.contributions.waiting(moderated));
    },
  };
}
