import type { Written } from '../keypoints/crossing.ts';
import { LINK } from '../likeness.ts';
import type { Figure } from './numbers.ts';
import { type Clause, type Knows, type Named, readText, type Unit } from './reading.ts';
import { type Pair, type Turn, turnsIn } from './turning.ts';

/** What a sentence says that its sources do not: `number`, `place`, `actor` and `link` name it, a turn names where. */
/** It is said, and tells by whom, who did not agree to that. */
type Told = 'tells-name' | 'tells-unit' | 'tells-country';

export interface Lack {
  readonly kind: Turn | Told | 'number' | 'place' | 'actor' | 'link' | 'words';
  /** As the sentence has them; at most `MOST_WORDS`. */
  readonly words: readonly string[];
}

const MOST_WORDS = 6;
/** Share of the words that say something which must be found in the sources; less where they are in another language. */
const LEAST_SAID = 0.6;
const LEAST_SAID_ACROSS = 0.5;
/** A clause of a source is spoken of where as many of its words are said, or this share of them. */
const SPOKEN_OF = 2;
const SPOKEN_SHARE = 0.5;

/** One word, or what other languages call it. */
export const same = (a: Unit, b: Unit): boolean => [...a.keys].some((key) => b.keys.has(key));

/** One word of one language, and not only called alike in another. */
const sameWord = (a: Unit, b: Unit, { language }: Clause): boolean =>
  [...a.keys].some((key) => key.startsWith(`${language}:`) && b.keys.has(key));

const pairsOf = (units: readonly Unit[], clause: Clause): Pair[] =>
  units.flatMap((here) => {
    const there =
      clause.units.find((unit) => sameWord(here, unit, clause)) ??
      clause.units.find((unit) => same(here, unit));
    return there ? [{ here, there }] : [];
  });

/** The clause of the sources that says most of the same words; of equals that which `prefer` likes better. */
function nearest(
  units: readonly Unit[],
  sources: readonly Clause[],
  prefer: (clause: Clause) => boolean,
): Clause | undefined {
  let best: { clause: Clause; said: number } | undefined;
  for (const clause of sources) {
    const said = pairsOf(units, clause).length + (prefer(clause) ? 0.5 : 0);
    if (said > (best?.said ?? 0)) best = { clause, said };
  }
  return best?.clause;
}

interface Entities {
  readonly kind: 'number' | 'place' | 'actor';
  of(clause: Clause): readonly Named[];
}

const KINDS: readonly Entities[] = [
  { kind: 'number', of: ({ figures }) => figures },
  { kind: 'place', of: ({ places }) => places },
  { kind: 'actor', of: ({ actors }) => actors },
];

const values = (named: readonly Named[]): Set<string> => new Set(named.map(({ value }) => value));

/**
 * Who, where and how many belongs to what is said of them: a country of the next sentence supports nothing. Where the
 * source says it of somebody else, or where nothing near it names them, support is lacking.
 */
function unnamed(
  clause: Clause,
  all: readonly Clause[],
  sources: readonly Clause[],
  { kind, of }: Entities,
): Lack[] {
  const own = of(clause);
  if (own.length === 0) return [];
  const here = values(all.flatMap(of));
  const units = clause.units.length >= SPOKEN_OF ? clause.units : all.flatMap((one) => one.units);
  const lacking = own.filter(({ value }) => {
    const has = (one: Clause): boolean => of(one).some((named) => named.value === value);
    if (!sources.some(has)) return true;
    const there = nearest(units, sources, has);
    if (!there || has(there)) return false;
    if (of(there).some((named) => !here.has(named.value))) return true;
    return kind !== 'number' && !inReach(there, sources, { of, here, has });
  });
  return lacking.length === 0 ? [] : [{ kind, words: lacking.map(({ written }) => written) }];
}

/** Last named before it, or with those who were; where nobody was, named later in the same sentence. */
function inReach(
  there: Clause,
  sources: readonly Clause[],
  {
    of,
    here,
    has,
  }: {
    readonly of: Entities['of'];
    readonly here: ReadonlySet<string>;
    has(clause: Clause): boolean;
  },
): boolean {
  const text = sources.filter((one) => one.text === there.text);
  const last = text
    .slice(0, text.indexOf(there))
    .reverse()
    .find((one) => of(one).length > 0);
  if (last) return has(last) || of(last).every(({ value }) => here.has(value));
  return text.some((one) => one.sentence === there.sentence && has(one));
}

/** `40 days` is not supported by `5 days and 40 dollars`: the source counts days, and by another number. */
function countsOther(
  figure: Figure,
  clause: Clause,
  sources: readonly Clause[],
  knows: Knows,
): boolean {
  const [own] = knows.stems(figure.of, clause.language);
  if (own === undefined) return false;
  const counted = sources
    .filter(({ language }) => language === clause.language)
    .flatMap(({ figures }) => figures)
    .map(({ value, of }) => ({ value, of: knows.stems(of, clause.language)[0] }));
  const alike = counted.filter(({ value }) => value === figure.value);
  return (
    alike.length > 0 &&
    alike.every(({ of }) => of !== undefined && of !== own) &&
    counted.some(({ value, of }) => of === own && value !== figure.value)
  );
}

