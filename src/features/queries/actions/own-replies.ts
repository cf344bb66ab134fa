import { AppError } from '../../../kernel/errors.ts';
import type { ReplyId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { sameWords } from '../../../kernel/resent.ts';
import { takesReplies } from '../model.ts';
import { mayReword } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { existing, type QueryDeps, type Tx, waitsFirst } from './deps.ts';
import { checkedText, type Replies } from './replies.ts';

export interface NewWords {
  /** What made the reply: the key of the message that says something else now. */
  readonly sourceKey: string;
  readonly text: string;
  /** From the community: what members see waits for a moderator, and so do other words in its place. */
  readonly premoderated: boolean;
  /** When the author changed them, as the service dates it. */
  readonly at: Date;
}

/**
 * What stands in the consolidated reply may say what its author no longer says. Its version moves on with it, so that
 * nobody who read the former words saves or publishes without having seen the new ones.
 */
export async function tellConsolidated(tx: Tx, { query, id }: Reply): Promise<void> {
  const consolidated = await tx.consolidatedReplies.get(query);
  if (!consolidated) return;
  const reworded: readonly ReplyId[] = [...new Set([...consolidated.reworded, id])];
  await tx.consolidatedReplies.update({ ...consolidated, reworded });
}

/** What authors do to a reply where they said it: the message in the channel is changed or deleted. */
export function ownReplies(deps: QueryDeps, { review }: Pick<Replies, 'review'>) {
  const { work, text } = deps;
  return {
    /**
     * The same reply in other words; its place and time stay. Null where no reply was made of that message.
     * @throws AppError `not-yours`, `illegal-move` for what was taken out, `query-not-open` once the question is
     *   withdrawn or hidden, `invalid-input`, `too-large`
     */
    async reword(who: Actor, input: NewWords): Promise<Reply | null> {
      const words = checkedText(input.text);
      const found = async (tx: Tx) => (await tx.replies.bySource(input.sourceKey))?.query;
      const waits = await waitsFirst(deps, who, found, words);
      return work.run(async (tx) => {
        const before = await tx.replies.bySource(input.sourceKey);
        if (!before) return null;
        const refusal = mayReword(before, who);
        if (refusal) throw new AppError(refusal, `reply is ${before.state}`);
        const query = await existing(tx, before.query);
        if (!takesReplies(query)) throw new AppError('query-not-open', `query is ${query.state}`);
        if (before.wordsAt && input.at <= before.wordsAt) return before;
        if (sameWords(words, before.text)) {
          // Told before by another way, or changed back: from now on, what is older than this changes nothing.
          const dated = { ...before, wordsAt: input.at };
          await tx.replies.update(dated);
          return { ...dated, version: dated.version + 1 };
        }
        const again = input.premoderated || waits || before.state === 'returned';
        const state = again ? 'held' : before.state;
        const language = text.detect(words, who.language);
        const after: Reply = { ...before, text: words, language, state, wordsAt: input.at };
        await tx.replies.update(after);
        await tellConsolidated(tx, before);
        const data = { query: query.id, reply: before.id, held: state !== 'published' };
        tx.emit({ type: 'reply.edited', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'reply.edit', subject: `reply:${before.id}` });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * The message was deleted. Null where it was no reply, it is withdrawn already, or a moderator hid it: that
     * decision stands, with its reason, whoever then removed the message. @throws AppError `not-yours`
     */
    async takeBack(who: Actor, sourceKey: string): Promise<Reply | null> {
      const reply = await work.run((tx) => tx.replies.bySource(sourceKey));
      if (!reply || reply.state === 'withdrawn' || reply.state === 'hidden') return null;
      return review(who, reply.id, 'withdraw');
    },
  };
}
