import { AppError } from '../../../kernel/errors.ts';
import type { Surface } from '../../../kernel/events.ts';
import { asId, type QueryId, type ReplyId } from '../../../kernel/ids.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import { checkedChoice } from '../../../kernel/narrowing.ts';
import type { Actor } from '../../../kernel/person.ts';
import { earliest, resentAmong, resentOf } from '../../../kernel/resent.ts';
import { LIMITS, type Query, takesReplies } from '../model.ts';
import { mayRead, maySee, type PlacedReply, queryMachine, replyMachine } from '../policy.ts';
import { type Consent, NEEDS_REASON, type Reply, type ReplyVerb } from '../reply.ts';
import { EVERY_READER, type ReplyReaders } from '../reply-audience.ts';
import {
  counted,
  existing,
  moderated,
  publishedOf,
  type QueryDeps,
  type Tx,
  waitsFirst,
} from './deps.ts';
import { answered } from './experts.ts';
import { takeOut } from './taking-out.ts';
import { thanksOf } from './thanking.ts';

export interface NewReply {
  readonly query: QueryId;
  readonly text: string;
  readonly consent: Consent;
  /** Absent: all who read the question. */
  readonly readers?: ReplyReaders;
  readonly surface: Surface;
  readonly sourceKey: string;
  /** From the community: replies wait for a moderator. */
  readonly premoderated: boolean;
  /** When it was said, where that is read later than it was said; absent: now. */
  readonly saidAt?: Date;
  /** When its author last changed the words; absent: never. */
  readonly wordsAt?: Date | null;
}

export interface ReplyReceived {
  readonly reply: Reply;
  readonly query: Query;
  /** It had come before; nothing was done again. */
  readonly duplicate: boolean;
}

const EVENTS = {
  approve: 'reply.approved',
  hold: 'reply.held',
  hide: 'reply.hidden',
  withdraw: 'reply.withdrawn',
} as const;

const placed = (reply: Reply, { community }: Query): PlacedReply => ({ ...reply, community });

/** @throws AppError `invalid-input`, `too-large` */
export function checkedText(given: string): string {
  const text = given.trim();
  if (text === '') throw new AppError('invalid-input', 'empty reply', { field: 'text' });
  if (text.length > LIMITS.reply) {
    throw new AppError('too-large', 'reply over the limit', { limit: LIMITS.reply });
  }
  return text;
}

/** @throws AppError `not-a-member`, `query-not-open` */
async function mustTakeReplies(tx: Tx, query: Query, who: Actor): Promise<void> {
  const refusal = queryMachine.policy.reply(await counted(tx, query), who);
  if (refusal) throw new AppError(refusal, 'only members reply');
  if (!takesReplies(query)) throw new AppError('query-not-open', `query is ${query.state}`);
}

const drafting = async (tx: Tx, { id, mergedInto }: Query): Promise<boolean> =>
  (await tx.consolidatedReplies.get(mergedInto ?? id))?.state === 'draft';

