import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Catalogue } from './catalogue.ts';

/** A word of the query, as written, with what it is looked up by among the documents of each language. */
export interface Term {
  readonly word: string;
  /** Empty where the word is a stop word of the language, or another word of the query has the stem already. */
  readonly stems: Readonly<Record<Language, string>>;
  /** Inverse document frequency times the weight of its repetitions in the query. */
  readonly weight: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** A long text is asked for by its most telling words: the rest cost time and add noise. */
export const MOST_TERMS = 64;
/** A word asked three times counts not three times as much; chosen together with the weights in `bm25f.ts`. */
const REPETITION = 0.7;

interface Asked {
  readonly word: string;
  readonly stems: Record<Language, string>;
  times: number;
}

function asked(query: string, text: TextAnalysis): Asked[] {
  const all = new Map<string, Asked>();
  for (const word of query.match(WORD) ?? []) {
    const [en = ''] = text.stems(word, 'en');
    const [fr = ''] = text.stems(word, 'fr');
    const [es = ''] = text.stems(word, 'es');
    const key = `${en} ${fr} ${es}`;
    const known = all.get(key);
    if (known) known.times += 1;
    else all.set(key, { word, stems: { en, fr, es }, times: 1 });
  }
  return [...all.values()];
}

/**
 * Words that say nothing in the language of the query would still be found in documents of the others (`pour`, `son`,
 * `main`). The languages of a query are those of its stop words; a query may mix two.
 */
function withoutStopWords(all: readonly Asked[]): Asked[] {
  const stopped = (language: Language) =>
    all.reduce((sum, { stems, times }) => (stems[language] === '' ? sum + times : sum), 0);
  const counts = LANGUAGES.map((language) => ({ language, count: stopped(language) }));
  const most = Math.max(...counts.map(({ count }) => count));
  const spoken = counts.filter(({ count }) => most > 0 && count >= most / 2);
  return all.filter(
    ({ stems }) =>
      LANGUAGES.some((language) => stems[language] !== '') &&
      spoken.every(({ language }) => stems[language] !== ''),
  );
}

/** Two words with one stem in a language (`wage`, `wages`) ask once there: the better word. */
export function withoutRepeatedStems(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.map((term) => {
    const stems = { ...term.stems };
    for (const language of LANGUAGES) {
      const key = `${language} ${stems[language]}`;
      if (seen.has(key)) stems[language] = '';
      seen.add(key);
    }
    return { ...term, stems };
  });
}

/** Whose words count. */
export interface Among {
  /** The table of `Documents.allowed`, without what is only a candidate. */
  readonly allowed: Uint8Array;
  /** Whether candidates are looked for as well. */
  readonly candidates: boolean;
}

/**
 * What to look up, best word first, at most `MOST_TERMS`. How telling a word is, is counted over all languages together:
 * how many of all all-staff documents hold it in the form of their language. So the few documents of a rarer language
 * compete fairly.
 */
export function termsOf(
  query: string,
  text: TextAnalysis,
  catalogue: Catalogue,
  { allowed, candidates }: Among,
): Term[] {
  const { count } = catalogue.documents.statistics();
  const weighed = withoutStopWords(asked(query, text)).flatMap(({ word, stems, times }, order) => {
    const holders = LANGUAGES.reduce(
      (sum, language) => sum + catalogue.publicHolders(language, stems[language]),
      0,
    );
    // Words that nobody uses are the rarest of all and would push out the others. Asked of what the reader may open
    // only: a word of a forbidden item must not take a place either.
    const used =
      holders > 0 ||
      LANGUAGES.some((language) => catalogue.holdsAny(language, stems[language], allowed));
    if (!used && !candidates) return [];
    const idf = Math.log(1 + (Math.max(0, count - holders) + 0.5) / (holders + 0.5));
    return [{ word, stems, order, used, weight: idf * times ** REPETITION }];
  });
  // Whether a candidate holds a word is not even asked: such a word has a place only where one is left, held or not,
  // so that what a reader may not open decides nothing.
  weighed.sort(
    (a, b) => Number(b.used) - Number(a.used) || b.weight - a.weight || a.order - b.order,
  );
  return withoutRepeatedStems(weighed.slice(0, MOST_TERMS));
}
