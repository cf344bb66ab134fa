import snowball from 'snowball-stemmers';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { STOP_WORDS } from './stopwords.ts';
import { fold, words } from './tokens.ts';

const ALGORITHM: Readonly<Record<Language, string>> = {
  en: 'english',
  fr: 'french',
  es: 'spanish',
};
/** Words kept per language: a vocabulary in daily use is smaller, a hostile one cannot grow the heap. */
const REMEMBERED = 50_000;
/** Longer runs of letters are encodings or noise; stemming them is wasted. */
const LONGEST = 40;

function memo(compute: (word: string) => string): (word: string) => string {
  // Two generations instead of a reordered list: what is used survives the turn, at half the cost.
  let young = new Map<string, string>();
  let old = new Map<string, string>();
  return (word) => {
    const known = young.get(word);
    if (known !== undefined) return known;
    const value = old.get(word) ?? compute(word);
    if (young.size >= REMEMBERED / 2) {
      old = young;
      young = new Map();
    }
    young.set(word, value);
    return value;
  };
}

/**
 * What the algorithms do not know as one word: British and American spelling, women's trades and an irregular plural of
 * French, and Spanish as it is typed without accents, where an ending is known by its accent alone.
 */
const AS_KNOWN: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/isation(?=s?$)/, 'ization'],
    [/^(lab|behavi|neighb|harb|col|fav|hon|endeav)our/, '$1or'],
    [/^programmes?$/, 'program'],
  ],
  fr: [
    [/(?<=\p{L}{3})trices?$/u, 'teur'],
    [/^travaux$/, 'travail'],
  ],
  es: [
    [/acion$/, 'ación'],
    [/ucion$/, 'ución'],
    [/logia(?=s?$)/, 'logía'],
  ],
};

function stemmer(language: Language): (word: string) => string {
  const { stem } = snowball.newStemmer(ALGORITHM[language]);
  const stop = STOP_WORDS[language];
  return memo((word) => {
    if (word.length > LONGEST || stop.has(word)) return '';
    const known = AS_KNOWN[language].reduce((one, [end, other]) => one.replace(end, other), word);
    return fold(stem(known));
  });
}

const STEM = Object.fromEntries(
  LANGUAGES.map((language) => [language, stemmer(language)]),
) as Readonly<Record<Language, (word: string) => string>>;

/** Stems of the content words, in order, with repetitions. */
export function stems(text: string, language: Language): string[] {
  const stem = STEM[language];
  const result: string[] = [];
  for (const word of words(text)) {
    const found = stem(word);
    if (found !== '') result.push(found);
  }
  return result;
}
