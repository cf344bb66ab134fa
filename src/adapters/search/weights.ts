import type { Documents } from './documents.ts';
import { LENGTHS } from './lengths.ts';
import { FIELDS, type Frequencies } from './postings.ts';

/**
 * BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.6): frequencies are weighed per
 * field before they saturate. Saturation and the part of lengths are the textbook's 1.2 and 0.75. A field's weight, in
 * the order of `Frequencies` (title, abstract, topics and countries, replies, body), says how many times in the body
 * a word there is worth; what others replied speaks of the item, and of much else.
 */
const WEIGHT: Readonly<Frequencies> = [4, 2, 2, 0.25, 1];
/** A list of topics is no wordier for being longer. */
const LENGTH: Readonly<Frequencies> = [0.75, 0.75, 0.2, 0.75, 0.75];
export const SATURATION = 1.2;

/** A word asked three times counts not three times as much. */
export const REPETITION = 0.7;

export const LENGTH_CODES = LENGTHS.length;

/** What one occurrence of a term weighs, by field and code of length: a document without a field has no length there. */
export function tableOf(documents: Documents): Float64Array {
  const { meanLengths } = documents.statistics();
  const table = new Float64Array(FIELDS * LENGTH_CODES);
  for (let field = 0; field < FIELDS; field += 1) {
    const b = LENGTH[field] ?? 0;
    for (let code = 0; code < LENGTH_CODES; code += 1) {
      const length = (LENGTHS[code] ?? 0) / (meanLengths[field] ?? 1);
      table[field * LENGTH_CODES + code] = (WEIGHT[field] ?? 1) / (1 - b + b * length);
    }
  }
  return table;
}

/** Strengths of occurrences in the fields of documents, by the lengths that these have. */
export class Strengths {
  /** What one occurrence weighs, at `field * LENGTH_CODES + code`. */
  readonly table: Float64Array;
  /** Codes, at `doc * FIELDS + field`. */
  readonly lengths: Uint8Array;

  constructor(documents: Documents) {
    this.table = tableOf(documents);
    this.lengths = documents.lengths;
  }

  /** @param from where in `counts` those of the first field are */
  of(doc: number, counts: ArrayLike<number>, from = 0): number {
    let strength = 0;
    for (let field = 0; field < FIELDS; field += 1) {
      const count = counts[from + field] ?? 0;
      if (count === 0) continue;
      strength +=
        count * (this.table[field * LENGTH_CODES + (this.lengths[doc * FIELDS + field] ?? 0)] ?? 0);
    }
    return strength;
  }
}

/** More of the same adds less and less. */
export const saturated = (strength: number): number => strength / (SATURATION + strength);

/** Inverse document frequency, never below zero. */
export const idfOf = (count: number, holders: number): number =>
  Math.log(1 + (Math.max(0, count - holders) + 0.5) / (holders + 0.5));
