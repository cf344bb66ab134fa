import { folded } from '../../kernel/folding.ts';
import type { Compared } from '../../kernel/same.ts';
import { sameByWords } from '../../kernel/same.ts';
import { PRACTICAL } from './practical.ts';

/** Why a contribution may not belong where it stands. A suggestion to a person, who decides; never acted upon. */
export type Misfit =
  /** It names other subjects than its discussion, and shares no words with it. */
  | { readonly kind: 'subject'; readonly topics: readonly string[] }
  /** It is about the running of an office; the words that say so. */
  | { readonly kind: 'practical'; readonly words: readonly string[] };

/** Slugs of topics that two texts may name and still speak of the same. */
export type Near = (one: string, other: string) => boolean;

/**
 * Two words in common are by chance, and more are not. Both chosen on the half of `tools/eval/truth/offtopic.json` that
 * is not reported.
 */
const BY_CHANCE = 1;
const FEWEST_PRACTICAL = 2;

const inCommon = (a: Compared, b: Compared): readonly string[] =>
  a.language === b.language ? [...a.stems].filter((stem) => b.stems.has(stem)) : [];

const sharesTopic = (a: Compared, b: Compared, near: Near): boolean =>
  a.topics.some((one) => b.topics.some((other) => one === other || near(one, other)));

const plain = (text: string): string => ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/** Words of an office's running that a text has, as the list has them. */
export function practicalIn(text: string, { language }: Pick<Compared, 'language'>): string[] {
  const words = plain(text);
  return PRACTICAL[language].filter((word) => words.includes(` ${word}`)).map((one) => one.trim());
}

/** Null: nothing says that it does not fit, which is also so where there is too little to tell by. */
export function misfit(
  said: Compared & { readonly text: string },
  place: Compared,
  near: Near,
): Misfit | null {
  if (sharesTopic(said, place, near) || inCommon(said, place).length > BY_CHANCE) return null;
  const words = practicalIn(said.text, said);
  if (words.length >= FEWEST_PRACTICAL) return { kind: 'practical', words };
  if (said.topics.length === 0) return null;
  // Of a place that names no subject words alone can tell, and only within a language.
  const told = place.topics.length > 0 || said.language === place.language;
  return told ? { kind: 'subject', topics: said.topics } : null;
}

/** So many words in common, where the languages are one, are a subject of their own. */
const SUBJECT_WORDS = 3;

/** How well it would stand there: by topics first, then by words; 0 where nothing speaks for it. */
export function pull(said: Compared, place: Compared): number {
  const topics = said.topics.filter((topic) => place.topics.includes(topic)).length;
  const words = inCommon(said, place).length;
  return topics === 0 && words < SUBJECT_WORDS ? 0 : topics * SUBJECT_WORDS + words;
}

/** An earlier one that says the same, the most alike; null where none does. */
export function repeated<T extends Compared>(said: Compared, earlier: readonly T[]): T | null {
  let best: T | null = null;
  let most = 0;
  for (const other of earlier) {
    const alike = other.language === said.language ? sameByWords(said, other) : 0;
    if (alike > most) [best, most] = [other, alike];
  }
  return best;
}
