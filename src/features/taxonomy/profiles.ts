import type { Language } from '../../kernel/language.ts';
import { KEYWORDS, phrasesOf, type Strength } from './keywords.ts';
import { nameIn, type Term } from './term.ts';

/** Stems of the content words of a text, in order. */
export type Stems = (text: string, language: Language) => readonly string[];

export interface Phrase {
  /** In order of the phrase; the content words alone. */
  readonly stems: readonly string[];
  readonly weight: number;
  /** From a definition or a part of a name, not chosen by anybody: never enough alone. */
  readonly derived: boolean;
}

/** What a text that is about a term is likely to say, in one language. */
export interface Profile {
  readonly term: Term;
  readonly phrases: readonly Phrase[];
}

export const WEIGHT: Readonly<Record<Strength, number>> = { sure: 2, likely: 1, hint: 0.5 };
/** Deeper lists than goals, targets and indicators are browsed, not matched. */
const DEEPEST = 3;

const namesIn = (term: Term, language: Language): readonly string[] => [
  ...[nameIn(term.labels, language) ?? []].flat(),
  ...(term.synonyms[language] ?? []),
];

/** A term with all that is narrower, itself first. */
function withNarrower(term: Term, children: ReadonlyMap<string, readonly Term[]>): readonly Term[] {
  const found = new Set([term]);
  let level: readonly Term[] = [term];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap(({ id }) => children.get(id) ?? []);
    for (const one of level) found.add(one);
  }
  return [...found];
}

/**
 * How telling a stem is, above 0, up to 1: its inverse document frequency where each term's own words are a document
 * (Spärck Jones 1972), as a share of the rarest's. A background that is no benchmark and travels with the product.
 */
function rarity(terms: readonly Term[], stems: Stems, language: Language) {
  const frequency = new Map<string, number>();
  for (const term of terms) {
    const words = [...namesIn(term, language), term.definition[language] ?? ''].join('\n');
    for (const stem of new Set(stems(words, language)))
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const rarest = Math.log(1 + terms.length);
  return (stem: string): number => Math.log(1 + terms.length / (frequency.get(stem) ?? 1)) / rarest;
}

/** Each phrase once, at its greatest weight. */
function once(phrases: readonly Phrase[]): readonly Phrase[] {
  const kept = new Map<string, Phrase>();
  for (const phrase of phrases) {
    const key = phrase.stems.join(' ');
    if (key !== '' && (kept.get(key)?.weight ?? 0) < phrase.weight) kept.set(key, phrase);
  }
  return [...kept.values()];
}

/**
 * Profiles of the current terms of a list that have nothing broader in it: names and synonyms count as sure words, so
 * do names of narrower terms that have several content words; what else these and the definitions say counts by its
 * rarity, at most as a hint; then the words chosen for the term.
 */
export function profilesOf(
  all: readonly Term[],
  scheme: string,
  { stems, language }: { readonly stems: Stems; readonly language: Language },
): readonly Profile[] {
  const current = all.filter(({ status }) => status === 'current');
  const terms = current.filter((term) => term.scheme === scheme);
  const children = new Map<string, Term[]>();
  for (const term of terms)
    for (const parent of term.broader)
      children.set(parent, [...(children.get(parent) ?? []), term]);
  const telling = rarity(current, stems, language);

  // Of `off-grid` only the grid is left, which says less than the two together.
  const chosen = (phrase: string, weight: number): Phrase => {
    const found = stems(phrase, language);
    const cut = found.length === 1 && /[\s-]/.test(phrase.trim());
    return { stems: found, weight: cut ? Math.min(weight, WEIGHT.likely) : weight, derived: false };
  };
  const derived = (text: string): Phrase[] =>
    stems(text, language).map((stem) => ({
      stems: [stem],
      weight: WEIGHT.hint * telling(stem),
      derived: true,
    }));

  return terms
    .filter(({ broader }) => broader.length === 0)
    .map((term) => {
      const family = withNarrower(term, children);
      const names = family.flatMap((one) => namesIn(one, language));
      const words = KEYWORDS.get(`${scheme} ${term.slug}`);
      const phrases = [
        ...namesIn(term, language).map((name) => chosen(name, WEIGHT.sure)),
        ...names
          .map((name) => chosen(name, WEIGHT.sure))
          .filter((phrase) => phrase.stems.length > 1),
        ...family.flatMap((one) => derived(one.definition[language] ?? '')),
        ...names.flatMap(derived),
        ...(words
          ? phrasesOf(words, language).map(({ phrase, strength }) =>
              chosen(phrase, WEIGHT[strength]),
            )
          : []),
      ];
      return { term, phrases: once(phrases) };
    });
}
