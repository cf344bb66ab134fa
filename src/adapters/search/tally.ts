export interface Ranked {
  readonly doc: number;
  readonly score: number;
}

/** Scores of one query by document number. Used again by the next query. */
export class Tally {
  scores = new Float64Array(0);

  /** `width`: one more than the highest document number. */
  start(width: number): void {
    if (this.scores.length < width) this.scores = new Float64Array(Math.ceil(width * 1.25));
    else this.scores.fill(0, 0, width);
  }

  /** The best `limit` of those below `width` that have a score and are open, highest first, ties by id. */
  best(
    limit: number,
    width: number,
    { idOf, isOpen }: { idOf(doc: number): string; isOpen(doc: number): boolean },
  ): Ranked[] {
    const before = (a: Ranked, b: Ranked) =>
      a.score > b.score || (a.score === b.score && idOf(a.doc) < idOf(b.doc));
    const { scores } = this;
    const top: Ranked[] = [];
    let enough = Number.MIN_VALUE;
    for (let doc = 0; doc < width; doc += 1) {
      const score = scores[doc] ?? 0;
      if (score < enough || !isOpen(doc)) continue;
      const candidate = { doc, score };
      const last = top.at(-1);
      if (top.length >= limit && last && !before(candidate, last)) continue;
      let at = top.length;
      for (let other = top[at - 1]; other && before(candidate, other); other = top[at - 1]) at -= 1;
      top.splice(at, 0, candidate);
      if (top.length > limit) top.pop();
      if (top.length === limit) enough = top[limit - 1]?.score ?? enough;
    }
    return top;
  }
}
