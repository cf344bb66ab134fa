import { folded } from '../folding.ts';
import type { Bridge, Written } from '../keypoints/crossing.ts';
import type { Language } from '../language.ts';
import { type Acting, actorsIn } from './acting.ts';
import { type Figure, figuresIn } from './numbers.ts';
import { DENIES, DENIES_BEFORE, DENYING_PREFIX, FRENCH_SECOND, JOINS, NO_DENIAL } from './words.ts';

/** What is known of words and places, from elsewhere. */
export interface Knows {
  sentences(text: string, language: Language): readonly string[];
  stems(text: string, language: Language): readonly string[];
  readonly bridge: Bridge;
  /** Countries and regions that a text names: `value` is the same for every name of one place. */
  placesIn(text: string): readonly { readonly value: string; readonly written: string }[];
}

/** A word that says something, and what it may be compared by: its stem, and what other languages call it. */
export interface Unit {
  readonly written: string;
  readonly keys: ReadonlySet<string>;
  readonly denied: boolean;
  /** Its place among the words of its clause. */
  readonly at: number;
}

/** Whoever, wherever or how many: `value` is comparable, `written` is as the text has it. */
export interface Named {
  readonly value: string;
  readonly written: string;
}

/** The least piece of a text that says something. */
export interface Clause {
  /** Which text and which sentence of it. */
  readonly text: number;
  readonly sentence: number;
  readonly language: Language;
  /** Folded words in order, small ones too. */
  readonly words: readonly string[];
  readonly units: readonly Unit[];
  readonly actors: readonly Acting[];
  readonly places: readonly Named[];
  readonly figures: readonly Figure[];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const FEWEST_WORDS = 3;
/** Joined within one number: `hundred and forty`, `vingt et un`, `treinta y dos`. */
const IN_NUMBER =
  /\b(hundred|thousand|vingt|trente|(?:quar|cinqu|soix)ante|(?:tre|cuare|cincue|sese|sete|oche|nove)i?nta) (?:and|et|y) /gi;
const PUNCTUATION = /[;:()–—!?]|,(?=\s)|\s-\s/;

/** Pieces at punctuation and joining words; what is too short to say something stays with what follows it. */
function piecesOf(sentence: string, language: Language): string[] {
  const pieces = sentence
    .replace(IN_NUMBER, '$1 ')
    .split(PUNCTUATION)
    .flatMap((piece) => piece.split(JOINS[language]));
  const long: string[] = [];
  let short = '';
  for (const piece of pieces) {
    const whole = `${short} ${piece}`.trim();
    if ((whole.match(WORD) ?? []).length < FEWEST_WORDS) short = whole;
    else {
      long.push(whole);
      short = '';
    }
  }
  if (short !== '') long.push(`${long.pop() ?? ''} ${short}`.trim());
  return long;
}

const spelled = (text: string, language: Language): string =>
  text
    .replace(/n['’]t\b/g, ' not')
    .replace(NO_DENIAL[language], ' ')
    .replace(/\bsobre todo\b/gi, ' ');

/** The first word that denies what follows; -1 where none does. `ne … que` limits and denies nothing. */
export function denialIn(words: readonly string[], language: Language): number {
  const only =
    language === 'fr' &&
    words.some((word) => /^(que|qu)$/.test(word)) &&
    !words.some((word) => FRENCH_SECOND.test(word));
  return words.findIndex((word) => DENIES[language].test(word) && !(only && /^(ne|n)$/.test(word)));
}

/** Whether each word lies where something is denied: from the denial to the end of the clause, or before it at its end. */
function denied(words: readonly string[], says: readonly boolean[], language: Language): boolean[] {
  const first = denialIn(words, language);
  if (first < 0) return words.map(() => false);
  const forward = says.some((one, at) => one && at > first);
  const noun = language === 'en' ? /^no$/ : DENIES_BEFORE;
  const reaches = noun.test(words[first] ?? '') || DENIES_BEFORE.test(words[first] ?? '');
  const before = reaches ? says.lastIndexOf(true, first) : -1;
  return words.map((_, at) => at > first || !forward || at === before);
}

type Called = ReturnType<Bridge>[number];

function keysOf(
  word: string,
  named: readonly Called[],
  language: Language,
  knows: Knows,
): Set<string> {
  const [stem] = knows.stems(word, language);
  const keys = new Set<string>(stem === undefined ? [] : [`${language}:${stem}`]);
  const low = word.toLowerCase();
  for (const { said, names } of named) {
    const own: readonly string[] = said.toLowerCase().match(WORD) ?? [];
    if (!own.includes(low)) continue;
    keys.add(`${language}:${knows.stems(said, language).join('+')}`);
    for (const other of ['en', 'fr', 'es'] as const) {
      for (const name of names[other]) keys.add(`${other}:${knows.stems(name, other).join('+')}`);
    }
  }
  return keys;
}

function readClause(
  piece: string,
  place: { readonly text: number; readonly sentence: number; readonly first: boolean },
  language: Language,
  knows: Knows,
): Clause {
  const text = spelled(piece, language);
  const written = text.match(WORD) ?? [];
  const words = written.map(folded);
  const places = knows.placesIn(text);
  const actors = actorsIn(written, place.first, places);
  const figures = figuresIn(folded(text), language);
  const taken = new Set(
    [...places, ...actors, ...figures].flatMap((one) => folded(one.written).match(WORD) ?? []),
  );
  const said = knows.bridge(text, { stems: knows.stems, languages: [language] });
  const keys = written.map((word, at) =>
    taken.has(words[at] ?? '') || /^\d/.test(word)
      ? new Set<string>()
      : keysOf(word, said, language, knows),
  );
  const says = keys.map((one) => one.size > 0);
  const no = denied(words, says, language);
  const units = written.flatMap((word, at): Unit[] => {
    const own = keys[at];
    if (!own || own.size === 0) return [];
    return [
      {
        written: word,
        keys: withoutDenial(word, own, language, knows),
        denied: no[at] ?? false,
        at,
      },
    ];
  });
  return {
    text: place.text,
    sentence: place.sentence,
    language,
    words,
    units,
    actors,
    places,
    figures,
  };
}

/** `unpaid` is compared as `paid` too; that it denies is told by the word itself (`turns`). */
function withoutDenial(
  word: string,
  keys: Set<string>,
  language: Language,
  knows: Knows,
): Set<string> {
  const plain = folded(word).replace(DENYING_PREFIX, '');
  if (plain === folded(word)) return keys;
  const [stem] = knows.stems(plain, language);
  return stem === undefined ? keys : new Set([...keys, `${language}:${stem}`]);
}

/** The clauses of a text, in order. */
export function readText({ text, language }: Written, number: number, knows: Knows): Clause[] {
  return knows
    .sentences(text, language)
    .flatMap((sentence, at) =>
      piecesOf(sentence, language).map((piece, index) =>
        readClause(piece, { text: number, sentence: at, first: index === 0 }, language, knows),
      ),
    );
}
