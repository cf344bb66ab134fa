import type { Carried } from './carrying.ts';

/** Rounds of exchanging: it stands still after two or three. */
const MOST_ROUNDS = 5;
const NOTICEABLE = 1e-6;

export interface Choice {
  readonly carried: readonly Carried[];
  /** What each word is worth. */
  readonly worth: readonly number[];
  /** How far each sentence may be taken for what several say, 0 to 1. */
  readonly sound: readonly number[];
  /** Whether two sentences say the same, so that one of them is enough. */
  readonly same: (a: number, b: number) => boolean;
}

interface Best {
  readonly sentence: number;
  readonly gain: number;
}

/** What is still to be said of each word beside the chosen sentences. */
function leftBeside({ carried, worth }: Choice, chosen: readonly number[]): number[] {
  const left = [...worth];
  for (const sentence of chosen) {
    const { words = [], degrees = [] } = carried[sentence] ?? {};
    for (const [at, word] of words.entries()) {
      left[word] = (left[word] ?? 0) * (1 - (degrees[at] ?? 0));
    }
  }
  return left;
}

function gainOf({ carried, sound }: Choice, sentence: number, left: readonly number[]): number {
  const { words = [], degrees = [] } = carried[sentence] ?? {};
  let sum = 0;
  for (const [at, word] of words.entries()) sum += (left[word] ?? 0) * (degrees[at] ?? 0);
  return sum * (sound[sentence] ?? 0);
}

/** The sentence that says most of what the chosen ones leave unsaid, of equals the first; null where none says more. */
function bestBeside(choice: Choice, chosen: readonly number[]): Best | null {
  const left = leftBeside(choice, chosen);
  let best: Best | null = null;
  for (const sentence of choice.carried.keys()) {
    const gain = gainOf(choice, sentence, left);
    if (gain <= (best?.gain ?? NOTICEABLE)) continue;
    if (chosen.some((other) => other === sentence || choice.same(other, sentence))) continue;
    best = { sentence, gain };
  }
  return best;
}

/** Each chosen one in turn gives way to whatever says more beside the others. */
function exchanged(choice: Choice, chosen: readonly number[]): readonly number[] {
  let now = chosen;
  for (const [place, sentence] of chosen.entries()) {
    const others = now.filter((_, index) => index !== place);
    const best = bestBeside(choice, others);
    const gain = gainOf(choice, sentence, leftBeside(choice, others));
    if (best && best.gain > gain + NOTICEABLE) now = now.with(place, best.sentence);
  }
  return now;
}

/**
 * At most so many sentences that together say most of what several people say: one after the other whatever adds most
 * (which is never far from the best choice, as each adds less beside more: Nemhauser 1978), then exchanged one by one.
 * Choosing them together is what keeps the commonest point from being taken again and again.
 */
export function covering(choice: Choice, most: number): readonly number[] {
  let chosen: readonly number[] = [];
  for (let best = bestBeside(choice, chosen); best && chosen.length < most; ) {
    chosen = [...chosen, best.sentence];
    best = bestBeside(choice, chosen);
  }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const after = exchanged(choice, chosen);
    if (after.every((sentence, place) => sentence === chosen[place])) return chosen;
    chosen = after;
  }
  return chosen;
}
