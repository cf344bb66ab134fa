import type { Language } from '../../kernel/language.ts';
import { KEYWORDS } from './keywords.ts';
import type { Judge, Likeness } from './likeness.ts';
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
const MOST_WORDS = 6;
const LETTER = /\p{L}/u;
/**
 * Lists with words chosen for their terms, `scheme slug` each. Elsewhere names alone decide: of the topics of the seeded
 * library they were right more often than a profile that also reads definitions and narrower terms (.84 and .73).
 */
const JUDGED: ReadonlySet<string> = new Set(
  [...KEYWORDS.keys()].map((key) => key.split(' ')[0] ?? ''),
);

const isOwn = (term: Term, word: string, language: Language): boolean => {
  const said = word.toLowerCase();
  const own = [term.labels[language] ?? [], term.synonyms[language] ?? []].flat();
  return own.some((name) => name.toLowerCase() === said);
};

const aboutOf = (judged: readonly Likeness[]): readonly Suggestion[] =>
  judged
    .filter(({ about }) => about)
    .map(({ term, words, score }) => ({ term, words, score: score / (score + HALF) }));

/** What is named and what is otherwise said to be about a term as one, each term once. */
function together(
  named: readonly Suggestion[],
  judged: readonly Suggestion[],
): readonly Suggestion[] {
  const all = new Map(named.map((one) => [one.term, one]));
  for (const { term, words, score } of judged) {
    const known = all.get(term);
    all.set(term, {
      term,
      words: [...new Set([...(known?.words ?? []), ...words])].slice(0, MOST_WORDS),
      score: Math.max(score, known?.score ?? 0),
    });
  }
  return [...all.values()];
}

/**
 * Terms that a text names, surest first, at most eight of each list. A name of several words weighs more than one, one
 * that comes again more than one that comes once, and each further time less. With a `judge`, also terms that the text
 * is about without naming them, of the lists that have words for it.
 */
export function suggest(
  vocabulary: Vocabulary,
  text: string,
  language: Language,
  schemes: readonly string[] = SUGGESTED,
  judge: Judge | null = null,
): readonly Suggestion[] {
  const countries = new Map(
    vocabulary.terms
      .filter(({ scheme }) => scheme === 'geography')
      .map((term) => [term.labels.en ?? term.slug, term]),
  );
  return schemes.flatMap((scheme) => {
    const found = new Map<Term, string[]>();
    for (const { value, written } of vocabulary.matches(scheme, text)) {
      // Goals and targets are numbered: `3 missions` names no goal.
      if (!LETTER.test(written)) continue;
      const term = scheme === 'country' ? countries.get(value) : vocabulary.term(value);
      if (term) found.set(term, [...(found.get(term) ?? []), written]);
    }
    const named = [...found].map(([term, words]): Suggestion => {
      const weight = words.reduce((total, word) => {
        const length = Math.sqrt(word.split(' ').length);
        return total + length * (isOwn(term, word, language) ? 1 : OTHER_LANGUAGE);
      }, 0);
      return { term, words: [...new Set(words)], score: weight / (weight + HALF) };
    });
    const judged =
      judge && JUDGED.has(scheme) ? judge(vocabulary.terms, scheme, text, language) : [];
    return together(named, aboutOf(judged))
      .toSorted((one, other) => other.score - one.score)
      .slice(0, MOST_EACH);
  });
}
