import { AppError } from '../../../kernel/errors.ts';
import type { PersonId, ReplyId } from '../../../kernel/ids.ts';
import { checkedChoice } from '../../../kernel/narrowing.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import { mayReword } from '../policy.ts';
import type { Reply } from '../reply.ts';
import {
  audienceOf,
  isForAll,
  narrows,
  type ReplyReaders,
  sameReaders,
} from '../reply-audience.ts';
import { existing, type QueryDeps, type Tx } from './deps.ts';
import { takeOut } from './taking-out.ts';

/** Fewer people read what somebody replied than before (FR-SAF-1). */
export function narrowing({ work, text, members }: QueryDeps) {
  /** As its author. @throws AppError `not-found`, `illegal-move` */
  async function own(tx: Tx, who: Actor, id: ReplyId) {
    const reply = await tx.replies.get(id);
    // To whoever did not write it, it is no more than what does not exist.
    if (reply?.author !== who.id) throw new AppError('not-found', `no reply ${id} of this person`);
    const refusal = mayReword(reply, who);
    if (refusal) throw new AppError(refusal, `reply is ${reply.state}`);
    return { reply, query: await existing(tx, reply.query) };
  }

  return {
    /**
     * Its author chooses fewer readers, at any time. What was made of it while more could read it loses it: drafts and
     * their versions, the channel's post, published documents. The same choice again changes nothing.
     * @throws AppError `not-found`, `illegal-move` for what was taken out, `audience-wider`, `audience-wider_channel` for
     *   what stands in the channel itself, `invalid-input`, `changed-meanwhile`
     */
    async narrow(
      who: Actor,
      id: ReplyId,
      { version, ...wanted }: ReplyReaders & { readonly version: number },
    ): Promise<Reply> {
      const { query: of } = await work.run((tx) => own(tx, who, id));
      const asks = wanted.audience === 'named' && of.community !== null;
      const known = asks && of.community ? await members(of.community) : new Set<PersonId>();
      const readers = checkedChoice(wanted, known);
      return work.run(async (tx) => {
        const { reply: before, query } = await own(tx, who, id);
        if (sameReaders(before, readers)) return before;
        mustBeAsSeen(before, version);
        if (!narrows(before, readers)) {
          const context = before.surface === 'channel' ? { context: 'channel' } : {};
          const why = `${audienceOf(before)} to ${readers.audience}`;
          throw new AppError('audience-wider', why, context);
        }
        const after: Reply = { ...before, ...readers };
        await tx.replies.update(after);
        if (before.state === 'published' && isForAll(before))
          await takeOut(tx, text, query, { before, after });
        tx.emit({ type: 'reply.narrowed', actor: who.id, data: { query: query.id, reply: id } });
        const detail = { from: audienceOf(before), to: readers.audience };
        tx.audit({ actor: who.id, verb: 'reply.narrow', subject: `reply:${id}`, detail });
        return { ...after, version: after.version + 1 };
      });
    },
  };
}
