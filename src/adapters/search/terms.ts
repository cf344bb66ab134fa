import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { Meaning } from '../../ports/search.ts';
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
/** What something is called elsewhere are several words for one, and in two languages. */
const MOST_OTHERS = 96;

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

/** What is asked for, best word first, and what stands side by side in the query. */
export interface Question {
  readonly terms: readonly Term[];
  readonly pairs: readonly AskedPair[];
  /** How telling each content word of a person is, also of those that nothing has; of what is only meant, none are. */
  readonly told: ReadonlyMap<string, number>;
}

/** Each word once, and all of them in the order of the query. */
function asked(query: string, text: TextAnalysis): { readonly all: Asked[]; order: Asked[] } {
  const all = new Map<string, Asked>();
  const order: Asked[] = [];
  for (const word of query.match(WORD) ?? []) {
    const [en = ''] = text.stems(word, 'en');
    const [fr = ''] = text.stems(word, 'fr');
    const [es = ''] = text.stems(word, 'es');
    const key = `${en} ${fr} ${es}`;
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

/** Other words for the same, without the stems that were asked for already, by `own` or by a better word of theirs. */
export function besides(own: readonly Term[], others: readonly Term[]): Term[] {
  const seen = new Set<string>();
  const keyOf = (language: Language, { stems }: Term) => `${language} ${stems[language]}`;
  for (const term of own) for (const language of LANGUAGES) seen.add(keyOf(language, term));
  return others.map((term) => {
    const stems = { ...term.stems };
    for (const language of LANGUAGES) {
      const key = keyOf(language, term);
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

/** Words as they are written, or what is meant by them. */
export type Asking = string | readonly Meaning[];

/** What to look up, best word first, at most `MOST_TERMS` written ones, or `MOST_OTHERS` for what is meant. */
export const questionOf = (
  asking: Asking,
  text: TextAnalysis,
  catalogue: Catalogue,
  among: Among,
): Question =>
  typeof asking === 'string'
    ? written(asking, text, catalogue, among)
    : meant(asking, text, catalogue, among);

/**
 * How telling a word is, is counted over all languages together: how many of all all-staff documents hold it in the form
 * of their language. So the few documents of a rarer language compete fairly.
 */
function written(query: string, text: TextAnalysis, catalogue: Catalogue, among: Among): Question {
  const { count } = catalogue.documents.statistics();
  const { all, order: inOrder } = asked(query, text);
  const telling = withoutStopWords(all);
  const weighed = telling.map((one) => {
    const { word, stems, times } = one;
    const holders = holdersOf(stems, catalogue);
    const idf = idfOf(count, holders);
    const used = isUsed(stems, holders, catalogue, among);
    return { one, word, stems, used, idf, weight: idf * times ** REPETITION };
  });
  const best = mostTelling(weighed, MOST_TERMS, among);
  const kept = new Map(best.map((term) => [term.one, term]));
  const stopped = new Set(all.filter((one) => !telling.includes(one)));
  const words = inOrder.filter((one) => !stopped.has(one)).map((one) => kept.get(one));
  const told = new Map<string, number>();
  for (const { word, idf } of weighed) told.set(bare(word), idf);
  return { terms: best, pairs: pairsOf(words), told };
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

type Forms = Readonly<Record<Language, string>>;

const NO_FORMS: Forms = { en: '', fr: '', es: '' };

const holdersOf = (stems: Forms, catalogue: Catalogue): number =>
  LANGUAGES.reduce((sum, language) => sum + catalogue.publicHolders(language, stems[language]), 0);

/**
 * Words that nobody uses are the rarest of all and would push out the others. Asked of what the reader may open only: a
 * word of a forbidden item must not take a place either.
 */
const isUsed = (stems: Forms, holders: number, catalogue: Catalogue, { allowed }: Among): boolean =>
  holders > 0 ||
  LANGUAGES.some((language) => catalogue.holdsAny(language, stems[language], allowed));

/**
 * The first `most`, best first. Whether a candidate holds a word is not even asked: such a word has a place only where
 * one is left, held or not, so that what a reader may not open decides nothing.
 */
const mostTelling = <T extends { readonly used: boolean; readonly weight: number }>(
  weighed: readonly T[],
  most: number,
  { candidates }: Among,
): T[] =>
  weighed
    .filter(({ used }) => used || candidates)
    .toSorted((a, b) => Number(b.used) - Number(a.used) || b.weight - a.weight)
    .slice(0, most);

/** A name of something in one language. */
interface Name {
  readonly language: Language;
  readonly stems: readonly string[];
}

/** Names that come to the same stems are one. */
function namesOf({ names }: Meaning, text: TextAnalysis): Name[] {
  return LANGUAGES.flatMap((language) => {
    const all = names[language].map((name) => text.stems(name, language));
    const once = new Map(all.map((stems) => [stems.join(' '), stems]));
    once.delete('');
    return [...once.values()].map((stems) => ({ language, stems }));
  });
}

/**
 * Names of one thing stand for each other: how telling each is, is counted over all of them that are one word, as if they
 * were one (Pirkola, The Effects of Query Structure and Dictionary Setups, 1998), so that a rare name of something common
 * weighs no more than its usual one. Words of longer names each count by themselves.
 */
function meant(
  meanings: readonly Meaning[],
  text: TextAnalysis,
  catalogue: Catalogue,
  among: Among,
): Question {
  const { count } = catalogue.documents.statistics();
  const formOf = (language: Language, stem: string): Forms => ({ ...NO_FORMS, [language]: stem });
  const single = (language: Language, stem: string) => catalogue.publicHolders(language, stem);
  const pairs: AskedPair[] = [];
  const weighed = meanings.flatMap((meaning) => {
    const names = namesOf(meaning, text);
    const together = names.reduce((sum, { language, stems: [stem = '', ...more] }) => {
      return more.length === 0 ? sum + single(language, stem) : sum;
    }, 0);
    const often = meaning.times ** REPETITION;
    return names.flatMap(({ language, stems }) => {
      const alternatives = names.filter((one) => one.language === language).length;
      // An item may hold several: together they must not say much more than the one word that was asked.
      const part = often / Math.sqrt(alternatives);
      const words = stems.map((stem) => {
        const holders = single(language, stem);
        const idf = idfOf(count, stems.length === 1 ? together : holders);
        const forms = formOf(language, stem);
        const used = isUsed(forms, holders, catalogue, among);
        return { stems: forms, used, idf, weight: idf * part };
      });
      // Who says only the commoner words of a longer name has not said it.
      const rarest = Math.max(...words.map(({ idf }) => idf));
      const nameless = (idf: number): boolean => idf < rarest;
      pairs.push(...pairsOf(words).map((pair) => ({ ...pair, weight: pair.weight * part })));
      return words.map((one) => ({ ...one, word: nameless(one.idf) ? '' : meaning.said }));
    });
  });
  return { terms: mostTelling(weighed, MOST_OTHERS, among), pairs, told: new Map() };
}

interface Told {
  readonly stems: Readonly<Record<Language, string>>;
  readonly idf: number;
}

/** @param words in the order of the query; undefined: a word that is not looked for */
function pairsOf(words: readonly (Told | undefined)[]): AskedPair[] {
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
