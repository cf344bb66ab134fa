import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { Meaning } from '../../ports/search.ts';
import { cognatesOf } from './cognates.ts';
import type { Called } from './lexicon.ts';
import { tokens } from './matcher.ts';
import type { Stems } from './profiles.ts';

/** Longer names are sentences, which nobody writes word for word. */
const LONGEST_NAME = 6;
/** Shorter words have roots too short to be told by. */
const SHORTEST_LIKE = 4;

interface Node {
  readonly next: Map<string, Node>;
  readonly called: Called[];
}

type Trees = Readonly<Record<Language, Node>>;

export interface Spoken {
  readonly stems: Stems;
  /** In which the text may be: one where that is sure. */
  readonly languages: readonly Language[];
}

/** @returns what a text speaks of, as the other languages call it, each once */
export type Bridge = (text: string, spoken: Spoken) => readonly Meaning[];

const emptyNode = (): Node => ({ next: new Map(), called: [] });

/** Names as walks over stems, so that any form of a word is found by any other. */
function treesOf(all: readonly Called[], stems: Stems): Trees {
  const trees: Trees = { en: emptyNode(), fr: emptyNode(), es: emptyNode() };
  for (const called of all) {
    for (const language of LANGUAGES) {
      for (const name of called[language]) {
        const path = stems(name, language);
        if (path.length === 0 || path.length > LONGEST_NAME) continue;
        let node = trees[language];
        for (const stem of path) {
          const next = node.next.get(stem) ?? emptyNode();
          node.next.set(stem, next);
          node = next;
        }
        if (!node.called.includes(called)) node.called.push(called);
      }
    }
  }
  return trees;
}

/** A content word of a text. */
interface Word {
  readonly written: string;
  readonly stem: string;
}

const contentOf = (text: string, stems: Stems, language: Language): readonly Word[] =>
  tokens(text).flatMap(({ written }) =>
    stems(written, language).map((stem): Word => ({ written, stem })),
  );

/** What one language calls something, and how often a text says so. */
interface Said {
  readonly language: Language;
  readonly said: string;
  times: number;
}

interface Reading {
  readonly named: ReadonlyMap<Called, Said>;
  /** Words that no name has, as they are written. */
  readonly unnamed: ReadonlySet<string>;
}

/** Whether all that is said are names of what items are tagged with. */
function isBare({ named, unnamed }: Reading): boolean {
  const tagged = [...named].filter(([{ tag }]) => tag !== undefined);
  const known = new Set(tagged.map(([, { said }]) => said));
  return unnamed.size === 0 && [...named.values()].every(({ said }) => known.has(said));
}

/** From left to right the longest name counts, and its words are used up. */
function read(words: readonly Word[], root: Node, language: Language): Reading {
  const named = new Map<Called, Said>();
  const unnamed = new Set<string>();
  for (let at = 0; at < words.length; ) {
    let length = 1;
    let called: readonly Called[] = [];
    let node = root.next.get(words[at]?.stem ?? '');
    for (let end = at + 1; node; end += 1) {
      if (node.called.length > 0) {
        length = end - at;
        called = node.called;
      }
      node = node.next.get(words[end]?.stem ?? '');
    }
    const said = words
      .slice(at, at + length)
      .map(({ written }) => written)
      .join(' ');
    for (const one of called) {
      const known = named.get(one) ?? { language, said, times: 0 };
      known.times += 1;
      named.set(one, known);
    }
    if (called.length === 0 && said.length >= SHORTEST_LIKE) unnamed.add(said);
    at += length;
  }
  return { named, unnamed };
}

/**
 * What the asker's own language calls it was asked for already, in the word that was chosen. Who asks for nothing but
 * names of things means all that is tagged with them, also what says them in no word of its own; whole sentences tell
 * better which one is meant.
 */
function namesOf({ tag, ...names }: Called, asked: Language, bare: boolean): Meaning['names'] {
  if (!bare || tag === undefined) return { ...names, [asked]: [] };
  const all = (language: Language): readonly string[] =>
    language === asked ? [tag] : [...names[language], tag];
  return { en: all('en'), fr: all('fr'), es: all('es') };
}

/** Puts what things are called into a bridge from each language to the others; it is built when it is first used. */
export function buildBridge(called: () => readonly Called[]): Bridge {
  const built = new WeakMap<Stems, Trees>();
  const treesFor = (stems: Stems): Trees => {
    const known = built.get(stems) ?? treesOf(called(), stems);
    built.set(stems, known);
    return known;
  };
  return (text, { stems, languages }) => {
    const trees = treesFor(stems);
    const named = new Map<Called, Said>();
    const unnamed: Meaning[] = [];
    const bare = new Set<Language>();
    for (const language of languages) {
      const found = read(contentOf(text, stems, language), trees[language], language);
      for (const [one, said] of found.named)
        if ((named.get(one)?.times ?? 0) < said.times) named.set(one, said);
      if (isBare(found)) bare.add(language);
      for (const said of found.unnamed)
        unnamed.push({ said, names: cognatesOf(said, language), times: 1 });
    }
    const others = [...named].map(
      ([one, { language, said, times }]): Meaning => ({
        said,
        names: namesOf(one, language, bare.has(language)),
        times,
      }),
    );
    return [...others, ...unnamed];
  };
}
