/** Measures of a ranked answer. `grades` says how relevant a document is; what it does not name has grade 0. */
export type Grades = Readonly<Record<string, number>>;

const gainOf = (grades: readonly number[], depth: number): number =>
  grades.slice(0, depth).reduce((sum, grade, rank) => sum + grade / Math.log2(rank + 2), 0);

/** Graded gain over log2(rank + 1), as a share of the best order's. NaN where nothing is relevant. */
export function ndcg(ranked: readonly string[], grades: Grades, depth: number): number {
  const ideal = Object.values(grades).sort((a, b) => b - a);
  return (
    gainOf(
      ranked.map((id) => grades[id] ?? 0),
      depth,
    ) / gainOf(ideal, depth)
  );
}

/** One over the rank of the first relevant document among the first `depth`, or 0. */
export function reciprocalRank(ranked: readonly string[], grades: Grades, depth: number): number {
  const at = ranked.slice(0, depth).findIndex((id) => (grades[id] ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Share of the relevant documents among the first `depth`. NaN where nothing is relevant. */
export function recall(ranked: readonly string[], grades: Grades, depth: number): number {
  const wanted = Object.keys(grades).filter((id) => (grades[id] ?? 0) > 0);
  const got = new Set(ranked.slice(0, depth));
  return wanted.filter((id) => got.has(id)).length / wanted.length;
}

/** Relevant documents among the first `depth`, over `depth`: places left empty count as wrong. */
export function precision(ranked: readonly string[], grades: Grades, depth: number): number {
  return ranked.slice(0, depth).filter((id) => (grades[id] ?? 0) > 0).length / depth;
}

/** Of pairs that were found and those that are; all pairs by one key each. */
export function pairScores(
  found: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): { readonly precision: number; readonly recall: number } {
  const right = [...found].filter((key) => wanted.has(key)).length;
  return {
    precision: found.size === 0 ? 1 : right / found.size,
    recall: wanted.size === 0 ? 1 : right / wanted.size,
  };
}

/**
 * How well a number tells the good from the bad: the chance that a good one's is above a bad one's, ties counted half
 * (area under the ROC curve).
 */
export function separation(good: readonly number[], bad: readonly number[]): number {
  let won = 0;
  for (const high of good) for (const low of bad) won += high > low ? 1 : high === low ? 0.5 : 0;
  return won / (good.length * bad.length);
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below or at which `share` of all lie (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export type Figures = Readonly<Record<string, string | number | boolean>>;

/** One line of JSON on standard output; numbers to four places. */
export function tell(figures: Figures): void {
  const rounded = Object.entries(figures).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(value.toFixed(4)) : value,
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
}

export interface Decision {
  readonly said: boolean;
  readonly true: boolean;
}

/** Share of decisions that are right, and F1 of “yes”; 0 where nothing is or was said to be so. */
export function decisionScores(all: readonly Decision[]): {
  readonly accuracy: number;
  readonly f1: number;
} {
  const count = (said: boolean, real: boolean): number =>
    all.filter((one) => one.said === said && one.true === real).length;
  const [hits, wrong, missed] = [count(true, true), count(true, false), count(false, true)];
  return {
    accuracy: all.length === 0 ? 0 : (hits + count(false, false)) / all.length,
    f1: hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + missed),
  };
}
