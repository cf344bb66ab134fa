import type { Written } from '../keypoints/crossing.ts';
import type { Language } from '../language.ts';
import type { Reads } from './doubts.ts';
import { type Fault, formFaults, unique } from './machine-words.ts';
import { type Clause, denialIn, readText } from './reading.ts';
import { same } from './supported.ts';
import { DUTIES, DUTY, LEAVE, MONTHS, OPINION, OPPOSITES, PERHAPS, WHOLES } from './words.ts';

/**
 * A translation beside what it translates. Few words can be compared across languages, so it is the whole sentence that
 * is: every number, place and actor on both sides, as much denied here as there, as sure and as binding.
 */
export interface Judged {
  readonly faults: readonly Fault[];
  /** Nothing speaks against it, and too few of its words could be compared to speak for it. */
  readonly unchecked: boolean;
}

/** All words of a sentence, and who, where and how many. */
interface Whole {
  readonly language: Language;
  readonly clauses: readonly Clause[];
  readonly words: readonly string[];
  readonly line: string;
}

const wholeOf = (text: Written, number: number, reads: Reads): Whole => {
  const clauses = readText(text, number, reads);
  const words = clauses.flatMap((clause) => clause.words);
  return { language: text.language, clauses, words, line: words.join(' ') };
};

const has = (words: readonly string[], form: RegExp): boolean =>
  words.some((word) => form.test(word));

/** Two of something, and nothing else, as some languages say it in one word. */
const BOTH = /^(both|ambos|ambas|twice)$/;

/** How many of each, in order; a number said twice counts twice. */
const numbersOf = ({ clauses, words }: Whole): string =>
  [
    ...clauses.flatMap(({ figures }) => figures.map(({ value }) => value)),
    ...words.filter((word) => BOTH.test(word)).map(() => 'n2'),
  ]
    .sort()
    .join(' ');

const placesOf = ({ clauses }: Whole): ReadonlySet<string> =>
  new Set(clauses.flatMap(({ places }) => places.map(({ value }) => value)));

const sameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((value) => other.has(value));

/** Capitals of English that name nobody. */
const DAYS =
  /^(mon|tues|wednes|thurs|fri|satur|sun)days?$|^(english|french|spanish|arabic|portuguese)$/;
/** Those who work, as a whole. */
const STAFF = /^(staff|personnel|personal|workforce|plantilla|effectifs?)$/;
/** So many letters of a name are the same in every language. */
const NAME_STEM = 4;

/** Whether what acts on one side acts on the other; a name may stand there without a capital. */
function missingActors(here: Whole, there: Whole): boolean {
  const known = new Set(there.clauses.flatMap(({ actors }) => actors.map(({ value }) => value)));
  const stems = new Set(there.words.map((word) => word.slice(0, NAME_STEM)));
  return here.clauses
    .flatMap(({ actors }) => actors)
    .some(({ value }) => {
      if (known.has(value)) return false;
      const [, name] = /^name (.+)$/.exec(value) ?? [];
      if (name === undefined) return !(value === 'workers' && has(there.words, STAFF));
      if (DAYS.test(name) || MONTHS.some((month) => month.test(name))) return false;
      return !stems.has(name.slice(0, NAME_STEM));
    });
}

/** Words that deny by themselves, where another language may need two. */
const DENIES_ALONE =
  /^(un(paid|declared|registered|insured|skilled|safe|able|known|used|fair|clear|aware|willing|employed|employment|certain|written|protected|documented|answered)|impaye\w*|impag\w*|inconnu\w*|desconoc\w*|impossible|imposible|chomage|chomeu\w*|desemple\w*|lack\w*|manqu\w*|falta\w*|carec\w*|carenc\w*|absen\w*|ausen\w*|incapa\w*|insegur\w*|injust\w*|prevent\w*|empech\w*|impid\w*|impedi\w*|avoid\w*|evit\w*|stop(s|ped)?|dejar\w*|dejo|cess\w*)$/;

/** How often something is denied: once a clause, and by words that deny alone. */
function denials({ clauses, language }: Whole): number {
  const inClauses = clauses.filter(({ words }) => denialIn(words, language) >= 0).length;
  const alone = clauses.reduce((sum, { words }) => {
    const denies = denialIn(words, language);
    return sum + words.filter((word, at) => at !== denies && DENIES_ALONE.test(word)).length;
  }, 0);
  return inClauses + alone;
}

/** `accept` here and `refuse` there. */
const opposites = (here: Whole, there: Whole): number =>
  OPPOSITES.filter(([one, other]) => {
    const [a, b, c, d] = [
      has(here.words, one),
      has(here.words, other),
      has(there.words, one),
      has(there.words, other),
    ];
    return (a && !b && d && !c) || (b && !a && c && !d);
  }).length;

/** Said of what would be: the endings of French and Spanish, where English has a word. */
const WOULD = /^\p{L}{2,}(rait|raient|rions|riez|ria|rian|riamos)$/u;
const SOFT =
  /^(should|ought|needs?|needed|necessary|necessaire\w*|necesari[oa]s?|devrai\w*|deberia\w*|convien\w*|besoin|necesit\w*|hace|falta)$/;

const unsure = ({ words, line }: Whole): boolean =>
  words.includes('cannot') ||
  has(words, PERHAPS) ||
  has(words, LEAVE) ||
  has(words, WOULD) ||
  OPINION.test(line);
const bound = ({ words, line }: Whole): boolean => has(words, DUTY) || DUTIES.test(line);
const mayBind = (whole: Whole): boolean => bound(whole) || has(whole.words, SOFT);

/** Share of the words that could be compared from which a translation counts as held against its sentence. */
const ENOUGH_COMPARED = 0.3;
/** A sentence of fewer words may share none with its translation. */
const FEW = 3;

/** How much of what is said here is said there, by what it is called there. */
function compared(here: Whole, there: Whole): { readonly said: number; readonly of: number } {
  const units = here.clauses.flatMap((clause) => clause.units);
  const others = there.clauses.flatMap((clause) => clause.units);
  const said = units.filter((unit) => others.some((other) => same(unit, other))).length;
  return { said, of: units.length };
}

/**
 * What is amiss with a translation, and whether anything could be told at all.
 * @param proposed in the language that was asked for
 */
export function translationFaults(proposed: Written, before: Written, reads: Reads): Judged {
  const [here, there] = [wholeOf(proposed, 0, reads), wholeOf(before, 1, reads)];
  const places = [placesOf(here), placesOf(there)] as const;
  const denied = Math.abs(denials(here) - denials(there)) !== opposites(here, there);
  const { said, of } = compared(there, here);
  const faults: Fault[] = [
    ...formFaults(proposed, before, { least: 0.4, most: 2 }, reads),
    ...(numbersOf(here) === numbersOf(there) ? [] : (['number'] as const)),
    ...(sameSet(...places) ? [] : (['place'] as const)),
    ...(missingActors(here, there) || missingActors(there, here) ? (['actor'] as const) : []),
    ...(denied ? (['opposite'] as const) : []),
    ...(unsure(there) && !unsure(here) && !mayBind(there) ? (['certainty'] as const) : []),
    ...(bound(here) !== bound(there) && !(mayBind(here) && mayBind(there))
      ? (['duty'] as const)
      : []),
    ...(WHOLES.some((form) => has(here.words, form) && !has(there.words, form))
      ? (['whole'] as const)
      : []),
    ...(said === 0 && of >= FEW ? (['words'] as const) : []),
  ];
  return { faults: unique(faults), unchecked: said < of * ENOUGH_COMPARED };
}
