import { LANGUAGES, type Language } from '../../kernel/language.ts';
import type { Meaning } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { Catalogue } from './catalogue.ts';
import {
  type Among,
  type AskedPair,
  asked,
  type Forms,
  holdersOf,
  isUsed,
  keyOf,
  mostTelling,
  pairsOf,
  type Question,
  type Term,
  type Weighing,
} from './terms.ts';
import { idfOf, REPETITION } from './weights.ts';

/** What something is called elsewhere are several names for one, and in two languages. */
const MOST_NAMES = 160;
/**
 * What has a name in the vocabulary says more of what is sought than the words around it; chosen on the half of the judged
 * questions and discussions that is for it.
 */
const NAMED = 2;

/** What something is called in one language: `weight` of a word is its part, where all of the name stands in an item. */
export interface Called {
  /** The words of the question that say it; empty where none do. */
  readonly said: string;
  readonly words: readonly Term[];
}

/** Words that stand side by side in what something is called; of several names the best counts. */
export interface NamedPair extends AskedPair {
  readonly name: number;
}

/**
 * One thing that is asked for. The words that say it in the question and its names elsewhere are one piece of evidence:
 * an item has the best of what it says in the asked words and of each other name, and none of these is worth more than
 * the asked words. So what has more names, or names in more languages, weighs no more for it.
 */
export interface Sense {
  /** Words of the question. */
  readonly own: readonly Term[];
  readonly names: readonly Called[];
  readonly pairs: readonly NamedPair[];
}

export interface Meant {
  readonly senses: readonly Sense[];
  /** Words and pairs of the question that say nothing which has a name. */
  readonly terms: readonly Term[];
  readonly pairs: readonly AskedPair[];
}

/** A name of something in one language. */
interface Name {
  readonly language: Language;
  readonly stems: readonly string[];
}

/** Something meant, once, with the words of the question that say it. */
interface Thing {
  readonly said: string;
  /** `keyOf` the words of `said`. */
  readonly keys: ReadonlySet<string>;
  readonly names: readonly Name[];
  readonly times: number;
}

const NO_FORMS: Forms = { en: '', fr: '', es: '' };
const nameKey = ({ language, stems }: Name): string => `${language} ${stems.join(' ')}`;

/** Names that come to the same stems are one. */
function namesOf({ names }: Meaning, text: TextAnalysis): Name[] {
  return LANGUAGES.flatMap((language) => {
    const all = names[language].map((name) => text.stems(name, language));
    const once = new Map(all.map((stems) => [stems.join(' '), stems]));
    once.delete('');
    return [...once.values()].map((stems) => ({ language, stems }));
  });
}

/**
 * Each thing once: what is said by the same words is one, what is said by some words of a longer name is that name's
 * (the longest counts, as where names are looked for), and a topic that is said already adds nothing.
 */
function thingsOf(meanings: readonly Meaning[], text: TextAnalysis): Thing[] {
  const bySaid = Map.groupBy(meanings, ({ said }) => said.toLowerCase());
  const things = [...bySaid].flatMap(([said, alike]): Thing[] => {
    const times = Math.max(...alike.map((one) => one.times));
    // Each topic is a thing for itself.
    if (said === '')
      return alike.map((one) => ({ said, keys: new Set(), names: namesOf(one, text), times }));
    const keys = new Set(asked(said, text).all.map(({ stems }) => keyOf(stems)));
    const names = alike.flatMap((one) => namesOf(one, text));
    const once = new Map(names.map((name) => [nameKey(name), name]));
    return [{ said: alike[0]?.said ?? said, keys, names: [...once.values()], times }];
  });
  const named = things.filter(({ names }) => names.length > 0);
  const within = (one: Thing): boolean =>
    named.some(
      (other) =>
        other.keys.size > one.keys.size && [...one.keys].every((key) => other.keys.has(key)),
    );
  const told = named.filter((one) => one.said !== '' && !within(one));
  const known = new Set(told.flatMap(({ names }) => names.map(nameKey)));
  const topics = named.filter(
    ({ said, names }) => said === '' && !names.some((name) => known.has(nameKey(name))),
  );
  return [...told.toSorted((a, b) => b.keys.size - a.keys.size), ...topics];
}

interface Weighed {
  readonly thing: Thing;
  readonly weight: number;
  readonly idfs: ReadonlyMap<Name, readonly number[]>;
}

/**
 * How much a thing is worth: as much as the words that say it. A single word is as telling as all that is one word for the
 * same, counted as if they were one (Pirkola, The Effects of Query Structure and Dictionary Setups, 1998), so that a
 * rare name of something common weighs no more than its usual one. A topic that is not said is worth its plainest name.
 */