/** Each clause of the sources that the sentence speaks of, with the words that speak of it; each word once. */
function spokenOf(
  here: readonly Clause[],
  sources: readonly Clause[],
): { clause: Clause; units: Unit[] }[] {
  let left = here.flatMap(({ units }) => units);
  const all: { clause: Clause; units: Unit[] }[] = [];
  const open = new Set(sources);
  for (;;) {
    const clause = nearest(left, [...open], () => false);
    if (!clause) return all;
    open.delete(clause);
    const units = pairsOf(left, clause).map((pair) => pair.here);
    left = left.filter((unit) => !units.includes(unit));
    if (units.length >= SPOKEN_OF || units.length >= clause.units.length * SPOKEN_SHARE)
      all.push({ clause, units });
  }
}

/** The clauses that hold the words, as one. */
function joined(here: readonly Clause[], units: readonly Unit[]): Clause | undefined {
  const [first, ...rest] = here.filter((one) => one.units.some((unit) => units.includes(unit)));
  return first && { ...first, words: [first, ...rest].flatMap(({ words }) => words) };
}

function turned(here: readonly Clause[], sources: readonly Clause[]): Lack[] {
  return spokenOf(here, sources).flatMap(({ clause, units }) => {
    const own = joined(here, units);
    if (!own) return [];
    const sentence = sources
      .filter((one) => one.text === clause.text && one.sentence === clause.sentence)
      .flatMap(({ words }) => words);
    return turnsIn(own, clause, pairsOf(units, clause), sentence).map(
      (kind): Lack => ({ kind, words: units.slice(0, MOST_WORDS).map(({ written }) => written) }),
    );
  });
}

/**
 * Words that say something and stand nowhere in the sources, where they are too many. Across languages few words can be
 * compared: whoever, wherever and how many counts among them.
 */
function unsaid(here: readonly Clause[], sources: readonly Clause[]): Lack[] {
  const units = here.flatMap((clause) => clause.units);
  const strange = units.filter(
    (unit) => !sources.some((one) => one.units.some((other) => same(unit, other))),
  );
  const across = !sources.some(({ language }) => language === here[0]?.language);
  const named = across ? KINDS.flatMap(({ of }) => here.flatMap(of)).length : 0;
  const all = units.length + named;
  const least = across ? LEAST_SAID_ACROSS : LEAST_SAID;
  if (all > 0 && (all - strange.length) / all >= least) return [];
  return [{ kind: 'words', words: strange.slice(0, MOST_WORDS).map(({ written }) => written) }];
}

/** A sentence of somebody's, word for word. */
const standsIn = (sentence: string, { text, language }: Written, knows: Knows): boolean =>
  [text, ...knows.sentences(text.replace(LINK, '').trim(), language)].some(
    (one) => blanks(one) === blanks(sentence),
  );
const blanks = (text: string): string => text.replace(LINK, '').replace(/\s+/g, ' ').trim();

/** The clauses of a text without its links; `number` tells texts apart. */
export const readSource =
  (knows: Knows) =>
  (source: Written, number: number): readonly Clause[] =>
    readText({ ...source, text: source.text.replace(LINK, ' ') }, number, knows);

/**
 * What a sentence says that the texts it is linked to do not say (FR-SYN-2): numbers, places and who acts where they
 * belong, whether it is so or not so, how sure and for how many, and its words. Empty where all is supported; where
 * too little can be told it is not.
 * @param read for who reads the same sources for many sentences
 */
export function unsupported(
  sentence: Written,
  sources: readonly Written[],
  knows: Knows,
  read: (source: Written, number: number) => readonly Clause[] = readSource(knows),
): Lack[] {
  if (sources.some((source) => standsIn(sentence.text, source, knows))) return [];
  const here = readSource(knows)(sentence, 0);
  const there = sources.flatMap(read);
  const linked = sources.map(({ text }) => text).join('\n');
  const links = (sentence.text.match(LINK) ?? []).filter((link) => !linked.includes(link));
  const counted = here.flatMap((clause) =>
    clause.figures
      .filter((figure) => countsOther(figure, clause, there, knows))
      .map(({ written }): Lack => ({ kind: 'number', words: [written] })),
  );
  return [
    ...(links.length > 0 ? [{ kind: 'link' as const, words: links }] : []),
    ...here.flatMap((clause) => KINDS.flatMap((kind) => unnamed(clause, here, there, kind))),
    ...counted,
    ...turned(here, there),
    ...unsaid(here, there),
  ];
}
