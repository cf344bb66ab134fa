import {
  type Contribution,
  type ContributionVerb,
  GIVING_BACK,
} from '../features/discussions/contribution.ts';
import { type Discussion, LIMITS } from '../features/discussions/model.ts';
import { contributionMachine } from '../features/discussions/policy.ts';
import type { Given, Made, Target } from '../features/moderation/actions/deps.ts';
import type { Move } from '../features/moderation/moves.ts';
import { replyMachine } from '../features/queries/policy.ts';
import { GIVING_BACK as REPLIES_BACK } from '../features/queries/reply.ts';
import { AppError } from '../kernel/errors.ts';
import { asId, type ContributionId, type DiscussionId, type ReplyId } from '../kernel/ids.ts';
import { closestLanguage } from '../kernel/language.ts';
import { availableActions } from '../kernel/machine.ts';
import { isNobody } from '../kernel/nobody.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import { back, type Hand, illegal, type Owners, undoOf } from './hand.ts';

/** Moves that a review of one text knows by the same word. */
const REVIEWS: ReadonlySet<string> = new Set(['approve', 'hold', 'hide', 'withdraw']);

interface Splitting {
  readonly item: Contribution;
  readonly discussion: Discussion;
  readonly version: number;
  readonly given: Given;
}

interface Tending {
  readonly target: Target;
  readonly item: Contribution;
  readonly move: Move;
  readonly version: number;
  readonly given: Given;
}

/** A discussion of its own, with what began it as its first contribution. The same press makes the same one. */
async function splitOff(
  { discussions, clock, words }: Owners,
  who: Actor,
  { item, discussion, version, given: { title: called, date } }: Splitting,
): Promise<Made> {
  const title = called?.trim();
  if (!title) throw new AppError('invalid-input', 'no title', { field: 'title' });
  if (!date) throw new AppError('invalid-input', 'split until when', { field: 'endsAt' });
  const { community, id: from } = discussion;
  const language = closestLanguage(discussion.language);
  const draft = {
    community,
    title: title.slice(0, LIMITS.title),
    background: words.say(language, 'console.split-from', { title: discussion.title }),
    questions: [title.slice(0, LIMITS.question)],
    startsAt: clock.now(),
    endsAt: date,
  };
  const made = await discussions.create(who, draft, `split|${who.id}|${item.id}|${version}`);
  await discussions.splitOff(who, item.id, { to: made.id, version });
  const undone: Target = { subject: 'discussion', id: made.id };
  return { ...back(undone, 'merge', null, { place: from }), version: version + 1 };
}

/** What may be made of it beside the moves on itself: one with another, or a question. */
async function tendingMoves({ tending }: Owners, item: Contribution): Promise<Move[]> {
  const [joined, turn] = await Promise.all([
    tending.joinedIn(item.discussion),
    tending.turn(item.id),
  ]);
  const moves: Move[] = [];
  if (joined.some(({ part }) => part.id === item.id)) moves.push('part');
  else if (item.state === 'published' && !joined.some(({ into }) => into === item.id))
    moves.push('join');
  if (await tending.suggestion(item.id)) moves.push('fits');
  if (turn?.state === 'asked') moves.push('from-query');
  else if (
    !isNobody(item.author) &&
    item.state !== 'hidden' &&
    (!turn || turn.state === 'withdrawn')
  )
    moves.push('to-query');
  return moves;
}

const TENDING: ReadonlySet<Move> = new Set(['join', 'part', 'to-query', 'from-query', 'fits']);

/** One with another and apart again, or a question and no question after all. */
async function tend(
  { tending }: Owners,
  who: Actor,
  { target, item, move, version, given }: Tending,
): Promise<Made> {
  if (move === 'fits') {
    await tending.dismiss(who, item.id);
    return { version: item.version, undo: null };
  }
  if (move === 'join') {
    const into = asId<ContributionId>(given.other ?? '');
    await tending.join(who, item.id, { into, version });
    return back(target, 'part', item.version);
  }
  if (move === 'part') {
    const other = await tending.part(who, item.id);
    return back(target, 'join', item.version, { other });
  }
  if (move === 'to-query') {
    await tending.propose(who, item.id, { text: given.question ?? '', version });
    return back(target, 'from-query', item.version);
  }
  const { text: question } = await tending.takeBack(who, item.id);
  return back(target, 'to-query', item.version, { question });
}

export function contributionHand(owners: Owners): Hand {
  const { discussions, notes } = owners;
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
      if (item.state !== 'withdrawn' && moderates(who, community)) {
        moves.push('move', 'split');
        if (GIVING_BACK[item.state].return) moves.push('return');
        if (item.author !== who.id && !isNobody(item.author)) moves.push('thank');
        moves.push(...(await tendingMoves(owners, item)));
      }
      return { community, version: item.version, moves };
    },

    async make(who, target, move, version, given) {
      if (move === 'pin' || move === 'unpin') return pin(target, move, who);
      const id = asId<ContributionId>(target.id);
      const { item, discussion } = await found(target);
      if (TENDING.has(move)) return tend(owners, who, { target, item, move, version, given });
      if (move === 'thank') {
        if (isNobody(item.author)) throw illegal(move, target);
        const { community } = discussion;
        const { text } = given;
        await notes.write(who, { kind: 'thanking', target, community, person: item.author, text });
        return { version: item.version, undo: null };
      }
      if (move === 'split') return splitOff(owners, who, { item, discussion, version, given });
      if (move === 'return') {
        const after = await discussions.contributions.giveBack(who, id, {
          version,
          reason: given.reason,
        });
        return back(target, undoOf(move, item.state) ?? 'hold', after.version);
      }
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

export function replyHand({ queries, notes }: Owners): Hand {
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
      const moves: Move[] = availableActions(replyMachine, { ...reply, community }, who);
      if (moderates(who, community)) {
        if (REPLIES_BACK[reply.state].return) moves.push('return');
        if (reply.author !== who.id) moves.push('thank');
      }
      return { community, version: reply.version, moves };
    },
    async make(who, target, move, version, { reason, text }) {
      const { reply, community } = await found(target);
      if (move === 'thank') {
        const { author: person } = reply;
        await notes.write(who, { kind: 'thanking', target, community, person, text });
        return { version: reply.version, undo: null };
      }
      if (move === 'return') {
        const after = await queries.replies.giveBack(who, reply.id, { version, reason });
        return back(target, undoOf(move, reply.state) ?? 'hold', after.version);
      }
      if (move !== 'approve' && move !== 'hold' && move !== 'hide') throw illegal(move, target);
      const after = await queries.replies.review(who, reply.id, move, { version, reason });
      const undo = undoOf(move, reply.state);
      return undo ? back(target, undo, after.version) : { version: after.version, undo: null };
    },
  };
}
