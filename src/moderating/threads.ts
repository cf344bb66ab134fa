import { CONSOLE_KEY } from '../features/discussions/contribution.ts';
import { EVERYBODY } from '../features/discussions/contribution-audience.ts';
import { takesContributions } from '../features/discussions/model.ts';
import { type Ordering, orderVerbs } from '../features/discussions/order.ts';
import { mergingMachine } from '../features/discussions/policy.ts';
import type { Given, Made, Target, Undo } from '../features/moderation/actions/deps.ts';
import { MOVES, type Move } from '../features/moderation/moves.ts';
import type { QueryState } from '../features/queries/model.ts';
import { AppError } from '../kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
  type QueryId,
} from '../kernel/ids.ts';
import { availableActions } from '../kernel/machine.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import { back, type Hand, illegal, type Owners } from './hand.ts';
import { tag, tagMoves } from './tagging.ts';

interface Inviting {
  readonly target: Target;
  readonly given: Given;
  readonly in: { readonly community: CommunityId; readonly version: number };
}

/** A member is asked to take part, by a message of their own. @throws AppError `not-a-member` for guests too */
async function invite(
  { communities, notes }: Owners,
  who: Actor,
  { target, given, in: { community, version } }: Inviting,
): Promise<Made> {
  const person = asId<PersonId>(given.person ?? '');
  const members = await communities.members(community);
  const there = members.some((one) => one.person === person && one.role !== 'guest');
  if (!there) throw new AppError('not-a-member', `${person} is not in ${community}`);
  await notes.write(who, { kind: 'inviting', target, community, person, text: given.text });
  return { version, undo: null };
}

const TAGS: ReadonlySet<Move> = new Set(['tag', 'untag']);
const ORDERS: ReadonlySet<Move> = new Set(['lock', 'unlock', 'slow', 'unslow']);

export function discussionHand(owners: Owners): Hand {
  const { discussions } = owners;
  const dated = (move: Move, { date }: Given): Date => {
    if (date) return date;
    throw new AppError('invalid-input', `${move} until when`, { field: 'endsAt' });
  };

  async function say(who: Actor, id: DiscussionId, { text, nonce }: Given): Promise<Made> {
    // Said to all who take part, in the channel too: guests where the discussion is theirs.
    const guests = (await discussions.get(id))?.guests === true;
    const { contribution } = await discussions.contributions.contribute(who, {
      discussion: id,
      text: text ?? '',
      question: null,
      // They are not asked here whether they may be quoted.
      consent: 'paraphrase',
      surface: 'tab',
      sourceKey: `${CONSOLE_KEY}${who.id}|${nonce ?? ''}`,
      premoderated: false,
      ...(guests ? { readers: EVERYBODY } : {}),
    });
    const said = { subject: 'contribution' as const, id: contribution.id };
    return back(said, 'withdraw', contribution.version);
  }

  async function arrange(
    who: Actor,
    target: Target,
    wish: Ordering,
    undo: Undo & { readonly version: number },
  ): Promise<Made> {
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
        moves.push('retitle', ...(await tagMoves(owners, target)));
        const merging = availableActions(mergingMachine, discussion, who);
        moves.push(...merging);
        if (takesContributions(discussion)) moves.push('invite');
        if (takesContributions(discussion)) moves.push(...orderVerbs(await discussions.order(id)));
      }
      return { community, version, moves };
    },

    async make(who, target, move, version, given) {
      const id = asId<DiscussionId>(target.id);
      const { discussion: before } = await discussions.read(who, id);
      if (move === 'say') return say(who, id, given);
      if (TAGS.has(move)) return tag(owners, who, { target, move, version, given });
      if (move === 'invite') return invite(owners, who, { target, given, in: before });
      if (move === 'merge') {
        const into = asId<DiscussionId>(given.place ?? '');
        const after = await discussions.merge(who, id, { into, version });
        return { ...back(target, 'unmerge', null), version: after.version };
      }
      if (move === 'unmerge') {
        const [link] = (await discussions.links(id)).filter(({ direction }) => direction === 'on');
        const after = await discussions.unmerge(who, id);
        const place = link?.other.id;
        return { ...back(target, 'merge', null, { place }), version: after.version };
      }
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

/** What is still talked about, or was answered. */
const STANDING: ReadonlySet<QueryState> = new Set(['open', 'publishing', 'replied']);

export function queryHand(owners: Owners): Hand {
  const { queries } = owners;
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
      if (query.state === 'open' && moderates(who, community)) moves.push('invite');
      if (STANDING.has(query.state) && moderates(who, community))
        moves.push(...(await tagMoves(owners, target)));
      return { community, version: query.version, moves };
    },
    async make(who, target, move, version, given) {
      const { reason } = given;
      if (TAGS.has(move)) return tag(owners, who, { target, move, version, given });
      if (move === 'invite') {
        const { query, community } = await read(who, target);
        const { version: seen } = query;
        return invite(owners, who, { target, given, in: { community, version: seen } });
      }
      if (move !== 'hide') throw illegal(move, target);
      const id = asId<QueryId>(target.id);
      const after = await queries.hide(who, id, { reason: reason ?? '', version });
      return { version: after.version, undo: null };
    },
  };
}
