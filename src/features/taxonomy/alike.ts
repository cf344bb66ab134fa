import { tokens } from './matcher.ts';

/** Plural and singular, American and British spelling are one; all words here are folded and in lower case. */
export const alike = (word: string): string =>
  word
    .replace(/(?<=.{3})s$/, '')
    .replace(/^labor(?=$|er$)/, 'labour')
    .replace(/i[sz](?=(?:e|ed|er|ing|ation)$)/, 'is');

/** A name as it is compared: folded, plural and spelling made one, hyphens and case gone. */
export const keyOf = (name: string): string =>
  tokens(name)
    .map(({ folded }) => alike(folded))
    .join(' ');

/** Letters to be changed to make one word of the other (Levenshtein), or `most + 1` where it is more than `most`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? most + 1;
}

const SHORTEST_STEM = 4;
/** One wrong letter in five may be a slip; more is another word. */
const SLIPS = 5;

/** `informal` is no misspelling of `formal`. */
const NEGATED = /^(?:in|un|non|des|dis)$/;

/** The same word misspelt or cut short: `econ`, `economy`; `maternty`, `maternity`. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST_STEM) return false;
  if (long.startsWith(short) && long.length - short.length >= 2) return true;
  if (long.endsWith(short) && NEGATED.test(long.slice(0, -short.length))) return false;
  const most = Math.floor(short.length / SLIPS);
  return most > 0 && distance(one, other, most) <= most;
}

/** Two keys (`keyOf`) that are the same name written otherwise, word for word. */
export function nearly(one: string, other: string): boolean {
  if (one === other) return one !== '';
  const [a, b] = [one.split(' '), other.split(' ')];
  if (a.length === b.length && a.every((word, at) => sameWord(word, b[at] ?? ''))) return true;
  const [x, y] = [a.join(''), b.join('')];
  return x === y && x.length >= SHORTEST_STEM;
}

const LONGEST_ROOT = 6;

/** Words of one root that are not the same word: `informality` and `formalization`. For offering, never for merging. */
export function shareRoot(one: string, other: string): boolean {
  if (one === other) return false;
  for (let at = 0; at + LONGEST_ROOT <= one.length; at += 1)
    if (other.includes(one.slice(at, at + LONGEST_ROOT))) return true;
  return false;
}
