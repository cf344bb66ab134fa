import { carryingOf } from './carrying.ts';
import { covering } from './covering.ts';
import { type Group, gather } from './gathering.ts';
import { type Lexis, lexisOf, likenessIn, SETTINGS, type Talk, type Voiced } from './words.ts';

/*
 * What was tried on ArgKP-2021 (56 sides of 28 topics, as many sentences as the reference has key points; coverage /
 * precision, averaged over twelve samples of four fifths of the arguments, since one run moves by .03 with a word):
 * LexRank + MMR .45 / .83, NMF with a sentence from each part .525 / .77, k-medoids by cosine .53 / .80, facility location
 * over the share of a sentence that another says .55 / .81, average linkage and LSA no better than these. Covering words by
 * how many say them .556 / .802; with word pairs .559 / .819; with general words at a tenth .60 / .82; with what words carry,
 * one exchanged for another and lone words held against a sentence .607 / .831, which is what stands here. No gain: cues of
 * hedging, stance, first person and questions, centrality, length, words of the other side, distance from what is chosen
 * by likeness, PPMI or random walks, and choosing the sentence of a group anew (.593; the most central one .52).
 * Topics that the settings were not chosen on: .587 / .832 in full, beside .450 / .828 of LexRank + MMR.
 */

/** One point that is made in a talk. */
export interface KeyPoint<T extends Voiced> {
  /** The sentence that stands for it, as somebody said it. */
  readonly said: T;
  /** All sentences that make it, the one that stands for it first. */
  readonly alike: readonly T[];
}

/**
 * Likeness from which two sentences make the same point. By ArgKP's labels .59 of what is put to a key point here makes it
 * (.28 by chance, .49 of what average linkage over all stems put together); at .4 it is .67 of less than half as many.
 */
const SAME = 0.3;

/** Sentences whose words nobody else uses tell of one case, or of none. */
function soundness({ rows, voices }: Lexis, lone: number): readonly number[] {
  return rows.map((row) => {
    const alone = row.filter((word) => voices[word] === 1).length;
    return 1 - (lone * alone) / Math.max(1, row.length);
  });
}

function pointOf<T extends Voiced>(
  [front, ...others]: Group,
  sentences: readonly T[],
): KeyPoint<T>[] {
  const said = sentences[front];
  if (!said) return [];
  return [{ said, alike: [said, ...others.flatMap((other) => sentences[other] ?? [])] }];
}

/** How many people make a point. */
export const voicesOf = (sentences: readonly Voiced[]): number =>
  new Set(sentences.map(({ voice }) => voice)).size;

const byWeight = (a: KeyPoint<Voiced>, b: KeyPoint<Voiced>): number =>
  voicesOf(b.alike) - voicesOf(a.alike) || b.alike.length - a.alike.length;

/**
 * The points of a talk, without a language model, deterministic: first those that together say most of what several
 * people say, at most `most`, the ones that more people make before the others; then what is said beside them, in the
 * same order. Every sentence stands in exactly one.
 */
export function keyPoints<T extends Voiced>(
  sentences: readonly T[],
  talk: Talk,
  most: number,
  settings = SETTINGS,
): readonly KeyPoint<T>[] {
  const lexis = lexisOf(sentences, talk, settings);
  const like = likenessIn(lexis);
  const chosen = covering(
    {
      carried: carryingOf(sentences, lexis.rows, lexis.voices, settings.carried),
      worth: lexis.worth,
      sound: soundness(lexis, settings.lone),
      same: (a, b) => like(a, b) >= SAME,
    },
    most,
  );
  const groups = gather(sentences.length, chosen, like, SAME);
  const ordered = (some: readonly Group[]) =>
    some.flatMap((group) => pointOf(group, sentences)).sort(byWeight);
  return [...ordered(groups.slice(0, chosen.length)), ...ordered(groups.slice(chosen.length))];
}
