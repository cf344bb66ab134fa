/** Texts grouped by likeness without a language model: cosine of their sets of stems. Pure, and deterministic. */

export interface Stemmed {
  readonly stems: ReadonlySet<string>;
}

/** Likeness from which two sentences make the same point; single words in common stay apart. */
const SAME_POINT = 0.34;

/** Shared stems over the geometric mean of both lengths (cosine of binary vectors). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  return shared === 0 ? 0 : shared / Math.sqrt(a.size * b.size);
}

/**
 * Joins the most alike groups, by average likeness, until none is alike enough. `sums[a][b]` is the likeness of all
 * pairs between two groups: joined groups add theirs up, so that no two sentences are compared twice.
 */
export function groupAlike<T extends Stemmed>(sentences: readonly T[]): T[][] {
  const all = sentences.map((sentence) => [sentence]);
  const sums = sentences.map((a) => sentences.map((b) => likeness(a.stems, b.stems)));
  for (let pair = mostAlike(all, sums); pair; pair = mostAlike(all, sums)) {
    const [into, from] = pair;
    all[into]?.push(...(all[from] ?? []));
    all.splice(from, 1);
    for (const row of sums) row[into] = (row[into] ?? 0) + (row[from] ?? 0);
    const added = sums[from] ?? [];
    sums[into] = (sums[into] ?? []).map((sum, other) => sum + (added[other] ?? 0));
    sums.splice(from, 1);
    for (const row of sums) row.splice(from, 1);
  }
  return all;
}

/** The places of the two groups most alike on average, of equals the last; null where none is alike enough. */
function mostAlike(
  all: readonly (readonly Stemmed[])[],
  sums: readonly (readonly number[])[],
): [number, number] | null {
  let best: [number, number] | null = null;
  let most = SAME_POINT;
  for (const [into, a] of all.entries()) {
    const row = sums[into] ?? [];
    for (let from = into + 1; from < all.length; from += 1) {
      const value = (row[from] ?? 0) / (a.length * (all[from]?.length ?? 1));
      if (value < most) continue;
      most = value;
      best = [into, from];
    }
  }
  return best;
}

/** The one most like its fellows; undefined for an empty group. */
export function central<T extends Stemmed>(group: readonly T[]): T | undefined {
  const weight = (sentence: T) =>
    group.reduce((sum, other) => sum + likeness(sentence.stems, other.stems), 0);
  return [...group].sort((a, b) => weight(b) - weight(a) || b.stems.size - a.stems.size)[0];
}

/** Web addresses in a text, without the punctuation that follows them. Global: for `match` and `replace` only. */
export const LINK = /https?:\/\/[^\s<>"')]+[^\s<>"').,;:]/g;
