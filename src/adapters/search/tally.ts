export interface Ranked {
  readonly doc: number;
  readonly score: number;
}

/** How to tell who is better where scores are the same, and who counts at all. */
export interface Among {
  idOf(doc: number): string;
  isOpen(doc: number): boolean;
}

/** Scores of one query by document number, and which documents have one. Used again by the next query. */
export class Tally {
  scores = new Float64Array(0);
  /** The first `found` are the documents that have a score, in no order that means anything. */
  docs: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  found = 0;

  /** `width`: one more than the highest document number. */
  start(width: number): void {
    if (this.scores.length < width) {
      this.scores = new Float64Array(Math.ceil(width * 1.25));
      this.docs = new Uint32Array(this.scores.length);
    } else for (let at = 0; at < this.found; at += 1) this.scores[this.docs[at] ?? 0] = 0;
    this.found = 0;
  }

  add(doc: number, more: number): void {
    const before = this.scores[doc] ?? 0;
    this.scores[doc] = before + more;
    if (before === 0 && more !== 0) this.docs[this.found++] = doc;
  }

  /** Makes the document's score at least so much. */
  raise(doc: number, least: number): void {
    const before = this.scores[doc] ?? 0;
    if (least > before) this.add(doc, least - before);
  }

  /** The best `limit` of `docs` that are open, highest score first, ties by id. */
  best(
    limit: number,
    { idOf, isOpen }: Among,
    docs: Uint32Array = this.docs.subarray(0, this.found),
  ): Ranked[] {
    const before = (a: Ranked, b: Ranked) =>
      a.score > b.score || (a.score === b.score && idOf(a.doc) < idOf(b.doc));
    const { scores } = this;
    const top: Ranked[] = [];
    let enough = Number.MIN_VALUE;
    for (let place = 0; place < docs.length; place += 1) {
      const doc = docs[place] ?? 0;
      const score = scores[doc] ?? 0;
      if (score < enough || !isOpen(doc)) continue;
      const candidate = { doc, score };
      const last = top.at(-1);
      if (top.length >= limit && last && !before(candidate, last)) continue;
      let [low, high] = [0, top.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = top[middle];
        if (other && before(other, candidate)) low = middle + 1;
        else high = middle;
      }
      top.splice(low, 0, candidate);
      if (top.length > limit) top.pop();
      if (top.length === limit) enough = top[limit - 1]?.score ?? enough;
    }
    return top;
  }

  /** The open documents that score at least so much, in no order that means anything. */
  from(least: number, isOpen: (doc: number) => boolean): Uint32Array {
    return this.docs
      .subarray(0, this.found)
      .filter((doc) => (this.scores[doc] ?? 0) >= least && isOpen(doc));
  }

  /** The score of the `place`th best of those that are open, from 1; 0 where there are not so many. */
  scoreAt(place: number, isOpen: (doc: number) => boolean): number {
    const { scores, docs, found } = this;
    if (found < place) return 0;
    const heap = new Float64Array(place);
    let held = 0;
    for (let at = 0; at < found; at += 1) {
      const doc = docs[at] ?? 0;
      const score = scores[doc] ?? 0;
      if (held === place && score <= (heap[0] ?? 0)) continue;
      if (!isOpen(doc)) continue;
      if (held < place) rise(heap, held++, score);
      else sink(heap, score);
    }
    return held === place ? (heap[0] ?? 0) : 0;
  }
}

/** Puts a score behind the `held` of a heap whose smallest is first. */
function rise(heap: Float64Array, held: number, score: number): void {
  let at = held;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? 0;
    if (above <= score) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = score;
}

/** Puts a score in the place of the smallest of a full heap. */
function sink(heap: Float64Array, score: number): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
    const below = heap[child] ?? 0;
    if (below >= score) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = score;
}
