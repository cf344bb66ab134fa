import { folded } from '../folding.ts';
import type { Clause, Unit } from './reading.ts';
import {
  COMPARED,
  COMPARES,
  DENYING_PREFIX,
  DUTIES,
  DUTY,
  LEAVE,
  OPINION,
  OPPOSITES,
  PASSIVE,
  PERHAPS,
  TOGETHER,
  WHOLES,
} from './words.ts';

/** What two clauses that speak of the same may still differ in. */
export type Turn = 'opposite' | 'exchanged' | 'certainty' | 'duty' | 'whole';

/** A word of the sentence, and the word of the source that it is the same as. */
export interface Pair {
  readonly here: Unit;
  readonly there: Unit;
}

const has = (words: readonly string[], form: RegExp): boolean =>
  words.some((word) => form.test(word));

const prefixed = (unit: Unit, other: Unit): boolean =>
  DENYING_PREFIX.test(plain(unit)) &&
  plain(unit).replace(DENYING_PREFIX, '').slice(0, 4) === plain(other).slice(0, 4);
const plain = ({ written }: Unit): string =>
  written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How often what is said here means the reverse of what is said there. */
function reversals(
  here: readonly string[],
  there: readonly string[],
  pairs: readonly Pair[],
): number {
  const opposites = OPPOSITES.filter(([one, other]) => {
    const [a, b] = [has(here, one), has(here, other)];
    const [c, d] = [has(there, one), has(there, other)];
    return (a && !b && d && !c) || (b && !a && c && !d);
  }).length;
  const prefixes = pairs.filter(
    ({ here: one, there: other }) => prefixed(one, other) !== prefixed(other, one),
  ).length;
  const denied =
    pairs.some(({ here: one }) => one.denied) !== pairs.some(({ there: one }) => one.denied);
  return opposites + prefixes + (denied ? 1 : 0);
}

const said = (words: readonly string[], form: RegExp): boolean => words.join(' ').search(form) >= 0;

/** `A better than B` beside `B better than A`. */
function compared(here: Clause, there: Clause, pairs: readonly Pair[]): boolean {
  const middle = (words: readonly string[]): number => {
    const from = words.findIndex((word) => COMPARED.test(word));
    return from < 0 ? -1 : words.findIndex((word, at) => at > from && COMPARES.test(word));
  };
  const [own, other] = [middle(here.words), middle(there.words)];
  if (own < 0 || other < 0) return false;
  return (
    pairs.some((pair) => pair.here.at < own && pair.there.at > other) &&
    pairs.some((pair) => pair.here.at > own && pair.there.at < other)
  );
}

/** The same two act, the other one first; where they act together, or one by the other, their order tells nothing. */
function exchanged(here: Clause, there: Clause): boolean {
  const orderOf = ({ actors }: Clause): string[] => [...new Set(actors.map(({ value }) => value))];
  const own = orderOf(here).filter((value) => orderOf(there).includes(value));
  const other = orderOf(there).filter((value) => own.includes(value));
  if (own.length !== 2 || own[0] === other[0]) return false;
  if (has(here.words, PASSIVE) !== has(there.words, PASSIVE)) return false;
  return !together(here, own) && !together(there, own);
}

/** Not more than two words between them, one of which joins them. */
function together({ actors, words }: Clause, values: readonly string[]): boolean {
  const places = values.map((value) => {
    const written = folded(actors.find((actor) => actor.value === value)?.written ?? '');
    return words.indexOf(written);
  });
  const between = words.slice(Math.min(...places) + 1, Math.max(...places));
  return between.length <= 3 && has(between, TOGETHER);
}

const duty = (words: readonly string[]): boolean => has(words, DUTY) || said(words, DUTIES);

/**
 * How a clause turns what its source says, as far as both speak of the same (`pairs`).
 * @param sentence all words of the source's sentence: what takes in everybody may stand anywhere in it
 */
export function turnsIn(
  here: Clause,
  there: Clause,
  pairs: readonly Pair[],
  sentence: readonly string[],
): Turn[] {
  const turns: Turn[] = [];
  const reversed = reversals(here.words, there.words, pairs) % 2 === 1;
  if (reversed !== compared(here, there, pairs)) turns.push('opposite');
  if (exchanged(here, there)) turns.push('exchanged');
  const unsure = (words: readonly string[]): boolean => has(words, PERHAPS) || said(words, OPINION);
  if (unsure(there.words) && !unsure(here.words) && !duty(there.words)) turns.push('certainty');
  if (duty(here.words) ? !duty(sentence) : has(here.words, LEAVE) && duty(there.words))
    turns.push('duty');
  if (WHOLES.some((form) => has(here.words, form) && !has(sentence, form))) turns.push('whole');
  return turns;
}
