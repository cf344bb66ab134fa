import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Catalogue } from './catalogue.ts';
import { idfOf, REPETITION } from './weights.ts';

/** A word of the query, as written, with what it is looked up by among the documents of each language. */
export interface Term {
  readonly word: string;
  /** Empty where the word is a stop word of the language. Two words with one stem (`wage`, `wages`) ask for it twice. */
  readonly stems: Readonly<Record<Language, string>>;
  readonly idf: number;
  /** Inverse document frequency times the weight of its repetitions in the query. */
  readonly weight: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** A long text is asked for by its most telling words: the rest cost time and add noise. */
export const MOST_TERMS = 64;

interface Asked {
  readonly word: string;
  readonly stems: Record<Language, string>;
  times: number;
}

/** Two words of the query that stand side by side, but for stop words between them. */
export interface AskedPair {
  readonly first: Readonly<Record<Language, string>>;
  readonly second: Readonly<Record<Language, string>>;
  readonly weight: number;
}

/** How telling a content word of the query is, whether it is looked for or not. */
export interface Weighing {
  readonly idf: number;
  readonly weight: number;
  readonly times: number;
  /** All-staff documents that have it, in any language. */
  readonly holders: number;
}

/** What is asked for, best word first, and what stands side by side in the query. */
export interface Question {
  readonly terms: readonly Term[];
  readonly pairs: readonly AskedPair[];
  /** By `keyOf` its stems. */
  readonly weighed: ReadonlyMap<string, Weighing>;
  /** How telling each content word of a person is, also of those that nothing has; of what is only meant, none are. */
  readonly told: ReadonlyMap<string, number>;
}

/** Two words that come to the same stems everywhere are one. */
export const keyOf = ({ en, fr, es }: Forms): string => `${en} ${fr} ${es}`;

/** Each word once, and all of them in the order of the query. */
export function asked(
  query: string,
  text: TextAnalysis,
): { readonly all: Asked[]; order: Asked[] } {
  const all = new Map<string, Asked>();
  const order: Asked[] = [];
  for (const word of query.match(WORD) ?? []) {
    const [en = ''] = text.stems(word, 'en');
    const [fr = ''] = text.stems(word, 'fr');
    const [es = ''] = text.stems(word, 'es');
    const key = keyOf({ en, fr, es });
    const known = all.get(key) ?? { word, stems: { en, fr, es }, times: 0 };
    known.times += 1;
    all.set(key, known);
    order.push(known);
  }
  return { all: [...all.values()], order };
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

/** Whose words count. */
export interface Among {
  /** The table of `Documents.allowed`, without what is only a candidate. */
  readonly allowed: Uint8Array;
  /** Whether candidates are looked for as well. */
  readonly candidates: boolean;
}

/**
 * How telling a word is, is counted over all languages together: how many of all all-staff documents hold it in the form
 * of their language. So the few documents of a rarer language compete fairly. Words to look up come best first, and are
 * at most `MOST_TERMS`.
 */
export function questionOf(
  query: string,
  text: TextAnalysis,
  catalogue: Catalogue,
  among: Among,
): Question {
  const { count } = catalogue.documents.statistics();
  const { all, order: inOrder } = asked(query, text);
  const telling = withoutStopWords(all);
  const weighed = telling.map((one) => {
    const { word, stems, times } = one;
    const holders = holdersOf(stems, catalogue);
    const idf = idfOf(count, holders);
    const used = isUsed(stems, holders, catalogue, among);
    const weight = idf * times ** REPETITION;
    return { one, word, stems, used, idf, times, holders, weight };
  });
  const best = mostTelling(weighed, MOST_TERMS, among);
  const kept = new Map(best.map((term) => [term.one, term]));
  const stopped = new Set(all.filter((one) => !telling.includes(one)));
  const words = inOrder.filter((one) => !stopped.has(one)).map((one) => kept.get(one));
  const told = new Map<string, number>();
  for (const { word, idf } of weighed) told.set(bare(word), idf);
  const byKey = new Map(weighed.map((one) => [keyOf(one.stems), one]));
  return { terms: best, pairs: pairsOf(words), told, weighed: byKey };
}

/** Without the article or ending that an apostrophe ties to it. */
const bare = (word: string): string =>
  word
    .toLowerCase()
    .split(/['’]/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');

/**
 * How much of what was asked an item says, from 0 to 1: its words of the question, each by how telling it is, where a
 * word that nothing has is the most telling of all.
 * @param matched as of `IndexHit`
 */
export function coverOf(told: ReadonlyMap<string, number>, matched: readonly string[]): number {
  const held = new Set(matched.flatMap((words) => words.split(' ')).map(bare));
  let [all, covered] = [0, 0];
  for (const [word, idf] of told) {
    all += idf;
    if (held.has(word)) covered += idf;
  }
  return all > 0 ? covered / all : 0;
}

export type Forms = Readonly<Record<Language, string>>;

export const holdersOf = (stems: Forms, catalogue: Catalogue): number =>
  LANGUAGES.reduce((sum, language) => sum + catalogue.publicHolders(language, stems[language]), 0);

/**
 * Words that nobody uses are the rarest of all and would push out the others. Asked of what the reader may open only: a
 * word of a forbidden item must not take a place either.
 */
export const isUsed = (
  stems: Forms,
  holders: number,
  catalogue: Catalogue,
  { allowed }: Among,
): boolean =>
  holders > 0 ||
  LANGUAGES.some((language) => catalogue.holdsAny(language, stems[language], allowed));

/**
 * The first `most`, best first. Whether a candidate holds a word is not even asked: such a word has a place only where
 * one is left, held or not, so that what a reader may not open decides nothing.
 */
export const mostTelling = <T extends { readonly used: boolean; readonly weight: number }>(
  weighed: readonly T[],
  most: number,
  { candidates }: Among,
): T[] =>
  weighed
    .filter(({ used }) => used || candidates)
    .toSorted((a, b) => Number(b.used) - Number(a.used) || b.weight - a.weight)
    .slice(0, most);

interface Told {
  readonly stems: Readonly<Record<Language, string>>;
  readonly idf: number;
}

/** @param words in the order of the query; undefined: a word that is not looked for */
export function pairsOf(words: readonly (Told | undefined)[]): AskedPair[] {
  const pairs = new Map<Told, Map<Told, number>>();
  for (const [at, second] of words.entries()) {
    const first = words[at - 1];
    if (!first || !second || first === second) continue;
    const followers = pairs.get(first) ?? new Map<Told, number>();
    followers.set(second, (followers.get(second) ?? 0) + 1);
    pairs.set(first, followers);
  }
  return [...pairs].flatMap(([first, followers]) =>
    [...followers].map(([second, times]) => ({
      first: first.stems,
      second: second.stems,
      weight: (first.idf + second.idf) * times ** REPETITION,
    })),
  );
}
