import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId, PersonId } from '../../../kernel/ids.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution } from '../contribution.ts';
import { audienceOf, isForAll } from '../contribution-audience.ts';
import { mayReadDiscussion, maySee } from '../policy.ts';
import type { Join } from '../tending.ts';
import { existing } from './deps.ts';
import type { TendingDeps, TendingTx } from './tending-deps.ts';

/** What is read with another contribution, as one reader sees it. */
export interface Joined {
  readonly part: Contribution;
  readonly into: ContributionId;
  /** Who wrote the one that it is read with. */
  readonly lead: PersonId;
}

const MOST_JOINABLE = 50;

const illegal = (why: string) => new AppError('illegal-move', why, { verb: 'join', state: why });

/** Stands by itself, for all who read what it would be read with. */
const standsFor = (item: Contribution, other: Contribution): boolean =>
  item.state === 'published' && isForAll(item) && audienceOf(item) === audienceOf(other);

/** Two contributions of one discussion are read as one, and can be taken apart again. */
export function joining({ work, clock }: TendingDeps) {
  async function found(tx: TendingTx, id: ContributionId) {
    const item = await tx.contributions.get(id);
    if (!item) throw new AppError('not-found', `no contribution ${id}`);
    return item;
  }

  async function moderated(tx: TendingTx, who: Actor, item: Contribution) {
    const { community } = await existing(tx, item.discussion);
    if (!moderates(who, community)) throw new AppError('moderators-only', 'joins nothing there');
    return tx.joins.of(item.discussion);
  }

  function told(
    tx: TendingTx,
    who: Actor,
    verb: 'join' | 'part',
    item: Contribution,
    into: ContributionId,
  ) {
    const data = { discussion: item.discussion, contribution: item.id, into };
    tx.emit({ type: `contribution.${verb}ed`, actor: who.id, data });
    const subject = `contribution:${item.id}`;
    tx.audit({ actor: who.id, verb: `contribution.${verb}`, subject, detail: { into } });
  }

  /** Where the two ends stand in one thread, both published: what was moved or hidden since is by itself again. */
  async function standing(tx: TendingTx, discussion: DiscussionId): Promise<readonly Joined[]> {
    const pairs = await Promise.all(
      (await tx.joins.of(discussion)).map(async ({ part, into }) => ({
        part: await tx.contributions.get(part),
        other: await tx.contributions.get(into),
      })),
    );
    return pairs.flatMap(({ part, other }) =>
      part &&
      other &&
      other.discussion === part.discussion &&
      standsFor(part, other) &&
      standsFor(other, part)
        ? [{ part, into: other.id, lead: other.author }]
        : [],
    );
  }

  return {
    /**
     * Both texts are read as one item, each under its author's name; nothing is rewritten.
     * @throws AppError `moderators-only`, `changed-meanwhile`, `not-found`; `illegal-move` unless both are published in
     *   one discussion for the same readers, and neither is part of a third
     */
    join: (
      who: Actor,
      id: ContributionId,
      { into, version }: { readonly into: ContributionId; readonly version: number | null },
    ): Promise<Contribution> =>
      work.run(async (tx) => {
        const item = await found(tx, id);
        const joins = await moderated(tx, who, item);
        const known = joins.find(({ part }) => part === id);
        if (known?.into === into) return item;
        mustBeAsSeen(item, version);
        const other = await found(tx, into);
        const together = other.discussion === item.discussion && other.id !== id;
        if (!together || !standsFor(item, other) || !standsFor(other, item))
          throw illegal('two published ones of one discussion, for the same readers');
        const taken = joins.some((one) => one.part === id || one.into === id || one.part === into);
        if (taken) throw illegal('part of another one');
        const join: Join = { part: id, into, by: who.id, at: clock.now() };
        await tx.joins.save(join);
        told(tx, who, 'join', item, into);
        return item;
      }),

    /** They are two again. Answers with what it was joined. @throws AppError `moderators-only`, `illegal-move`, `not-found` */
    part: (who: Actor, id: ContributionId): Promise<ContributionId> =>
      work.run(async (tx) => {
        const item = await found(tx, id);
        const join = (await moderated(tx, who, item)).find(({ part }) => part === id);
        if (!join) throw illegal('by itself');
        await tx.joins.remove(id);
        told(tx, who, 'part', item, join.into);
        return join.into;
      }),

    /**
     * With what it may be joined: its author's own first, then what was said nearest to it in time.
     * @throws AppError `moderators-only`, `not-found`
     */
    joinable: (who: Actor, id: ContributionId): Promise<readonly Contribution[]> =>
      work.run(async (tx) => {
        const item = await found(tx, id);
        const parts = new Set((await moderated(tx, who, item)).map(({ part }) => part));
        const away = ({ createdAt }: Contribution) =>
          Math.abs(createdAt.getTime() - item.createdAt.getTime());
        const own = ({ author }: Contribution) => (author === item.author ? 0 : 1);
        return (await tx.contributions.of(item.discussion))
          .filter((one) => one.id !== id && !parts.has(one.id))
          .filter((one) => standsFor(one, item) && standsFor(item, one))
          .sort((a, b) => own(a) - own(b) || away(a) - away(b))
          .slice(0, MOST_JOINABLE);
      }),

    /** What this reader reads together. @throws AppError `not-found` */
    joined: (who: Actor, discussion: DiscussionId): Promise<readonly Joined[]> =>
      work.run(async (tx) => {
        const place = await existing(tx, discussion);
        if (mayReadDiscussion(place, who)) throw new AppError('not-found', `no ${discussion}`);
        return (await standing(tx, discussion)).filter(({ part }) =>
          maySee({ ...part, community: place.community }, who),
        );
      }),

    /** With what it was joined, whether that stands or not: what is drawn anew when one of them changes. */
    joinedWith: (id: ContributionId): Promise<readonly ContributionId[]> =>
      work.run(async (tx) => {
        const item = await tx.contributions.get(id);
        const joins = item ? await tx.joins.of(item.discussion) : [];
        return joins.flatMap(({ part, into }) => (part === id ? into : into === id ? part : []));
      }),

    /** Without a reader's eyes: for its cards in the channel and for moderators' buttons. */
    joinedIn: (discussion: DiscussionId): Promise<readonly Joined[]> =>
      work.run((tx) => standing(tx, discussion)),
  };
}
