/** A word of a text: folded for comparing, and as it stood. */
export interface Token {
  readonly folded: string;
  readonly written: string;
}

/** A name to be found, and what it stands for. */
export interface Entry {
  readonly phrase: string;
  readonly value: string;
  /** Found only in capitals as here: `US` is a country, `us` is not. */
  readonly exactCapitals?: boolean;
}

/** A name that was found, as the text writes it. */
export interface Match {
  readonly value: string;
  readonly written: string;
}

interface Node {
  readonly next: Map<string, Node>;
  value: string | null;
  /** Set where the capitals matter. */
  capitals: string | null;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const MARKS = /\p{M}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself, the quick way out
const ASCII = /^[\x00-\x7f]*$/;

const fold = (word: string): string =>
  (ASCII.test(word) ? word : word.normalize('NFD').replace(MARKS, '').replaceAll('œ', 'oe'))
    .toLowerCase()
    .replaceAll('œ', 'oe');

/** Words of a text; apostrophes and hyphens separate, so that `d’Ivoire` is two. */
export const tokens = (text: string): Token[] =>
  (text.normalize('NFC').match(WORD) ?? []).map((written) => ({ folded: fold(written), written }));

const emptyNode = (): Node => ({ next: new Map(), value: null, capitals: null });

/**
 * Compiles names into one walk over the words of a text. From left to right the longest name wins, and its words are
 * used up: `Guinea-Bissau` holds no `Guinea`. `likeness` brings words to the form in which they are compared.
 */
export function compileMatches(
  entries: readonly Entry[],
  likeness: (folded: string) => string = (folded) => folded,
): (text: string) => Match[] {
  const root = emptyNode();
  for (const { phrase, value, exactCapitals } of entries) {
    const words = tokens(phrase);
    let node = root;
    for (const { folded } of words) {
      const word = likeness(folded);
      const next = node.next.get(word) ?? emptyNode();
      node.next.set(word, next);
      node = next;
    }
    // The first entry of a name stands: the data puts the likelier meaning first.
    if (node === root || node.value !== null) continue;
    node.value = value;
    if (exactCapitals) node.capitals = words.map(({ written }) => written).join(' ');
  }
  return (text) => walk(tokens(text), root, likeness);
}

/** As `compileMatches`, answering what the names stand for, each once. */
export function compile(
  entries: readonly Entry[],
  likeness?: (folded: string) => string,
): (text: string) => string[] {
  const find = compileMatches(entries, likeness);
  return (text) => [...new Set(find(text).map(({ value }) => value))];
}

function walk(words: readonly Token[], root: Node, likeness: (folded: string) => string): Match[] {
  const compared = words.map(({ folded }) => likeness(folded));
  const found: Match[] = [];
  for (let at = 0; at < words.length; ) {
    let length = 1;
    let value: string | null = null;
    let node = root.next.get(compared[at] ?? '');
    for (let end = at + 1; node; end += 1) {
      if (node.value !== null && fits(node, words, at, end)) {
        length = end - at;
        value = node.value;
      }
      node = node.next.get(compared[end] ?? '');
    }
    if (value !== null) found.push({ value, written: writtenFrom(words, at, at + length) });
    at += length;
  }
  return found;
}

const writtenFrom = (words: readonly Token[], from: number, to: number): string =>
  words
    .slice(from, to)
    .map(({ written }) => written)
    .join(' ');

const fits = (node: Node, words: readonly Token[], from: number, to: number): boolean =>
  node.capitals === null || writtenFrom(words, from, to) === node.capitals;
