import type { Voiced } from './words.ts';

/** Words that a sentence says or stands for, each with how far: 1 where it says them, less where it carries them. */
export interface Carried {
  readonly words: readonly number[];
  readonly degrees: readonly number[];
}

/** Keeps what is heard together a few times from passing for what belongs together. */
const DOUBT = 2;

/** How many people say both words in one sentence; by the one, then by the other. */
function heardTogether(
  sentences: readonly Voiced[],
  rows: readonly (readonly number[])[],
): ReadonlyMap<number, number>[] {
  const together: Map<number, number>[] = [];
  const heard = new Set<string>();
  for (const [index, row] of rows.entries()) {
    for (const one of row) {
      for (const other of row) {
        if (one === other) continue;
        const key = `${one} ${other} ${sentences[index]?.voice}`;
        if (heard.has(key)) continue;
        heard.add(key);
        const others = together[one] ?? new Map<number, number>();
        together[one] = others;
        others.set(other, (others.get(other) ?? 0) + 1);
      }
    }
  }
  return together;
}

/**
 * Who says “scales of fees” speaks also for those who say “cost”, where people here say both together. Learnt from the
 * talk itself, so that it holds in any language and needs no list of synonyms.
 * @param voices how many people say each word
 * @param carried how far a word speaks for those beside it, 0 to 1
 */
export function carryingOf(
  sentences: readonly Voiced[],
  rows: readonly (readonly number[])[],
  voices: readonly number[],
  carried: number,
): readonly Carried[] {
  // What one person alone says carries nothing, and is carried by nothing.
  const common = rows.map((row) => row.filter((word) => (voices[word] ?? 0) > 1));
  const together = heardTogether(sentences, common);
  return common.map((row) => {
    const missing = new Map<number, number>(row.map((word) => [word, 0]));
    for (const word of row) {
      for (const [other, count] of together[word] ?? []) {
        if (count < 2 || missing.get(other) === 0) continue;
        const degree = (carried * (count - 1)) / ((voices[word] ?? 0) + DOUBT);
        missing.set(other, (missing.get(other) ?? 1) * (1 - degree));
      }
    }
    return { words: [...missing.keys()], degrees: [...missing.values()].map((left) => 1 - left) };
  });
}
