import type { Contents } from './contents.ts';
import { FIELDS } from './postings.ts';
import type { Weighed } from './scoring.ts';
import type { Slots } from './slots.ts';
import type { Ranked } from './tally.ts';
import { idfOf, type Strengths, saturated } from './weights.ts';

/** All-staff items that are learnt from, and the words that are: the usual numbers of RM3. */
export const LEARNT_FROM = 10;
const LEARNT_WORDS = 40;
/** Words at the start of each field that are looked at: who learns from a book learns from its beginning. */
const LOOKED_AT = 1_000;
/** The part of what is learnt in the whole, where the items found are all alike. */
const SHARE = 0.3;

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
  { forward, documents, holders, lists }: Contents,
  { strengths, slots }: { readonly strengths: Strengths; readonly slots: Slots },
): Weighed[] {
  const [best] = found;
  const last = found.at(-1);
  if (!best || !last) return [];
  slots.begin(lists.size);
  /** By slot. */
  const points: number[] = [0];
  const held: number[] = [0];
  const counts: number[] = Array.from({ length: FIELDS }, () => 0);
  for (const { doc, score } of found) {
    const here: number[] = [];
    const see = (term: number, field: number): void => {
      const slot = slots.give(term);
      if (slot === points.length) {
        points.push(0);
        held.push(-1);
        for (let each = 0; each < FIELDS; each += 1) counts.push(0);
      }
      if (held[slot] !== doc) {
        held[slot] = doc;
        here.push(slot);
        counts.fill(0, slot * FIELDS, (slot + 1) * FIELDS);
      }
      counts[slot * FIELDS + field] = (counts[slot * FIELDS + field] ?? 0) + 1;
    };
    forward.each(doc, see, LOOKED_AT);
    for (const slot of here) {
      const strength = saturated(strengths.of(doc, counts, slot * FIELDS));
      points[slot] = (points[slot] ?? 0) + (score / best.score) * strength;
    }
  }
  const { count } = documents.statistics();
  // In the order of the texts where two weigh the same: numbers of terms depend on what was read before.
  const words = slots.terms
    .slice(1)
    .map((term, at) => ({
      term,
      weight: (points[at + 1] ?? 0) * idfOf(count, holders[term] ?? 0),
    }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, LEARNT_WORDS);
  slots.clear();
  const sum = words.reduce((total, { weight }) => total + weight, 0);
  const share = SHARE * Math.sqrt(last.score / best.score);
  const scale = sum > 0 ? ((share / (1 - share)) * asked) / sum : 0;
  return words.map(({ term, weight }) => ({ term, weight: weight * scale }));
}
