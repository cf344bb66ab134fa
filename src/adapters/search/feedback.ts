import type { Contents } from './contents.ts';
import { FirstWords, type ForwardLists } from './forward.ts';
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

/** What is known of the words of the items learnt from, by slot; used again by the next query. */
class Learning {
  points = new Float64Array(1_024);
  /** The last item that held it, counted from 1. */
  held = new Uint8Array(1_024);
  /** At `slot * FIELDS + field`, of the item that is looked at; empty between two. */
  counts = new Uint16Array(1_024 * FIELDS);
  here = new Uint32Array(1_024);
  readonly words = new FirstWords();

  /** @param slots how many may be given before it is asked again */
  room(slots: number): void {
    if (slots <= this.points.length) return;
    const length = Math.ceil(slots * 1.25);
    const [points, held, counts] = [this.points, this.held, this.counts];
    this.points = new Float64Array(length);
    this.held = new Uint8Array(length);
    this.counts = new Uint16Array(length * FIELDS);
    this.here = new Uint32Array(length);
    this.points.set(points);
    this.held.set(held);
    this.counts.set(counts);
  }

  forget(slots: number): void {
    this.points.fill(0, 0, slots);
    this.held.fill(0, 0, slots);
  }
}

const learning = new Learning();

/** Adds to the points of each word of the item how much it says there, times `share`. */
function learn(
  { doc, place, share }: { readonly doc: number; readonly place: number; readonly share: number },
  forward: ForwardLists,
  strengths: Strengths,
  slots: Slots,
): void {
  const { words } = learning;
  words.read(forward, doc, LOOKED_AT);
  const { terms, ends } = words;
  learning.room(slots.terms.length + words.length);
  const { points, held, counts, here } = learning;
  let found = 0;
  for (let field = 0, at = 0; field < FIELDS; field += 1) {
    for (const end = ends[field] ?? 0; at < end; at += 1) {
      const slot = slots.give(terms[at] ?? 0);
      if (held[slot] !== place) {
        held[slot] = place;
        here[found++] = slot;
      }
      const count = slot * FIELDS + field;
      counts[count] = (counts[count] ?? 0) + 1;
    }
  }
  for (let at = 0; at < found; at += 1) {
    const slot = here[at] ?? 0;
    const from = slot * FIELDS;
    points[slot] = (points[slot] ?? 0) + share * saturated(strengths.of(doc, counts, from));
    for (let field = 0; field < FIELDS; field += 1) counts[from + field] = 0;
  }
}

/**
 * The most telling of the words that have points, best first. Most of thousands weigh too little whatever their holders,
 * and of these no logarithm is taken.
 */
function mostTelling(slots: Slots, { documents, holders }: Contents): Weighed[] {
  const { points } = learning;
  const { count } = documents.statistics();
  const rarest = idfOf(count, 0);
  const best: { term: number; weight: number }[] = [];
  let enough = Number.NEGATIVE_INFINITY;
  for (let slot = 1; slot < slots.terms.length; slot += 1) {
    const here = points[slot] ?? 0;
    if (here * rarest <= enough) continue;
    const term = slots.terms[slot] ?? 0;
    const weight = here * idfOf(count, holders[term] ?? 0);
    if (weight <= enough) continue;
    let at = best.length;
    // In the order of the texts where two weigh the same: numbers of terms depend on what was read before.
    while (at > 0 && (best[at - 1]?.weight ?? 0) < weight) at -= 1;
    best.splice(at, 0, { term, weight });
    if (best.length > LEARNT_WORDS) best.pop();
    if (best.length === LEARNT_WORDS) enough = best[LEARNT_WORDS - 1]?.weight ?? enough;
  }
  return best;
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
  contents: Contents,
  { strengths, slots }: { readonly strengths: Strengths; readonly slots: Slots },
): Weighed[] {
  const [best] = found;
  const last = found.at(-1);
  if (!best || !last) return [];
  slots.begin(contents.lists.size);
  for (const [at, { doc, score }] of found.entries()) {
    const share = score / best.score;
    learn({ doc, place: at + 1, share }, contents.forward, strengths, slots);
  }
  const words = mostTelling(slots, contents);
  learning.forget(slots.terms.length);
  slots.clear();
  const sum = words.reduce((total, { weight }) => total + weight, 0);
  const share = SHARE * Math.sqrt(last.score / best.score);
  const scale = sum > 0 ? ((share / (1 - share)) * asked) / sum : 0;
  return words.map(({ term, weight }) => ({ term, weight: weight * scale }));
}
