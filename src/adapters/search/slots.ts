/**
 * Small numbers for the few terms that a query looks for, so that texts are gone through without a map: a map's look-up
 * for each word of a thousand texts took longer than all the rest of a query. One for all queries, which follow each
 * other: whoever has used it empties it.
 */
export class Slots {
  /** By term: its slot, or 0 where it has none. */
  of = new Uint16Array(0);
  /** By slot, from 1, in the order in which they were given. */
  readonly terms: number[] = [NO_TERM];

  /** @param size one more than the highest term there is */
  begin(size: number): void {
    if (this.of.length < size) this.of = new Uint16Array(Math.ceil(size * 1.25));
  }

  /** The term's slot, given now where it has none. */
  give(term: number): number {
    const known = this.of[term] ?? 0;
    if (known !== 0) return known;
    const slot = this.terms.push(term) - 1;
    this.of[term] = slot;
    return slot;
  }

  clear(): void {
    for (let slot = 1; slot < this.terms.length; slot += 1) this.of[this.terms[slot] ?? 0] = 0;
    this.terms.length = 1;
  }
}

const NO_TERM = -1;
