/** A sentence in which a key point is looked for. */
export interface Voiced {
  /** Stems of its content words. */
  readonly stems: ReadonlySet<string>;
  /** Who says it: what one person says twice is heard once. */
  readonly voice: string;
}

/** What is known of a talk before its sentences are read. */
export interface Talk {
  /** Stems of what was asked: everybody repeats them, so that they tell no point from another. */
  readonly asked: ReadonlySet<string>;
  /** Stems of words that say little whatever is talked about. */
  readonly general: ReadonlySet<string>;
}

/**
 * What a word counts, and what it is heard in. Each setting is a share from 0 to 1.
 *
 * Found by cross-validation over the 28 topics of ArgKP-2021 (`npm run eval -- keypoints <folder> --cv`); all three are
 * flat around these values.
 */
export interface Settings {
  /** What a general word counts beside another. */
  readonly general: number;
  /** How far a word speaks for those that stand beside it elsewhere. */
  readonly carried: number;
  /** What a sentence loses where nobody else says any of its words. */
  readonly lone: number;
}

export const SETTINGS: Settings = { general: 0.1, carried: 0.5, lone: 0.3 };

/** The words of all sentences by number, and what is known of each. */
export interface Lexis {
  /** Of each sentence its words, without those of what was asked. */
  readonly rows: readonly (readonly number[])[];
  /** How many people say each word. */
  readonly voices: readonly number[];
  /** Of each word 1, or what a general word counts. */
  readonly share: readonly number[];
  /** What each word is worth to whoever says it for all. */
  readonly worth: readonly number[];
}

/**
 * A word is worth the others who say it too: what one person alone says is no common point, and what nearly everybody
 * says tells no point from another.
 */
function worthOf(voices: number, all: number, share: number): number {
  return (voices - 1) * (1 - voices / (all + 1)) ** 2 * share;
}

/** Reads the words of all sentences. */
export function lexisOf(
  sentences: readonly Voiced[],
  { asked, general }: Talk,
  settings: Settings,
): Lexis {
  const numbers = new Map<string, number>();
  const share: number[] = [];
  const speakers: Set<string>[] = [];
  const rows = sentences.map(({ stems, voice }) =>
    [...stems]
      .filter((stem) => !asked.has(stem))
      .map((stem) => {
        const number = numbers.get(stem) ?? numbers.size;
        if (number === numbers.size) {
          numbers.set(stem, number);
          share.push(general.has(stem) ? settings.general : 1);
          speakers.push(new Set());
        }
        speakers[number]?.add(voice);
        return number;
      }),
  );
  const all = new Set(sentences.map(({ voice }) => voice)).size;
  const voices = speakers.map(({ size }) => size);
  const worth = voices.map((count, word) => worthOf(count, all, share[word] ?? 1));
  return { rows, voices, share, worth };
}

/** How alike two sentences are beyond what was asked, 0 to 1: cosine over their words, general ones by their share. */
export function likenessIn({ rows, share }: Lexis): (a: number, b: number) => number {
  const sets = rows.map((row) => new Set(row));
  const sum = (words: readonly number[]) =>
    words.reduce((total, word) => total + (share[word] ?? 0), 0);
  const lengths = rows.map((row) => Math.sqrt(sum(row)));
  return (a, b) => {
    const other = sets[b];
    const shared = (rows[a] ?? []).filter((word) => other?.has(word));
    return shared.length === 0 ? 0 : sum(shared) / ((lengths[a] ?? 1) * (lengths[b] ?? 1));
  };
}
