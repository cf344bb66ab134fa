/** How alike two sentences are, 0 to 1. */
type Likeness = (a: number, b: number) => number;

/** Sentences that say the same by their numbers, the one that stands for all of them first. */
export type Group = readonly [number, ...number[]];

/** The one in front that a sentence is most like, of equals the first; null where it is like none. */
function mostLike(
  sentence: number,
  fronts: readonly number[],
  like: Likeness,
  enough: number,
): number | null {
  let best: number | null = null;
  let most = enough;
  for (const front of fronts) {
    const value = like(front, sentence);
    if (value > most || (best === null && value === most)) {
      most = value;
      best = front;
    }
  }
  return best;
}

/**
 * Every sentence goes to that of the `fronts` which it is most like. What is like none of them makes groups of its own,
 * in the order in which it was said. Nothing that was said is lost.
 * @param count how many sentences there are
 * @param enough likeness from which two say the same
 * @returns first the groups of the fronts, in their order, then the others
 */
export function gather(
  count: number,
  fronts: readonly number[],
  like: Likeness,
  enough: number,
): readonly Group[] {
  const groups = new Map<number, [number, ...number[]]>(fronts.map((front) => [front, [front]]));
  const others: number[] = [];
  for (let sentence = 0; sentence < count; sentence += 1) {
    if (groups.has(sentence)) continue;
    const front = mostLike(sentence, fronts, like, enough);
    if (front === null) others.push(sentence);
    else groups.get(front)?.push(sentence);
  }
  const further: number[] = [];
  for (const sentence of others) {
    const front = mostLike(sentence, further, like, enough);
    if (front !== null) groups.get(front)?.push(sentence);
    else {
      further.push(sentence);
      groups.set(sentence, [sentence]);
    }
  }
  return [...groups.values()];
}
