import { STOP_WORDS } from '../../src/adapters/text/stopwords.ts';
import { LANGUAGES, type Language } from '../../src/kernel/language.ts';
import type { Doc } from './engines.ts';

/**
 * Invented records whose words are as unevenly used as those of a language (Zipf), the same in every process: what is
 * measured is the engine and not its luck. As in a language, the hundred most used are words that say nothing.
 */
const WORDS = 60_000;
const SAYING_NOTHING = 100;
const MEDIAN_WORDS = 300;
/** Of the logarithm of a record's length. */
const SPREAD = 0.6;
const AUDIENCES = 50;
/** Share of records that everybody may open. */
const PUBLIC = 0.6;
/** Audiences that a reader belongs to besides everybody's. */
const MINE = 5;

type Random = () => number;

/** Numbers from 0 up to 1, the same for the same seed (Mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ONSETS = 'b c d f g l m n p r s t v br cl dr fl gr pl pr st tr'.split(' ');
const VOWELS = 'a e i o u ai ou'.split(' ');

function wordOf(rank: number): string {
  const random = randomFrom(rank + 1);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const syllables = 2 + Math.floor(random() * 3);
  return Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS)).join('');
}

const words = Array.from({ length: WORDS }, (_, rank) => wordOf(rank));
/** Share of all uses by the words up to each rank (Zipf-Mandelbrot). */
const shares = new Float64Array(WORDS);
for (let rank = 0, sum = 0; rank < WORDS; rank += 1) {
  sum += 1 / (rank + 2.7) ** 1.05;
  shares[rank] = sum;
}

const stopWords: Readonly<Record<Language, readonly string[]>> = {
  en: [...STOP_WORDS.en],
  fr: [...STOP_WORDS.fr],
  es: [...STOP_WORDS.es],
};

function anyWord(random: Random, language: Language): string {
  const target = random() * (shares[WORDS - 1] ?? 1);
  let [low, high] = [0, WORDS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  const stops = stopWords[language];
  return (low < SAYING_NOTHING ? stops[low % stops.length] : words[low]) ?? '';
}

const text = (random: Random, language: Language, count: number): string =>
  Array.from({ length: count }, () => anyWord(random, language)).join(' ');

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const audienceName = (number: number): string => (number === 0 ? 'all' : `team-${number}`);

/** @param version another text for the same record */
export function inventedDoc(number: number, version = 0): Doc {
  const random = randomFrom(number * 7 + version * 1_000_003 + 11);
  const length = Math.max(20, Math.round(MEDIAN_WORDS * Math.exp(SPREAD * normal(random))));
  const audience = random() < PUBLIC ? 0 : 1 + Math.floor(random() * (AUDIENCES - 1));
  const language = LANGUAGES[number % LANGUAGES.length] ?? 'en';
  const part = (share: number): string =>
    text(random, language, Math.max(1, Math.round(length * share)));
  return {
    id: `doc-${number}`,
    audience: audienceName(audience),
    language,
    title: text(random, language, 8),
    tags: text(random, language, 3),
    abstract: part(0.15),
    replies: number % 4 === 0 ? part(0.3) : '',
    body: part(number % 4 === 0 ? 0.5 : 0.8),
  };
}

export interface Asked {
  readonly text: string;
  /** As long as a discussion's opening. */
  readonly long: boolean;
  readonly audiences: ReadonlySet<string>;
}

/** Share of long queries; the others are of two to six words, those that say nothing among them. */
const LONG = 0.1;
const LONG_WORDS = 60;

/** Words of some record, as somebody remembers it. */
export function inventedQuery(number: number, docs: number): Asked {
  const random = randomFrom(number * 13 + 5);
  const { title, abstract, body } = inventedDoc(Math.floor(random() * docs));
  const from = `${title} ${abstract} ${body}`.split(' ');
  const long = random() < LONG;
  const count = long ? LONG_WORDS : 2 + Math.floor(random() * 5);
  const mine = Array.from({ length: MINE }, () =>
    audienceName(1 + Math.floor(random() * (AUDIENCES - 1))),
  );
  const asked = Array.from({ length: count }, () => from[Math.floor(random() * from.length)] ?? '');
  return { text: asked.join(' '), long, audiences: new Set(['all', ...mine]) };
}
