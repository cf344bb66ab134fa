/** LexRank (Erkan and Radev 2004) and MMR (Carbonell and Goldstein 1998), as others would choose key points. */

/** What the random surfer follows a likeness with; the rest is chance. */
const DAMPING = 0.85;
const ROUNDS = 100;
/** What being central counts beside being new; of five tenths to ten the value that served LexRank best on ArgKP-2021. */
const CENTRAL = 0.6;

type Matrix = readonly (readonly number[])[];

/** Cosine of every two texts over tf · idf of their stems. */
export function cosines(texts: readonly (readonly string[])[]): Matrix {
  const having = new Map<string, number>();
  for (const stems of texts) {
    for (const stem of new Set(stems)) having.set(stem, (having.get(stem) ?? 0) + 1);
  }
  const vectors = texts.map((stems) => {
    const weights = new Map<string, number>();
    for (const stem of stems) {
      const idf = Math.log((texts.length + 1) / ((having.get(stem) ?? 0) + 0.5));
      weights.set(stem, (weights.get(stem) ?? 0) + idf);
    }
    const length = Math.hypot(...weights.values()) || 1;
    return new Map([...weights].map(([stem, weight]) => [stem, weight / length]));
  });
  return vectors.map((a) =>
    vectors.map((b) =>
      [...a].reduce((sum, [stem, weight]) => sum + weight * (b.get(stem) ?? 0), 0),
    ),
  );
}

/** How central each text is: where a walk along likeness stays longest. */
export function lexRank(likeness: Matrix): readonly number[] {
  const count = likeness.length;
  const steps = likeness.map((row, from) => {
    const others = row.map((value, to) => (to === from ? 0 : value));
    const sum = others.reduce((total, value) => total + value, 0);
    return others.map((value) => (sum === 0 ? 1 / count : value / sum));
  });
  let rank = steps.map(() => 1 / count);
  for (let round = 0; round < ROUNDS; round += 1) {
    rank = rank.map(
      (_, to) =>
        (1 - DAMPING) / count +
        DAMPING * rank.reduce((sum, value, from) => sum + value * (steps[from]?.[to] ?? 0), 0),
    );
  }
  return rank;
}

/** The most central first, then whatever is central and least like those chosen. */
export function mostRelevantAndNew(
  rank: readonly number[],
  likeness: Matrix,
  most: number,
): readonly number[] {
  const top = Math.max(...rank);
  const chosen: number[] = [];
  while (chosen.length < Math.min(most, rank.length)) {
    let best = -1;
    let value = Number.NEGATIVE_INFINITY;
    for (const [place, central] of rank.entries()) {
      if (chosen.includes(place)) continue;
      const repeated = Math.max(0, ...chosen.map((other) => likeness[place]?.[other] ?? 0));
      const worth = CENTRAL * (central / top) - (1 - CENTRAL) * repeated;
      if (worth > value) [best, value] = [place, worth];
    }
    chosen.push(best);
  }
  return chosen;
}
