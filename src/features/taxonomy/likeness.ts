import type { Language } from '../../kernel/language.ts';
import { tokens } from './matcher.ts';
import { type Phrase, type Profile, profilesOf, type Stems, WEIGHT } from './profiles.ts';
import type { Term } from './term.ts';

/** How much of what is said about a term a text says. */
export interface Likeness {
  readonly term: Term;
  /** From 0; comparable between texts of any length and between the terms of a list. */
  readonly score: number;
  /** The text says enough of it, and not merely in passing. */
  readonly about: boolean;
  /** Words chosen for the term or naming it, as the text writes them, the weightiest first. */
  readonly words: readonly string[];
}

/**
 * Enough is one sure word, or two likely ones, in a text of middle length: somebody who asks “does this address it
 * directly?” is content with one plain mention, and not with one word that other subjects share.
 */
export const ENOUGH = WEIGHT.sure;
/** What says less than a fifth of what it says about another term of the list speaks of this one in passing. */
const PASSING = 0.2;
/** Words that come from definitions and parts of names count together at most as one likely word. */
const MOST_DERIVED = WEIGHT.likely;
/** Length normalisation as in BM25 (Robertson and others 1995), mild: a long text may be about several things. */
const LENGTH_SHARE = 0.3;
/** Content words of a paragraph of four or five sentences. */
const MIDDLE_LENGTH = 60;
/** Other words may stand between those of a phrase, and its words may come in another order. */
const LOOSE = 1;

interface Word {
  readonly stem: string;
  /** Place among all words of the text. */
  readonly at: number;
}

interface Text {
  readonly written: readonly string[];
  /** Content words in order. */
  readonly words: readonly Word[];
  /** Places of a stem among the content words, in order. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

interface Hit {
  readonly times: number;
  readonly written: string;
}

function read(text: string, stems: Stems, language: Language): Text {
  const written = tokens(text).map((token) => token.written);
  const words = written.flatMap((word, at) =>
    stems(word, language).map((stem): Word => ({ stem, at })),
  );
  const places = new Map<string, number[]>();
  for (const [place, { stem }] of words.entries()) {
    const known = places.get(stem);
    if (known) known.push(place);
    else places.set(stem, [place]);
  }
  return { written, words, places };
}

/** The places of a phrase's words around one place of its first; null where one is missing nearby. */
function around(place: number, phrase: Phrase, text: Text): readonly number[] | null {
  const reach = phrase.stems.length - 1 + LOOSE;
  const found = [place];
  for (const stem of phrase.stems.slice(1)) {
    const near = (text.places.get(stem) ?? []).find(
      (other) => Math.abs(other - place) <= reach && !found.includes(other),
    );
    if (near === undefined) return null;
    found.push(near);
  }
  return found;
}

function hit(phrase: Phrase, text: Text): Hit | null {
  const [first = '', ...others] = phrase.stems;
  if (!others.every((stem) => text.places.has(stem))) return null;
  const found = (text.places.get(first) ?? []).flatMap((place) => {
    const all = around(place, phrase, text);
    return all ? [all] : [];
  });
  const [shown] = found;
  if (!shown) return null;
  const ends = shown.map((place) => text.words[place]?.at ?? 0);
  return {
    times: found.length,
    written: text.written.slice(Math.min(...ends), Math.max(...ends) + 1).join(' '),
  };
}

function scored({ term, phrases }: Profile, text: Text) {
  let chosen = 0;
  let derived = 0;
  const words: { readonly written: string; readonly weight: number }[] = [];
  for (const phrase of phrases) {
    const found = hit(phrase, text);
    if (!found) continue;
    // Each further time says less than the one before.
    const weight = phrase.weight * Math.log2(1 + found.times);
    if (phrase.derived) {
      derived += weight;
      continue;
    }
    chosen += weight;
    words.push({ written: found.written, weight });
  }
  const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * text.words.length) / MIDDLE_LENGTH;
  const shown = words.toSorted((one, other) => other.weight - one.weight);
  return {
    term,
    score: (chosen + Math.min(derived, MOST_DERIVED)) / length,
    words: [...new Set(shown.map(({ written }) => written))],
  };
}

/** How a text is like each term of a list, the likest first; terms of which it says nothing are left out. */
export function likenessTo(
  profiles: readonly Profile[],
  text: string,
  { stems, language }: { readonly stems: Stems; readonly language: Language },
): readonly Likeness[] {
  const known = read(text, stems, language);
  const all = profiles
    .map((profile) => scored(profile, known))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score);
  const best = all[0]?.score ?? 0;
  return all.map((one) => ({
    ...one,
    about: one.score >= ENOUGH && one.score >= PASSING * best,
  }));
}

export type Judge = (
  terms: readonly Term[],
  scheme: string,
  text: string,
  language: Language,
) => readonly Likeness[];

/** Likeness over the terms as they stand; profiles are made once for each state of the terms. */
export function createJudge(stems: Stems): Judge {
  const made = new WeakMap<readonly Term[], Map<string, readonly Profile[]>>();
  return (terms, scheme, text, language) => {
    const known = made.get(terms) ?? new Map<string, readonly Profile[]>();
    made.set(terms, known);
    const key = `${scheme} ${language}`;
    const profiles = known.get(key) ?? profilesOf(terms, scheme, { stems, language });
    known.set(key, profiles);
    return likenessTo(profiles, text, { stems, language });
  };
}
