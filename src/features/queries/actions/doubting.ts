import { AppError } from '../../../kernel/errors.ts';
import type { QueryId, ReplyId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Doubt, doubts } from '../../../kernel/support/doubts.ts';
import { readsOf } from '../../../kernel/support/reads.ts';
import type { Traceable } from '../../../kernel/traceable.ts';
import { moderator } from '../policy.ts';
import { existing, publishedOf, type QueryDeps } from './deps.ts';

/** Which points of a consolidated reply the replies behind them do not seem to say. */
export function doubting({ work, text, terms }: Pick<QueryDeps, 'work' | 'text' | 'terms'>) {
  const reads = readsOf(text, terms);
  return {
    /**
     * For moderators; it changes and refuses nothing.
     * @param edit points as they stand in an edit that is not saved yet; null: those that are saved
     * @throws AppError `not-found`
     */
    async doubts(
      who: Actor,
      id: QueryId,
      edit: readonly Traceable<ReplyId>[] | null,
    ): Promise<readonly Doubt[]> {
      const read = await work.run(async (tx) => {
        const query = await existing(tx, id);
        const consolidated = await tx.consolidatedReplies.get(id);
        if (!consolidated || moderator(query, who)) {
          throw new AppError('not-found', `no draft for ${id} for this reader`);
        }
        return { consolidated, replies: await publishedOf(tx, id) };
      });
      const written = new Map(read.replies.map((reply) => [reply.id, reply]));
      // A resource is a title or a link, and says nothing.
      const own = read.consolidated.points.filter(({ kind }) => kind !== 'resource');
      return doubts(edit ?? own, written, reads);
    },
  };
}
