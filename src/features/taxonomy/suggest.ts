import type { Language } from '../../kernel/language.ts';
import type { Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A term that a text speaks of, with the words that led to it. */
export interface Suggestion {
  readonly term: Term;
  readonly words: readonly string[];
  /** Above 0, up to 1; comparable within one answer. */
  readonly score: number;
}

/** Lists whose terms say what a text is about. Others (unit, status, …) are known otherwise. */
export const SUGGESTED = ['topic', 'country', 'sector', 'group', 'driver', 'sdg'] as const;

const MOST_EACH = 8;
/** A name of the text's own language is surer than one that another language happens to write alike. */
const OTHER_LANGUAGE = 0.8;
const HALF = 2;

const isOwn = (term: Term, word: string, language: Language): boolean => {
  const said = word.toLowerCase();
  const own = [term.labels[language] ?? [], term.synonyms[language] ?? []].flat();
  return own.some((name) => name.toLowerCase() === said);
};

/**
 * Terms that a text names, surest first, at most eight of each list. A name of several words weighs more than one, one
 * that comes again more than one that comes once, and each further time less.
 */
export function suggest(
  vocabulary: Vocabulary,
  text: string,
  language: Language,
  schemes: readonly string[] = SUGGESTED,
): readonly Suggestion[] {
  const countries = new Map(
    vocabulary.terms
      .filter(({ scheme }) => scheme === 'geography')
      .map((term) => [term.labels.en ?? term.slug, term]),
  );
  return schemes.flatMap((scheme) => {
    const found = new Map<Term, string[]>();
    for (const { value, written } of vocabulary.matches(scheme, text)) {
      const term = scheme === 'country' ? countries.get(value) : vocabulary.term(value);
      if (term) found.set(term, [...(found.get(term) ?? []), written]);
    }
    return [...found]
      .map(([term, words]): Suggestion => {
        const weight = words.reduce((total, word) => {
          const length = Math.sqrt(word.split(' ').length);
          return total + length * (isOwn(term, word, language) ? 1 : OTHER_LANGUAGE);
        }, 0);
        return { term, words: [...new Set(words)], score: weight / (weight + HALF) };
      })
      .toSorted((one, other) => other.score - one.score)
      .slice(0, MOST_EACH);
  });
}
