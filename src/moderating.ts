import type { AllStores } from './adapters/database/stores/all.ts';
import type { CommunityActions } from './features/communities/actions.ts';
import type { DiscussionActions } from './features/discussions/actions.ts';
import type { ContributionVerb } from './features/discussions/contribution.ts';
import { takesContributions } from './features/discussions/model.ts';
import { type Ordering, orderVerbs } from './features/discussions/order.ts';
import { contributionMachine } from './features/discussions/policy.ts';
import type { GovernanceActions } from './features/governance/actions.ts';
import type { Given, Hands, Made, Target, Undo } from './features/moderation/actions/deps.ts';
import { type ModerationActions, moderationActions } from './features/moderation/actions.ts';
import { MOVES, type Move, type Subject } from './features/moderation/moves.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { QueryActions } from './features/queries/actions.ts';
import { replyMachine } from './features/queries/policy.ts';
import { AppError } from './kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type ContributionId,
  type DiscussionId,
  type QueryId,
  type ReplyId,
} from './kernel/ids.ts';
import { availableActions } from './kernel/machine.ts';
import { type Actor, moderates } from './kernel/person.ts';
import type { Clock } from './ports/clock.ts';
import type { PersonalRights } from './ports/personal.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import { type ModerationViews, moderationViews } from './views/moderation.ts';
import type { QueryViews } from './views/query.ts';
import type { SurfacingViews } from './views/surfacing.ts';

interface Owners {
  readonly discussions: DiscussionActions;
  readonly queries: QueryActions;
}

type Hand = Omit<Hands, 'make'> & {
  make(who: Actor, target: Target, move: Move, version: number, given: Given): Promise<Made>;
};

/** Moves that a review of one text knows by the same word. */
const REVIEWS: ReadonlySet<string> = new Set(['approve', 'hold', 'hide', 'withdraw']);

const illegal = (move: Move, { subject, id }: Target) =>
  new AppError('illegal-move', `${move} on ${subject} ${id}`, { verb: move, state: subject });

const back = (target: Target, move: Move, version: number, given: Given = {}): Made => ({
  version,
  undo: { ...target, move, version, given },
});

/** What was seen by all is seen again, what waited waits again. */
export const undoOf = (move: Move, before: string): Move | null => {
  if (move === 'hide') return before === 'published' ? 'approve' : 'hold';
  // What was hidden and is only looked at again was never seen: there is nothing to take back.
  if (move === 'hold' && before !== 'published') return null;
  return MOVES[move].undo;
};

function contributionHand({ discussions }: Owners): Hand {
  async function found(target: Target) {
    const item = await discussions.contributions.get(asId<ContributionId>(target.id));
    const discussion = item && (await discussions.get(item.discussion));
    if (!item || !discussion) throw new AppError('not-found', `no contribution ${target.id}`);
    return { item, discussion };
  }
  const pin = async (target: Target, verb: 'pin' | 'unpin', who: Actor): Promise<Made> => {
    const { item } = await found(target);
    await discussions.arrange(who, item.discussion, { verb, contribution: item.id });
    return back(target, verb === 'pin' ? 'unpin' : 'pin', item.version);
  };

  return {
    async standing(who, target) {
      const { item, discussion } = await found(target);
      await discussions.read(who, discussion.id);
      const { community } = discussion;
      const moves: Move[] = availableActions(contributionMachine, { ...item, community }, who);
      if (item.state === 'published' && moderates(who, community)) {
        const { pinned } = await discussions.order(discussion.id);
        moves.push(pinned.includes(item.id) ? 'unpin' : 'pin');
      }
      if (item.state !== 'withdrawn' && moderates(who, community)) moves.push('move');
      return { community, version: item.version, moves };
    },

    async make(who, target, move, version, given) {
      if (move === 'pin' || move === 'unpin') return pin(target, move, who);
      const id = asId<ContributionId>(target.id);
      const { item } = await found(target);
      if (move === 'move') {
        const to = asId<DiscussionId>(given.place ?? '');
        const after = await discussions.relocate(who, id, { to, version });
        return back(target, 'move', after.version, { place: item.discussion });
      }
      if (!REVIEWS.has(move)) throw illegal(move, target);
      const options = { version, reason: given.reason };
      const verb = move as ContributionVerb;
      const after = await discussions.contributions.review(who, id, verb, options);
      const undo = undoOf(move, item.state);
      return undo ? back(target, undo, after.version) : { version: after.version, undo: null };
    },
  };
}

function replyHand({ queries }: Owners): Hand {
  async function found(target: Target) {
    const reply = await queries.replies.get(asId<ReplyId>(target.id));
    const query = reply && (await queries.get(reply.query));
    if (!reply || !query?.community) throw new AppError('not-found', `no reply ${target.id}`);
    return { reply, query, community: query.community };
  }
  return {
    async standing(who, target) {
      const { reply, query, community } = await found(target);
      await queries.read(who, query.id);
      const moves = availableActions(replyMachine, { ...reply, community }, who);
      return { community, version: reply.version, moves };
    },
    async make(who, target, move, version, { reason }) {
      if (move !== 'approve' && move !== 'hold' && move !== 'hide') throw illegal(move, target);
      const { reply } = await found(target);
      const after = await queries.replies.review(who, reply.id, move, { version, reason });
      const undo = undoOf(move, reply.state);
      return undo ? back(target, undo, after.version) : { version: after.version, undo: null };
    },
  };
}

