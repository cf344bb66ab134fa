import { AppError } from '../../../kernel/errors.ts';
import type { ReplyId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { withoutParagraphs } from '../../../kernel/taken-out.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { mayReword } from '../policy.ts';
import type { Reply } from '../reply.ts';
import { existing, type QueryDeps } from './deps.ts';
import type { Replies } from './replies.ts';
import { takeOut } from './taking-out.ts';

/** An author takes a part of a reply back; a mark stands in its place. */
export function takingBack({ work, clock, text }: QueryDeps, { review }: Pick<Replies, 'review'>) {
  return {
    /**
     * At any time, also once a consolidated reply was made of it. All paragraphs: the whole reply is withdrawn.
     * @param paragraphs their places, from 0, in the text at `version`
     * @throws AppError `not-found`, `not-yours`, `illegal-move` for what was taken out, `changed-meanwhile`
     */
    async takeBackParts(
      who: Actor,
      id: ReplyId,
      { paragraphs, version }: { readonly paragraphs: readonly number[]; readonly version: number },
    ): Promise<Reply> {
      const known = await work.run((tx) => tx.replies.get(id));
      const left = known && withoutParagraphs(known.text, new Set(paragraphs));
      if (left === null) return review(who, id, 'withdraw', { version });
      return work.run(async (tx) => {
        const before = await tx.replies.get(id);
        if (!before) throw new AppError('not-found', `no reply ${id}`);
        const refusal = mayReword(before, who);
        if (refusal) throw new AppError(refusal, `reply is ${before.state}`);
        mustBeAsSeen(before, version);
        const query = await existing(tx, before.query);
        // Older news of the message that these were the words of brings nothing back.
        const after: Reply = { ...before, text: left, wordsAt: clock.now() };
        await tx.replies.update(after);
        await takeOut(tx, text, query, { before, after });
        const data = { query: query.id, reply: id, held: before.state !== 'published' };
        tx.emit({ type: 'reply.edited', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'reply.take-back', subject: `reply:${id}` });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