export function replies(deps: QueryDeps) {
  const { work, clock, ids, text, members } = deps;
  async function found(tx: Tx, id: ReplyId) {
    const reply = await tx.replies.get(id);
    if (!reply) throw new AppError('not-found', `no reply ${id}`);
    return { reply, query: await existing(tx, reply.query) };
  }

  async function resent(tx: Tx, who: Actor, { query, surface, saidAt }: NewReply, text: string) {
    const again = { author: who.id, text, surface };
    const at = saidAt ?? clock.now();
    const among = resentAmong(again, at);
    return among && resentOf(await tx.replies.saidBy(query, among), again, at);
  }

  /** As they were chosen. @throws AppError `invalid-input` */
  async function chosen({ query: id, readers = EVERY_READER }: NewReply): Promise<ReplyReaders> {
    if (readers.audience !== 'named') return { audience: readers.audience, readers: [] };
    const place = await work.run(async (tx) => (await existing(tx, id)).community);
    return checkedChoice(readers, place === null ? new Set() : await members(place));
  }

  const arrived = (who: Actor, input: NewReply, words: string): Reply => ({
    id: asId<ReplyId>(ids.next()),
    version: 1,
    query: input.query,
    author: who.id,
    text: words,
    language: text.detect(words, who.language),
    consent: input.consent,
    ...(input.readers ?? EVERY_READER),
    surface: input.surface,
    sourceKey: input.sourceKey,
    state: input.premoderated ? 'held' : 'published',
    reason: null,
    createdAt: earliest(input.saidAt, clock.now()),
    ...(input.wordsAt ? { wordsAt: input.wordsAt } : {}),
  });

  return {
    /**
     * Takes a reply. What comes after the consolidated reply is kept and offered to the moderators.
     * @throws AppError `not-a-member`, `query-not-open`, `invalid-input`, `too-large`, `not-found`
     */
    async give(who: Actor, input: NewReply): Promise<ReplyReceived> {
      const words = checkedText(input.text);
      const readers = await chosen(input);
      const waits = await waitsFirst(deps, who, async () => input.query, words);
      return work.run(async (tx) => {
        const query = await existing(tx, input.query);
        const earlier = await tx.replies.bySource(input.sourceKey);
        if (earlier?.author === who.id) return { reply: earlier, query, duplicate: true };
        const twin = await resent(tx, who, input, words);
        if (twin) return { reply: twin, query, duplicate: true };
        await mustTakeReplies(tx, query, who);
        const premoderated = input.premoderated || waits;
        const reply = arrived(who, { ...input, readers, premoderated }, words);
        if (!(await tx.replies.insert(reply))) {
          const other = await tx.replies.bySource(input.sourceKey);
          return { reply: other ?? reply, query, duplicate: true };
        }
        await answered(tx, query.id, who.id, reply.createdAt);
        tx.emit({
          type: 'reply.received',
          actor: who.id,
          data: {
            query: query.id,
            reply: reply.id,
            surface: input.surface,
            held: reply.state !== 'published',
          },
        });
        return { reply, query, duplicate: false };
      });
    },

    /**
     * A moderator's or author's move on one reply.
     * @param version what the person saw; null on surfaces that cannot say, where the state alone decides
     * @throws AppError `changed-meanwhile`, `illegal-move`, `reason-required`, or the policy's refusal
     */
    async review(
      who: Actor,
      id: ReplyId,
      verb: ReplyVerb,
      options: {
        readonly reason?: string | undefined;
        readonly version?: number | null | undefined;
        /** With `hide`: it will not come back, and leaves drafts too. */
        readonly forGood?: boolean;
      } = {},
    ): Promise<Reply> {
      const reason = options.reason?.trim().slice(0, LIMITS.reason) || null;
      return work.run(async (tx) => {
        const { reply, query } = await found(tx, id);
        const sees = mayRead(query, who) === null && maySee(placed(reply, query), who, query.asker);
        // Their own is theirs to take back wherever they are; to others it is no more than what does not exist.
        if (!sees && reply.author !== who.id) throw new AppError('not-found', `no reply ${id}`);
        const state = decide(replyMachine, placed(reply, query), verb, who);
        if (options.version != null && options.version !== reply.version) {
          const why = `version ${reply.version}, seen ${options.version}`;
          throw new AppError('changed-meanwhile', why);
        }
        if (NEEDS_REASON.has(verb) && !reason) {
          throw new AppError('reason-required', `${verb} needs a reason`, { context: 'reply' });
        }
        const after: Reply = { ...reply, state, reason };
        await tx.replies.update(after);
        // What a moderator hides may come back: a draft waits for that, a document that all read does not.
        const hidden = verb === 'hide' && (options.forGood || !(await drafting(tx, query)));
        if (verb === 'withdraw' || hidden) await takeOut(tx, text, query, { before: reply, after });
        tx.emit({ type: EVENTS[verb], actor: who.id, data: { query: query.id, reply: id } });
        tx.audit({
          actor: who.id,
          verb: `reply.${verb}`,
          subject: `reply:${id}`,
          reason: reason ?? undefined,
        });
        return { ...after, version: after.version + 1 };
      });
    },

    /** What this reader sees of a question's replies, oldest first, with the moves open to them. @throws AppError `not-found` */
    async thread(who: Actor, id: QueryId) {
      return work.run(async (tx) => {
        const query = await existing(tx, id);
        const refusal = mayRead(query, who);
        if (refusal) throw new AppError(refusal, 'not a member of the community');
        const all = (await tx.replies.of(id)).map((reply) => placed(reply, query));
        // Each is for whoever asked the question that it was written to.
        const askers = new Map(
          [query, ...(await tx.queries.mergedInto(id))].map((one) => [one.id, one.asker]),
        );
        const askerOf = (reply: Reply) => askers.get(reply.query) ?? query.asker;
        return all
          .filter((reply) => maySee(reply, who, askerOf(reply)))
          .map((reply) => ({
            reply,
            actions: availableActions(replyMachine, reply, who),
            thanks: thanksOf(reply, who, askerOf(reply)),
          }));
      });
    },

    /** Without a reader's eyes: what all members see, oldest first. */
    published: (id: QueryId): Promise<readonly Reply[]> => work.run((tx) => publishedOf(tx, id)),

    /** Without a reader's eyes: for posts in the community's own channel and for documents. */
    get: (id: ReplyId) => work.run((tx) => tx.replies.get(id)),

    /** What waits for a moderator in the communities that `who` moderates. */
    async waiting(who: Actor): Promise<readonly Reply[]> {
      const mine = moderated(who.memberships);
      return mine.length === 0 ? [] : work.run((tx) => tx.replies.waiting(mine));
    },
  };
}

export type Replies = ReturnType<typeof replies>;
