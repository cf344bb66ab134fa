import { type Compared as Measured, sameBySubjects, sameByWords } from '../../kernel/same.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Query } from './model.ts';

/** What two questions are compared by. */
export type Compared = Pick<Query, 'text' | 'language' | 'topics' | 'countries'>;

const measured = ({ text: words, ...query }: Compared, text: TextAnalysis): Measured => ({
  ...query,
  stems: new Set(text.stems(words, query.language)),
});

/**
 * How likely two questions are the same: 0 where nothing says so. Within a language by their words, which must not
 * speak of different countries; across languages by subjects and places, which the vocabulary knows in all of them.
 */
export function likelySame(a: Compared, b: Compared, text: TextAnalysis): number {
  const [mine, theirs] = [measured(a, text), measured(b, text)];
  return a.language === b.language ? sameByWords(mine, theirs) : sameBySubjects(mine, theirs);
}

/** The likeliest first. */
export function sameAs<T extends Compared>(
  asked: Compared,
  others: readonly T[],
  text: TextAnalysis,
  most: number,
): readonly T[] {
  return others
    .map((other) => ({ other, weight: likelySame(asked, other, text) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ other }) => other);
}
