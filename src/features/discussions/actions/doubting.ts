import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import type { Actor } from '../../../kernel/person.ts';
import { type Doubt, doubts } from '../../../kernel/support/doubts.ts';
import { readsOf } from '../../../kernel/support/reads.ts';
import type { Traceable } from '../../../kernel/traceable.ts';
import { isOpen } from '../contribution-audience.ts';
import { maySummarise } from '../policy.ts';
import type { DiscussionDeps } from './deps.ts';

/** Which statements of a synthesis their contributions do not seem to say. */
export function doubting({ work, text, terms }: Pick<DiscussionDeps, 'work' | 'text' | 'terms'>) {
  const reads = readsOf(text, terms);
  return {
    /**
     * For moderators; it changes and refuses nothing.
     * @param edit statements as they stand in an edit that is not saved yet; null: those that are saved
     * @throws AppError `not-found`
     */
    async doubts(
      who: Actor,
      id: DiscussionId,
      edit: readonly Traceable<ContributionId>[] | null,
    ): Promise<readonly Doubt[]> {
      const read = await work.run(async (tx) => {
        const synthesis = await tx.syntheses.get(id);
        if (!synthesis || maySummarise(synthesis, who)) {
          throw new AppError('not-found', `no draft of ${id} for this reader`);
        }
        return { synthesis, said: (await tx.contributions.of(id)).filter(isOpen) };
      });
      const written = new Map(read.said.map((item) => [item.id, item]));
      // A resource is a title or a link, and says nothing.
      const own = read.synthesis.statements.filter(({ kind }) => kind !== 'resource');
      return doubts(edit ?? own, written, reads);
    },
  };
}
