import type { Contents } from './catalogue.ts';
import type { Frequencies } from './postings.ts';
import type { Ranked } from './tally.ts';
import { idfOf, type Strengths, saturated } from './weights.ts';

/** All-staff items that are learnt from, and the words that are: the usual numbers of RM3. */
export const LEARNT_FROM = 10;
const LEARNT_WORDS = 40;
/** Words at the start of each field that are looked at: who learns from a book learns from its beginning. */
const LOOKED_AT = 1_000;
/** The part of what is learnt in the whole, where the items found are all alike. */
const SHARE = 0.3;

export interface Learnt {
  readonly term: number;
  readonly weight: number;
}

/**
 * Words that the best all-staff items have in common, to be looked for beside those that were asked (pseudo relevance
 * feedback: Rocchio 1971; RM3, Abdul-Jaleel and others 2004, from which come the numbers of items and words and the
 * weighing by score). What is learnt counts less the more the first item stands out from the last, since then the
 * question is answered already (Lv and Zhai, Adaptive Relevance Feedback, 2009: by the question, not at one rate).
 * @param found the best all-staff items, best first
 * @param asked sum of the weights of what was asked
 */
export function learntFrom(
  found: readonly Ranked[],
  asked: number,
  { forward, documents, holders }: Contents,
  strengths: Strengths,
): Learnt[] {
  const [best] = found;
  const last = found.at(-1);
  if (!best || !last) return [];
  const points = new Map<number, number>();
  for (const { doc, score } of found) {
    const counts = new Map<number, Frequencies>();
    const count = (term: number, field: number): void => {
      const known = counts.get(term) ?? [0, 0, 0, 0, 0];
      known[field] = (known[field] ?? 0) + 1;
      counts.set(term, known);
    };
    forward.each(doc, count, LOOKED_AT);
    for (const [term, frequencies] of counts) {
      const held = saturated(strengths.of(doc, frequencies));
      points.set(term, (points.get(term) ?? 0) + (score / best.score) * held);
    }
  }
  const { count } = documents.statistics();
  // In the order of the texts where two weigh the same: numbers of terms depend on what was read before.
  const words = [...points]
    .map(([term, held]) => ({ term, weight: held * idfOf(count, holders[term] ?? 0) }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, LEARNT_WORDS);
  const sum = words.reduce((total, { weight }) => total + weight, 0);
  const share = SHARE * Math.sqrt(last.score / best.score);
  const scale = sum > 0 ? ((share / (1 - share)) * asked) / sum : 0;
  return words.map(({ term, weight }) => ({ term, weight: weight * scale }));
}
