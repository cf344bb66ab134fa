import { MOST_TERMS } from './terms.ts';

interface Ranked {
  readonly doc: number;
  readonly score: number;
}

const BITS = 32;
/** The person's own words, and after them as many other words for the same. */
const WORDS = Math.ceil((2 * MOST_TERMS) / BITS);

/** Scores of one query by document number, and which of its terms each document held. Used again by the next query. */
export class Tally {
  #scores = new Float64Array(0);
  /** `WORDS` times 32 bits a document, one for each term. */
  #held = new Int32Array(0);
  #touched: number[] = [];

  /** `width`: one more than the highest document number. */
  start(width: number): void {
    if (this.#scores.length < width) {
      this.#scores = new Float64Array(Math.ceil(width * 1.5));
      this.#held = new Int32Array(this.#scores.length * WORDS);
    }
    for (const doc of this.#touched) {
      this.#scores[doc] = 0;
      this.#held.fill(0, doc * WORDS, (doc + 1) * WORDS);
    }
    this.#touched = [];
  }

  /** `score` must be above zero. */
  add(doc: number, term: number, score: number): void {
    const before = this.#scores[doc] ?? 0;
    if (before === 0) this.#touched.push(doc);
    this.#scores[doc] = before + score;
    const at = doc * WORDS + Math.floor(term / BITS);
    this.#held[at] = (this.#held[at] ?? 0) | (1 << (term % BITS));
  }

  /** The best `limit`, highest score first, ties by id; `terms` in ascending order. */
  best(
    limit: number,
    idOf: (doc: number) => string,
  ): { readonly doc: number; readonly score: number; readonly terms: readonly number[] }[] {
    const before = (a: Ranked, b: Ranked) =>
      a.score > b.score || (a.score === b.score && idOf(a.doc) < idOf(b.doc));
    const top: Ranked[] = [];
    for (const doc of this.#touched) {
      const candidate = { doc, score: this.#scores[doc] ?? 0 };
      const last = top.at(-1);
      if (top.length >= limit && last && !before(candidate, last)) continue;
      let at = top.length;
      for (let other = top[at - 1]; other && before(candidate, other); other = top[at - 1]) at -= 1;
      top.splice(at, 0, candidate);
      if (top.length > limit) top.pop();
    }
    return top.map((ranked) => ({ ...ranked, terms: this.#termsOf(ranked.doc) }));
  }

  #termsOf(doc: number): number[] {
    const terms: number[] = [];
    for (let term = 0; term < WORDS * BITS; term += 1) {
      const bits = this.#held[doc * WORDS + Math.floor(term / BITS)] ?? 0;
      if (bits & (1 << (term % BITS))) terms.push(term);
    }
    return terms;
  }
}
