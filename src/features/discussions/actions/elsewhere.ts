import { AppError } from '../../../kernel/errors.ts';
import type { EventType } from '../../../kernel/events.ts';
import type { CommunityId, DiscussionId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import {
  LONGEST_NOTE,
  mayOffer,
  OFFERED_IN,
  type PlacedShare,
  SHARE_NEEDS_REASON,
  type Share,
  type ShareVerb,
  shareMachine,
} from '../elsewhere.ts';
import type { Discussion } from '../model.ts';
import { mayReadDiscussion } from '../policy.ts';
import { type DiscussionDeps, existing, type Tx } from './deps.ts';

const EVENTS = {
  offer: 'discussion.offered',
  accept: 'discussion.shared',
  refuse: 'discussion.share-refused',
  end: 'discussion.share-ended',
} as const satisfies Record<ShareVerb, EventType>;

const placed = (share: Share, { community, createdBy }: Discussion): PlacedShare => ({
  ...share,
  home: community,
  createdBy,
});

/** What a share makes of the discussion: the communities that it is shown in besides its own. */
function shownIn(discussion: Discussion, { community, state }: Share): Discussion {
  const others = (discussion.also ?? []).filter((one) => one !== community);
  return { ...discussion, also: state === 'accepted' ? [...others, community] : others };
}

/** @throws AppError `reason-required` */
function checkedReason(verb: ShareVerb, given: string): string | null {
  const reason = given.trim().slice(0, LONGEST_NOTE) || null;
  if (SHARE_NEEDS_REASON.has(verb) && !reason)
    throw new AppError('reason-required', `${verb} needs a reason`, { context: 'discussion' });
  return reason;
}

/** One thread in several communities: offered, taken or refused, ended. */
export function elsewhere({ work, clock, members }: DiscussionDeps) {
  async function found(tx: Tx, id: DiscussionId, community: CommunityId) {
    const [discussion, share] = [
      await existing(tx, id),
      await tx.discussionShares.get(id, community),
    ];
    if (!share) throw new AppError('not-found', `${id} was not offered to ${community}`);
    return { discussion, share };
  }

  async function save(tx: Tx, who: Actor, verb: ShareVerb, share: Share, discussion: Discussion) {
    await tx.discussionShares.save(share);
    const after = shownIn(discussion, share);
    const changes = (after.also ?? []).length !== (discussion.also ?? []).length;
    if (changes) await tx.discussions.update(after);
    const { community, reason } = share;
    tx.emit({
      type: EVENTS[verb],
      actor: who.id,
      data: { discussion: share.discussion, community },
    });
    tx.audit({
      actor: who.id,
      verb: `discussion.share-${verb}`,
      subject: `discussion:${share.discussion}`,
      reason: reason ?? undefined,
      detail: { community },
    });
  }

  return {
    /**
     * Asks the moderators of another community to show a running discussion there too. Asked again while it waits or
     * is shown, nothing changes.
     * @throws AppError `not-found`, `moderators-only`, `discussion-not-open`, `invalid-input`
     */
    async offer(who: Actor, id: DiscussionId, community: CommunityId, note: string): Promise<void> {
      if ((await members(community)).size === 0)
        throw new AppError('not-found', `no community ${community}`);
      await work.run(async (tx) => {
        const discussion = await existing(tx, id);
        if (mayReadDiscussion(discussion, who)) throw new AppError('not-found', `no ${id}`);
        if (discussion.community === community)
          throw new AppError('invalid-input', 'it is there', { field: 'community' });
        const before = await tx.discussionShares.get(id, community);
        const fresh = {
          ...{ discussion: id, community, version: 0, state: 'ended' as const },
          ...{ offeredBy: who.id, note: '', offeredAt: clock.now() },
          ...{ decidedBy: null, reason: null, decidedAt: null },
        };
        const refusal = mayOffer(discussion, who);
        if (refusal) throw new AppError(refusal, 'offering a discussion elsewhere');
        if (before?.state === 'offered' || before?.state === 'accepted') return;
        const { title, state } = discussion;
        if (!OFFERED_IN.has(state))
          throw new AppError('discussion-not-open', `discussion is ${state}`, { title });
        const share: Share = {
          ...(before ?? fresh),
          state: decide(shareMachine, placed(before ?? fresh, discussion), 'offer', who),
          ...{ offeredBy: who.id, offeredAt: clock.now() },
          note: note.trim().slice(0, LONGEST_NOTE),
          ...{ decidedBy: null, reason: null, decidedAt: null },
        };
        await save(tx, who, 'offer', share, discussion);
      });
    },

    /**
     * A moderator's answer, or the end of it. Pressed again it changes nothing.
     * @throws AppError `not-found`, `moderators-only`, `illegal-move`, `reason-required`
     */
    async answer(
      who: Actor,
      { discussion: id, community }: Pick<Share, 'discussion' | 'community'>,
      verb: Exclude<ShareVerb, 'offer'>,
      given: string,
    ): Promise<void> {
      await work.run(async (tx) => {
        const { discussion, share } = await found(tx, id, community);
        const refusal = shareMachine.policy[verb](placed(share, discussion), who);
        if (refusal) throw new AppError(refusal, `share: ${verb}`);
        const becomes = { accept: 'accepted', refuse: 'refused', end: 'ended' } as const;
        if (share.state === becomes[verb]) return;
        const state = decide(shareMachine, placed(share, discussion), verb, who);
        const reason = checkedReason(verb, given);
        const after = { ...share, state, reason, decidedBy: who.id, decidedAt: clock.now() };
        await save(tx, who, verb, after, discussion);
      });
    },

    /** Whether this person offers it to others now. */
    mayOffer: (who: Actor, discussion: Discussion): boolean =>
      OFFERED_IN.has(discussion.state) && mayOffer(discussion, who) === null,

    /** Without a reader's eyes: for messages and channels. */
    get: (id: DiscussionId, community: CommunityId) =>
      work.run((tx) => tx.discussionShares.get(id, community)),

    /** What moderators of either side, or its author, see of where it is shown, each with the moves open to them. */
    of: (who: Actor, id: DiscussionId) =>
      work.run(async (tx) => {
        const discussion = await existing(tx, id);
        return (await tx.discussionShares.of(id))
          .map((share) => ({
            share,
            actions: availableActions(shareMachine, placed(share, discussion), who),
          }))
          .filter(({ actions }) => actions.length > 0);
      }),

    /** Discussions that were offered to the communities that this person moderates. */
    offered: (who: Actor) =>
      work.run(async (tx) => {
        const mine = [...who.memberships.keys()].filter((id) => moderates(who, id));
        const waiting = mine.length === 0 ? [] : await tx.discussionShares.offered(mine);
        const lines: { readonly share: Share; readonly discussion: Discussion }[] = [];
        for (const share of waiting)
          lines.push({ share, discussion: await existing(tx, share.discussion) });
        return lines;
      }),
  };
}
