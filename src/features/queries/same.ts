import type { TextAnalysis } from '../../ports/text.ts';
import type { Query } from './model.ts';

/** What two questions are compared by. */
export type Compared = Pick<Query, 'text' | 'language' | 'topics' | 'countries'>;

/** So much of the words of both must be shared, in one language … */
const ENOUGH_WORDS = 0.4;
/** … and so many subjects and places, where the languages differ and words tell nothing. */
const ENOUGH_SUBJECTS = 0.6;
const FEWEST_SUBJECTS = 2;

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = [...a].filter((one) => b.has(one)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
};

const subjects = ({ topics, countries }: Compared): ReadonlySet<string> =>
  new Set([...topics, ...countries.map((country) => `country:${country}`)]);

/**
 * How likely two questions are the same: 0 where nothing says so. Within a language by their words, which must not
 * speak of different countries; across languages by subjects and places, which the vocabulary knows in all of them.
 */
export function likelySame(a: Compared, b: Compared, text: TextAnalysis): number {
  if (a.language === b.language) {
    const words = shared(
      new Set(text.stems(a.text, a.language)),
      new Set(text.stems(b.text, b.language)),
    );
    const elsewhere =
      a.countries.length > 0 &&
      b.countries.length > 0 &&
      !a.countries.some((country) => b.countries.includes(country));
    return words >= ENOUGH_WORDS && !elsewhere ? words : 0;
  }
  const [mine, theirs] = [subjects(a), subjects(b)];
  const both = [...mine].filter((one) => theirs.has(one)).length;
  const alike = shared(mine, theirs);
  return both >= FEWEST_SUBJECTS && alike >= ENOUGH_SUBJECTS ? alike : 0;
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
