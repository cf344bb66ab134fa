import { detectAll } from 'tinyld/light';
import { LANGUAGES, type Language } from '../../kernel/language.ts';
import { STOP_WORDS } from './stopwords.ts';
import { words } from './tokens.ts';

/** Enough to be sure; more only costs time. */
const LOOKED_AT = 2_000;
/** Characters that among the three languages only one uses. */
const SURE: readonly (readonly [RegExp, Language])[] = [
  [/[¿¡]|\p{L}ñ|ñ\p{L}/iu, 'es'],
  [/[èùêûîœ]|ç[ao]/iu, 'fr'],
];
/** The statistical detector decides alone only from here, and only by this much. */
const FEWEST_LETTERS = 24;
const CLEAR = 2;

/** Each function word votes for the languages that have it, one vote in all: `the` for one, `de` for two. */
const VOTES = new Map<string, readonly Language[]>(
  LANGUAGES.flatMap((language) => [...STOP_WORDS[language]]).map((word) => [
    word,
    LANGUAGES.filter((language) => STOP_WORDS[language].has(word)),
  ]),
);

function votes(text: string): Record<Language, number> {
  const count = { en: 0, fr: 0, es: 0 };
  for (const word of words(text)) {
    const having = VOTES.get(word) ?? [];
    for (const language of having) count[language] += 1 / having.length;
  }
  for (const [pattern, language] of SURE) if (pattern.test(text)) count[language] += 2;
  return count;
}

const ranked = (scores: Readonly<Record<Language, number>>) =>
  [...LANGUAGES].sort((a, b) => scores[b] - scores[a]) as [Language, Language, Language];

/**
 * Function words first, since they tell short texts best; the statistical detector where there are none or they
 * disagree. Two words such as `protection sociale` are shared by the languages too often: those get the fallback.
 */
export function detect(text: string, fallback: Language): Language {
  const start = text.slice(0, LOOKED_AT);
  const count = votes(start);
  const [first, second] = ranked(count);
  if (count[first] >= 1.5 && count[first] >= CLEAR * count[second]) return first;

  const guesses = detectAll(start, { only: [...LANGUAGES] });
  const share = { en: 0, fr: 0, es: 0 };
  for (const { lang, accuracy } of guesses) {
    const language = LANGUAGES.find((known) => known === lang);
    if (language) share[language] = accuracy;
  }
  const likely = LANGUAGES.filter((language) => count[language] >= 0.75 * count[first]);
  const [guess, next] = ranked(share);
  if (count[first] >= 1 && likely.includes(guess) && !likely.includes(fallback)) return guess;
  if (count[first] > count[second] && guess === first) return first;
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  const clear = letters >= FEWEST_LETTERS && share[guess] >= CLEAR * share[next];
  return clear && likely.includes(guess) ? guess : fallback;
}
