import type { Language } from './language.ts';

/** What two texts that people wrote are compared by, to tell whether they ask for the same. */
export interface Compared {
  readonly language: Language;
  readonly stems: ReadonlySet<string>;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

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

/** Both name countries, and none of them is the same. */
export const elsewhere = (a: Compared, b: Compared): boolean =>
  a.countries.length > 0 &&
  b.countries.length > 0 &&
  !a.countries.some((country) => b.countries.includes(country));

/** The part of the words that two texts of one language share; 0 below what tells anything. */
export function sameByWords(a: Compared, b: Compared): number {
  const words = shared(a.stems, b.stems);
  return words >= ENOUGH_WORDS && !elsewhere(a, b) ? words : 0;
}

/** The part of subjects and places that two texts share, which the vocabulary knows in all languages; 0 as above. */
export function sameBySubjects(a: Compared, b: Compared): number {
  const [mine, theirs] = [subjects(a), subjects(b)];
  const both = [...mine].filter((one) => theirs.has(one)).length;
  const alike = shared(mine, theirs);
  return both >= FEWEST_SUBJECTS && alike >= ENOUGH_SUBJECTS ? alike : 0;
}