const ORDERS: ReadonlySet<Move> = new Set(['lock', 'unlock', 'slow', 'unslow']);

function discussionHand({ discussions }: Owners): Hand {
  const dated = (move: Move, { date }: Given): Date => {
    if (date) return date;
    throw new AppError('invalid-input', `${move} until when`, { field: 'endsAt' });
  };

  async function say(who: Actor, id: DiscussionId, { text, nonce }: Given): Promise<Made> {
    const { contribution } = await discussions.contributions.contribute(who, {
      discussion: id,
      text: text ?? '',
      question: null,
      consent: 'quote',
      surface: 'tab',
      sourceKey: `console|${who.id}|${nonce ?? ''}`,
      premoderated: false,
    });
    const said = { subject: 'contribution' as const, id: contribution.id };
    return back(said, 'withdraw', contribution.version);
  }

  async function arrange(who: Actor, target: Target, wish: Ordering, undo: Undo): Promise<Made> {
    await discussions.arrange(who, asId<DiscussionId>(target.id), wish);
    return { version: undo.version, undo };
  }

  return {
    async standing(who, target) {
      const id = asId<DiscussionId>(target.id);
      const { discussion, actions } = await discussions.read(who, id);
      const { community, version } = discussion;
      const moves: Move[] = [];
      if (takesContributions(discussion)) moves.push('say');
      if (actions.includes('close')) moves.push('close');
      if (actions.includes('extend')) moves.push('extend');
      if (actions.includes('reopen')) moves.push('reopen');
      if (moderates(who, community)) {
        moves.push('retitle');
        if (takesContributions(discussion)) moves.push(...orderVerbs(await discussions.order(id)));
      }
      return { community, version, moves };
    },

    async make(who, target, move, version, given) {
      const id = asId<DiscussionId>(target.id);
      const { discussion: before } = await discussions.read(who, id);
      if (move === 'say') return say(who, id, given);
      if (move === 'retitle') {
        const after = await discussions.retitle(who, id, { title: given.title ?? '', version });
        return back(target, 'retitle', after.version, { title: before.title });
      }
      if (move === 'close') {
        const after = await discussions.move(id, 'close', who);
        return { version: after.version, undo: null };
      }
      if (move === 'extend') {
        const after = await discussions.extend(id, dated(move, given), who);
        return back(target, 'extend', after.version, { date: before.endsAt });
      }
      if (move === 'reopen') {
        const after = await discussions.reopen(id, dated(move, given), who, given.reason);
        return back(target, 'close', after.version);
      }
      if (!ORDERS.has(move)) throw illegal(move, target);
      const { slowHours } = await discussions.order(id);
      const verb = move as 'lock' | 'unlock' | 'slow' | 'unslow';
      const hours = slowHours ?? undefined;
      const undo = MOVES[verb].undo ?? verb;
      const undone = { ...target, move: undo, version: before.version, given: { hours } };
      return arrange(who, target, { verb, hours: given.hours }, undone);
    },
  };
}

function queryHand({ queries }: Owners): Hand {
  const read = async (who: Actor, { id }: Target) => {
    const found = await queries.read(who, asId<QueryId>(id));
    const { community } = found.query;
    if (community === null) throw new AppError('not-found', `query ${id} was never posted`);
    return { ...found, community };
  };
  return {
    async standing(who, target) {
      const { query, actions, community } = await read(who, target);
      const moves: Move[] = actions.includes('hide') ? ['hide'] : [];
      return { community: community as CommunityId, version: query.version, moves };
    },
    async make(who, target, move, version, { reason }) {
      if (move !== 'hide') throw illegal(move, target);
      const id = asId<QueryId>(target.id);
      const after = await queries.hide(who, id, { reason: reason ?? '', version });
      return { version: after.version, undo: null };
    },
  };
}

/** The moderators' hands: each subject is moved by the feature that owns it, under that feature's own rules. */
export function handsOf(owners: Owners): Hands {
  const hands: Readonly<Record<Subject, Hand>> = {
    contribution: contributionHand(owners),
    reply: replyHand(owners),
    discussion: discussionHand(owners),
    query: queryHand(owners),
  };
  return {
    standing: (who, target) => hands[target.subject].standing(who, target),
    make: (who, target, ...rest) => hands[target.subject].make(who, target, ...rest),
  };
}

interface Around extends Owners {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly personal: PersonalRights;
  readonly people: Pick<PeopleActions, 'people'>;
  readonly communities: Pick<CommunityActions, 'members'>;
}

/** Moderation over the features whose items it moves. */
export const moderationOf = (around: Around): ModerationActions => {
  const { work, clock, personal, people, communities } = around;
  const hands = handsOf(around);
  const { members } = communities;
  return moderationActions({ work, clock, personal, hands, people: people.people, members });
};

type Shown = Omit<Parameters<typeof moderationViews>[0], 'headquarters'> & {
  readonly governance: Pick<GovernanceActions, 'setting'>;
};

/** The moderators' one list, over everything that may wait. */
export const consoleOf = (
  deps: Shown,
  questions: QueryViews,
  surfacing: Pick<SurfacingViews, 'announcements'>,
): ModerationViews => {
  const headquarters = () => deps.governance.setting('members.headquarters');
  return moderationViews({ ...deps, headquarters }, questions, surfacing);
};
