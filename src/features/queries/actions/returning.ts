import { AppError } from '../../../kernel/errors.ts';
import type { ReplyId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { LIMITS } from '../model.ts';
import { mayRead, replyReturning } from '../policy.ts';
import type { GivingBack, Reply } from '../reply.ts';
import { existing, type QueryDeps, type Tx } from './deps.ts';
import { tellConsolidated } from './own-replies.ts';
import { checkedText } from './replies.ts';

/** A reply goes back to its author with a reason, who changes it and sends it again. */
export function returning({ work, text }: QueryDeps) {
  async function decided(tx: Tx, id: ReplyId, verb: GivingBack, who: Actor) {
    const reply = await tx.replies.get(id);
    if (!reply) throw new AppError('not-found', `no reply ${id}`);
    const query = await existing(tx, reply.query);
    if (reply.author !== who.id && mayRead(query, who)) {
      throw new AppError('not-found', `reply ${id} is not for this reader`);
    }
    const { community } = query;
    return { reply, state: decide(replyReturning, { ...reply, community }, verb, who) };
  }

  return {
    /** @throws AppError `moderators-only`, `illegal-move`, `reason-required`, `changed-meanwhile`, `not-found` */
    async giveBack(
      who: Actor,
      id: ReplyId,
      given: { readonly reason?: string | undefined; readonly version: number },
    ): Promise<Reply> {
      const reason = given.reason?.trim().slice(0, LIMITS.reason);
      return work.run(async (tx) => {
        const { reply, state } = await decided(tx, id, 'return', who);
        mustBeAsSeen(reply, given.version);
        if (!reason) {
          throw new AppError('reason-required', 'given back without a word', { context: 'reply' });
        }
        const after: Reply = { ...reply, state, reason };
        await tx.replies.update(after);
        const data = { query: reply.query, reply: id };
        tx.emit({ type: 'reply.returned', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'reply.return', subject: `reply:${id}`, reason });
        return { ...after, version: after.version + 1 };
      });
    },

    /**
     * The author's new words; they wait for a moderator like the first. Sent twice with the same words it is once.
     * @throws AppError `not-yours`, `illegal-move` for what is not given back, `changed-meanwhile`, `invalid-input`,
     *   `too-large`, `not-found`
     */
    async resubmit(
      who: Actor,
      id: ReplyId,
      given: { readonly text: string; readonly version: number | null },
    ): Promise<Reply> {
      const words = checkedText(given.text);
      return work.run(async (tx) => {
        const known = await tx.replies.get(id);
        const again = known?.author === who.id && known.state === 'held' && known.text === words;
        if (known && again) return known;
        const { reply, state } = await decided(tx, id, 'resubmit', who);
        mustBeAsSeen(reply, given.version);
        const language = text.detect(words, who.language);
        const after: Reply = { ...reply, text: words, language, state, reason: null };
        await tx.replies.update(after);
        await tellConsolidated(tx, reply);
        const data = { query: reply.query, reply: id, held: true };
        tx.emit({ type: 'reply.edited', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'reply.resubmit', subject: `reply:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
