import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, ContributionId, DiscussionId, PersonId } from '../../../kernel/ids.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { Contribution } from '../contribution.ts';
import { type Discussion, LIMITS } from '../model.ts';
import { MOST_PINNED, noOrder, type Order, type Ordering, SLOW_HOURS } from '../order.ts';
import { type DiscussionDeps, existing, save, type Tx } from './deps.ts';

function mustModerate(community: CommunityId, who: Actor): void {
  if (!moderates(who, community)) throw new AppError('moderators-only', 'orders a thread');
}

const illegal = (verb: string, why: string) =>
  new AppError('illegal-move', why, { verb, state: why });

/** Longer than that is no moderation any more, and shorter nothing. */
function hoursOf(given: number = SLOW_HOURS.usual): number {
  if (Number.isInteger(given) && given >= SLOW_HOURS.least && given <= SLOW_HOURS.most)
    return given;
  throw new AppError('invalid-input', `slow mode of ${given} hours`, { field: 'hours' });
}

function pinned(order: Order, verb: 'pin' | 'unpin', id: ContributionId): Partial<Order> {
  const there = order.pinned.includes(id);
  if (there === (verb === 'pin')) throw illegal(verb, there ? 'pinned' : 'not pinned');
  if (verb === 'unpin') return { pinned: order.pinned.filter((one) => one !== id) };
  if (order.pinned.length >= MOST_PINNED) throw illegal(verb, `${MOST_PINNED} are pinned`);
  return { pinned: [id, ...order.pinned] };
}

function changed(order: Order, { verb, hours, contribution }: Ordering): Partial<Order> {
  switch (verb) {
    case 'lock':
    case 'unlock':
      if (order.locked === (verb === 'lock')) throw illegal(verb, 'so already');
      return { locked: verb === 'lock' };
    case 'slow':
      return { slowHours: hoursOf(hours) };
    case 'unslow':
      if (order.slowHours === null) throw illegal(verb, 'so already');
      return { slowHours: null };
    default:
      if (!contribution) throw new AppError('invalid-input', 'no item', { field: 'contribution' });
      return pinned(order, verb, contribution);
  }
}

/** How moderators keep a thread in order: its pace, what stands on top, what it is called, what belongs elsewhere. */
export function ordering({ work }: DiscussionDeps) {
  const orderIn = async (tx: Tx, id: DiscussionId) => (await tx.orders.get(id)) ?? noOrder(id);

  async function movable(tx: Tx, who: Actor, id: ContributionId) {
    const contribution = await tx.contributions.get(id);
    if (!contribution) throw new AppError('not-found', `no contribution ${id}`);
    const from = await existing(tx, contribution.discussion);
    mustModerate(from.community, who);
    return { contribution, from };
  }

  return {
    order: (id: DiscussionId): Promise<Order> => work.run((tx) => orderIn(tx, id)),

    /** Of several, those that were ever ordered. */
    orders: (ids: readonly DiscussionId[]) => work.run((tx) => tx.orders.of(ids)),

    /** When something was last published in each of these, by anybody or by one of `authors`. */
    lastSaid: (ids: readonly DiscussionId[], authors?: readonly PersonId[]) =>
      work.run((tx) => tx.orders.lastSaid(ids, authors)),

    /** @throws AppError `moderators-only`, `illegal-move` where it is so already, `invalid-input`, `not-found` */
    async arrange(who: Actor, id: DiscussionId, wish: Ordering): Promise<Order> {
      return work.run(async (tx) => {
        const discussion = await existing(tx, id);
        mustModerate(discussion.community, who);
        if (wish.contribution) {
          const item = await tx.contributions.get(wish.contribution);
          if (item?.discussion !== id || (wish.verb === 'pin' && item.state !== 'published'))
            throw new AppError('not-found', `no contribution ${wish.contribution} to pin here`);
        }
        const before = await orderIn(tx, id);
        const after = { ...before, ...changed(before, wish) };
        await tx.orders.save(after);
        const subject = wish.contribution
          ? `contribution:${wish.contribution}`
          : `discussion:${id}`;
        tx.audit({
          actor: who.id,
          verb: `${wish.contribution ? 'contribution' : 'discussion'}.${wish.verb}`,
          subject,
          detail: { hours: after.slowHours },
        });
        return { ...after, version: after.version + 1 };
      });
    },

    /** @throws AppError `moderators-only`, `invalid-input`, `changed-meanwhile`, `not-found` */
    async retitle(
      who: Actor,
      id: DiscussionId,
      { title: given, version }: { readonly title: string; readonly version: number | null },
    ): Promise<Discussion> {
      const title = given.trim().slice(0, LIMITS.title);
      if (title === '') throw new AppError('invalid-input', 'no title', { field: 'title' });
      return work.run(async (tx) => {
        const before = await existing(tx, id);
        mustModerate(before.community, who);
        mustBeAsSeen(before, version);
        const after = { ...before, title };
        await save(tx, after);
        tx.emit({ type: 'discussion.retitled', actor: who.id, data: { discussion: id } });
        tx.audit({
          actor: who.id,
          verb: 'discussion.retitle',
          subject: `discussion:${id}`,
          detail: { from: before.title },
        });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * Takes a contribution to the discussion where it belongs; back again by the same move. Its question stays behind.
     * What its author wrote in a channel stays there.
     * @throws AppError `moderators-only` unless they moderate both, `illegal-move`, `changed-meanwhile`, `not-found`
     */
    async relocate(
      who: Actor,
      id: ContributionId,
      { to, version }: { readonly to: DiscussionId; readonly version: number | null },
    ): Promise<Contribution> {
      return work.run(async (tx) => {
        const { contribution, from } = await movable(tx, who, id);
        const target = await existing(tx, to);
        mustModerate(target.community, who);
        if (target.id === from.id || target.community !== from.community)
          throw illegal('move', 'within one community, to another discussion');
        if (version !== null && version !== contribution.version)
          throw new AppError('changed-meanwhile', `version ${contribution.version}`);
        const after: Contribution = { ...contribution, discussion: to, question: null };
        await tx.contributions.update(after);
        tx.emit({
          type: 'contribution.edited',
          actor: who.id,
          data: { discussion: to, contribution: id, held: false },
        });
        tx.audit({
          actor: who.id,
          verb: 'contribution.move',
          subject: `contribution:${id}`,
          detail: { from: from.id, to },
        });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