function weigh(thing: Thing, { weighed }: Question, catalogue: Catalogue): Weighed {
  const { count } = catalogue.documents.statistics();
  const single = (language: Language, stem: string) => catalogue.publicHolders(language, stem);
  const { names, keys } = thing;
  const often = thing.times ** REPETITION;
  const idfs = new Map(
    names.map((name) => [
      name,
      name.stems.map((stem) => idfOf(count, single(name.language, stem))),
    ]),
  );
  const own = [...keys].flatMap((key) => weighed.get(key) ?? []);
  if (own.length === 0) {
    const sums = [...idfs.values()].map((all) => all.reduce((a, b) => a + b, 0));
    return { thing, weight: NAMED * Math.min(...sums) * often, idfs };
  }
  // Words that are said elsewhere too, or in other names, count there.
  const shareOf = ({ times }: Weighing): number => Math.min(1, thing.times / times);
  const [first] = own;
  if (own.length === 1 && first) {
    const others = names.reduce(
      (sum, { language, stems: [stem = '', ...more] }) =>
        more.length === 0 ? sum + single(language, stem) : sum,
      0,
    );
    const pooled = idfOf(count, first.holders + others) * first.times ** REPETITION;
    return { thing, weight: NAMED * pooled * shareOf(first), idfs };
  }
  const sum = own.reduce((all, one) => all + one.weight * shareOf(one), 0);
  return { thing, weight: NAMED * sum, idfs };
}

/** The names with what each word is worth: its part of the thing, by how telling it is among the words of the name. */
const calledBy = ({ thing, weight, idfs }: Weighed): Called[] =>
  thing.names.map((name) => {
    const { language, stems } = name;
    const all = idfs.get(name) ?? [];
    const sum = all.reduce((a, b) => a + b, 0);
    const words = stems.map((stem, place) => {
      const idf = all[place] ?? 0;
      const part = sum > 0 ? idf / sum : 1 / stems.length;
      return { word: '', stems: { ...NO_FORMS, [language]: stem }, idf, weight: weight * part };
    });
    return { said: thing.said, words };
  });

/** Pairs in the names: those of a whole name are worth what those of the asked words are, or its words where none are. */
function pairsIn({ thing, weight, idfs }: Weighed, own: readonly AskedPair[]): NamedPair[] {
  const asked = own.reduce((sum, pair) => sum + pair.weight, 0);
  const worth = thing.said === '' ? weight : NAMED * asked;
  const said = own.map((pair) => ({ ...pair, weight: NAMED * pair.weight, name: 0 }));
  if (worth === 0) return said;
  const named = thing.names.flatMap((name, at) => {
    const { language, stems } = name;
    const words = stems.map((stem, place) => ({
      stems: { ...NO_FORMS, [language]: stem },
      idf: idfs.get(name)?.[place] ?? 0,
    }));
    const pairs = pairsOf(words);
    return pairs.map((pair) => ({ ...pair, weight: worth / pairs.length, name: at + 1 }));
  });
  return [...said, ...named];
}

/**
 * What a question means, told apart from the words of it that mean nothing with another name. At most `MOST_NAMES` are
 * looked up.
 */
export function meantBy(
  meanings: readonly Meaning[],
  question: Question,
  text: TextAnalysis,
  { catalogue, among }: { readonly catalogue: Catalogue; readonly among: Among },
): Meant {
  const left = new Map(question.terms.map((term) => [keyOf(term.stems), term]));
  const leftPairs = new Set(question.pairs);
  const senses = thingsOf(meanings, text).map((thing) => {
    const weighed = weigh(thing, question, catalogue);
    const own = [...thing.keys].flatMap((key) => left.get(key) ?? []);
    for (const key of thing.keys) left.delete(key);
    const within = [...leftPairs].filter(
      ({ first, second }) => thing.keys.has(keyOf(first)) && thing.keys.has(keyOf(second)),
    );
    for (const pair of within) leftPairs.delete(pair);
    return {
      weighed,
      own: own.map((term) => ({ ...term, weight: NAMED * term.weight })),
      pairs: pairsIn(weighed, within),
    };
  });
  const names = senses.flatMap(({ weighed }, sense) =>
    calledBy(weighed).map((name) => {
      const used = name.words.some(({ stems }) =>
        isUsed(stems, holdersOf(stems, catalogue), catalogue, among),
      );
      return { name, sense, used, weight: weighed.weight };
    }),
  );
  const kept = Map.groupBy(mostTelling(names, MOST_NAMES, among), ({ sense }) => sense);
  return {
    senses: senses.map(({ own, pairs }, at) => ({
      own,
      pairs,
      names: (kept.get(at) ?? []).map(({ name }) => name),
    })),
    terms: [...left.values()],
    pairs: [...leftPairs],
  };
}
