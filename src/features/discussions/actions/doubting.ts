import { AppError } from '../../../kernel/errors.ts';
import type { ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import { doubting } from '../../../kernel/support/doubting.ts';
import { readsOf } from '../../../kernel/support/reads.ts';
import { isOpen } from '../contribution-audience.ts';
import { maySummarise } from '../policy.ts';
import type { DiscussionDeps } from './deps.ts';

/** Which statements of a synthesis their contributions do not seem to say. */
export const synthesisDoubts = ({
  work,
  text,
  terms,
}: Pick<DiscussionDeps, 'work' | 'text' | 'terms'>) =>
  doubting<DiscussionId, ContributionId>(readsOf(text, terms), (who, id) =>
    work.run(async (tx) => {
      const synthesis = await tx.syntheses.get(id);
      if (!synthesis || maySummarise(synthesis, who))
        throw new AppError('not-found', `no draft of ${id} for this reader`);
      const said = (await tx.contributions.of(id)).filter(isOpen);
      return { statements: synthesis.statements, said };
    }),
  );
