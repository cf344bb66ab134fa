import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution } from '../contribution.ts';
import type { LinkKind, ThreadLink } from '../links.ts';
import { type Discussion, takesContributions } from '../model.ts';
import { mergingMachine } from '../policy.ts';
import { type DiscussionDeps, existing, save, type Tx } from './deps.ts';

export interface ReadLink {
  readonly kind: LinkKind;
  /** `on`: it leads on to the other one; `back`: it comes from there. */
  readonly direction: 'on' | 'back';
  readonly other: Pick<Discussion, 'id' | 'title' | 'language' | 'community' | 'state'>;
}

const illegal = (verb: string, why: string) =>
  new AppError('illegal-move', why, { verb, state: why });

/** Two discussions that are one, and one that is two: what was said goes along, and each end shows the other. */
export function merging({ work, clock }: DiscussionDeps) {
  async function taken(tx: Tx, items: readonly Contribution[], to: DiscussionId, who: Actor) {
    for (const item of items) {
      // Its question belongs to the other thread.
      await tx.contributions.update({ ...item, discussion: to, question: null });
      const held = item.state !== 'published';
      const data = { discussion: to, contribution: item.id, held };
      // What waits has been told of already; only posts in the channel change.
      if (!held) tx.emit({ type: 'contribution.edited', actor: who.id, data });
    }
  }

  const linkOf = async (tx: Tx, from: DiscussionId): Promise<ThreadLink | undefined> =>
    (await tx.threadLinks.of(from)).find((one) => one.kind === 'merged' && one.from === from);

  function audit(tx: Tx, who: Actor, verb: string, id: DiscussionId, detail: object): void {
    tx.audit({
      actor: who.id,
      verb: `discussion.${verb}`,
      subject: `discussion:${id}`,
      detail: { ...detail },
    });
  }

  return {
    /**
     * All that was said in the one goes on in the other, which leads back to it.
     * @throws AppError `moderators-only` unless they moderate both, `illegal-move` where one does not run or they are of
     *   two communities, `changed-meanwhile`, `not-found`
     */
    async merge(
      who: Actor,
      id: DiscussionId,
      { into, version }: { readonly into: DiscussionId; readonly version: number | null },
    ): Promise<Discussion> {
      return work.run(async (tx) => {
        const [before, target] = [await existing(tx, id), await existing(tx, into)];
        const state = decide(mergingMachine, before, 'merge', who);
        if (target.community !== before.community || into === id || !takesContributions(target))
          throw illegal('merge', 'into a running one of the same community');
        mustBeAsSeen(before, version);
        const items = await tx.contributions.of(id);
        await taken(tx, items, into, who);
        const contributions = items.map((item) => item.id);
        const link = { from: id, to: into, by: who.id, at: clock.now(), contributions };
        await tx.threadLinks.save({ ...link, kind: 'merged' });
        const after = { ...before, state };
        await save(tx, after);
        const data = { discussion: id, community: before.community, into };
        tx.emit({ type: 'discussion.merged', actor: who.id, data });
        audit(tx, who, 'merge', id, { into, contributions: contributions.length });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * They are two after all: exactly what went over comes back, but for what has been moved on since.
     * @throws AppError `moderators-only`, `illegal-move`, `not-found`
     */
    async unmerge(who: Actor, id: DiscussionId): Promise<Discussion> {
      return work.run(async (tx) => {
        const before = await existing(tx, id);
        const state = decide(mergingMachine, before, 'unmerge', who);
        const link = await linkOf(tx, id);
        if (!link) throw illegal('unmerge', 'not merged');
        const over = new Set<ContributionId>(link.contributions);
        const there = await tx.contributions.of(link.to);
        await taken(
          tx,
          there.filter((item) => over.has(item.id)),
          id,
          who,
        );
        await tx.threadLinks.remove(link);
        const after = { ...before, state };
        await save(tx, after);
        const data = { discussion: id, community: before.community, into: link.to };
        tx.emit({ type: 'discussion.unmerged', actor: who.id, data });
        audit(tx, who, 'unmerge', id, { into: link.to });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * One contribution begins a discussion of its own, made already; each thread shows the other.
     * @throws AppError `moderators-only`, `illegal-move`, `changed-meanwhile`, `not-found`
     */
    async splitOff(
      who: Actor,
      id: ContributionId,
      { to, version }: { readonly to: DiscussionId; readonly version: number | null },
    ): Promise<Contribution> {
      return work.run(async (tx) => {
        const item = await tx.contributions.get(id);
        if (!item) throw new AppError('not-found', `no contribution ${id}`);
        const [from, target] = [await existing(tx, item.discussion), await existing(tx, to)];
        if (!moderates(who, from.community)) throw new AppError('moderators-only', 'splits off');
        // The same press once more, whose answer was lost.
        if (from.id === to) return item;
        if (target.community !== from.community) throw illegal('split', 'within one community');
        mustBeAsSeen(item, version);
        await taken(tx, [item], to, who);
        const link = { from: from.id, to, by: who.id, at: clock.now(), contributions: [id] };
        await tx.threadLinks.save({ ...link, kind: 'split' });
        const data = { discussion: from.id, community: from.community, to };
        tx.emit({ type: 'discussion.split', actor: who.id, data });
        const detail = { from: from.id, to };
        const subject = `contribution:${id}`;
        tx.audit({ actor: who.id, verb: 'contribution.split', subject, detail });
        return { ...item, discussion: to, version: item.version + 1 };
      });
    },

    /** Where a thread comes from and leads to, oldest first. Without a reader's eyes: its ends are of one community. */
    links: (id: DiscussionId): Promise<readonly ReadLink[]> =>
      work.run(async (tx) => {
        const found = [];
        for (const { from, to, kind } of await tx.threadLinks.of(id)) {
          const other = await tx.discussions.get(from === id ? to : from);
          const direction = from === id ? ('on' as const) : ('back' as const);
          if (other) found.push({ kind, direction, other });
        }
        return found;
      }),
  };
}
