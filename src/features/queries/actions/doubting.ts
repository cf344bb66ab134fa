import { AppError } from '../../../kernel/errors.ts';
import type { QueryId, ReplyId } from '../../../kernel/ids.ts';
import { doubting } from '../../../kernel/support/doubting.ts';
import { readsOf } from '../../../kernel/support/reads.ts';
import { moderator } from '../policy.ts';
import { existing, publishedOf, type QueryDeps } from './deps.ts';

/** Which points of a consolidated reply the replies behind them do not seem to say. */
export const pointDoubts = ({ work, text, terms }: Pick<QueryDeps, 'work' | 'text' | 'terms'>) =>
  doubting<QueryId, ReplyId>(readsOf(text, terms), (who, id) =>
    work.run(async (tx) => {
      const query = await existing(tx, id);
      const consolidated = await tx.consolidatedReplies.get(id);
      if (!consolidated || moderator(query, who))
        throw new AppError('not-found', `no draft for ${id} for this reader`);
      return { statements: consolidated.points, said: await publishedOf(tx, id) };
    }),
  );
