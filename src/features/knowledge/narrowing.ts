import type { Readers } from './access.ts';
import { isChosen, narrows } from './facets.ts';
import type { Need } from './model.ts';
import { type Looking, type RankedItems, type RankingDeps, ranking } from './ranking.ts';

/**
 * As `ranking`. Where something is chosen, all that satisfies it is looked at, however far it lies behind the best of the
 * whole library; what does not comes after it, to count what else could be chosen.
 */
export function narrowing(deps: RankingDeps) {
  const ranked = ranking(deps);
  return async (need: Need, readers: Readers, looking: Looking): Promise<RankedItems> => {
    const { chosen, theirs: _, ...ours } = looking;
    const whole = await ranked(need, readers, looking);
    if (!chosen || !narrows(chosen)) return whole;
    const only = await deps.work.run((tx) => tx.products.narrowed(chosen));
    const within = await ranked(need, readers, { ...ours, only });
    const known = new Set(within.items.map(({ outline }) => outline.id));
    const others = whole.items.filter(({ outline }) => !known.has(outline.id));
    return {
      ...within,
      // As the catalogue has it now: it may have been labelled otherwise since it was asked.
      items: [...within.items.filter(({ outline }) => isChosen(outline, chosen)), ...others],
    };
  };
}
