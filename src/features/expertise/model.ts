import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';

/** What shows that somebody knows: what they wrote and others may read, own, did, or say of themselves. */
export const EVIDENCE_KINDS = ['reply', 'contribution', 'product', 'mission', 'declared'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface Evidence {
  readonly person: PersonId;
  readonly kind: EvidenceKind;
  readonly topics: readonly string[];
  /** English names. */
  readonly countries: readonly string[];
  /** When it was written, published or begun; null where nobody says. */
  readonly at: Date | null;
  /** Of a product only; with its id, so that it is counted once however it was found. */
  readonly title: string | null;
  readonly product: ProductId | null;
}

/** A reply or contribution as it stands, with what is to be understood of it. */
export const SPOKEN_KINDS = ['reply', 'contribution'] as const;
export type SpokenKind = (typeof SPOKEN_KINDS)[number];

export interface Spoken {
  readonly kind: SpokenKind;
  readonly id: string;
  readonly person: PersonId;
  readonly text: string;
  /** What it answers: a question with its background, a discussion's title. */
  readonly about: string;
  readonly language: Language;
  readonly at: Date;
}

/** What was understood of it. Who may read it, and whether it still stands, is asked of itself each time. */
export interface Understood {
  readonly kind: SpokenKind;
  readonly id: string;
  readonly person: PersonId;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  readonly stems: readonly string[];
  readonly at: Date;
}

/** Grows when the same words are understood otherwise: then everything is understood anew, once. */
export const UNDERSTANDING = 1;

/** "Who knows about X in Y?", understood as far as words go. */
export interface Need {
  readonly text: string;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  /** Content words, where no topic is named: all of them must be met. */
  readonly stems: readonly string[];
}

export const isEmpty = ({ topics, countries, stems }: Need): boolean =>
  topics.length + countries.length + stems.length === 0;

/** What somebody says of themselves, and what they do not want to be asked about. */
export interface Entry {
  readonly person: PersonId;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  /** Empty: the language of their account. */
  readonly languages: readonly Language[];
  /** Neither offered nor named anywhere here. */
  readonly hidden: boolean;
  readonly hiddenTopics: readonly string[];
}

export const emptyEntry = (person: PersonId): Entry => ({
  person,
  topics: [],
  countries: [],
  languages: [],
  hidden: false,
  hiddenTopics: [],
});

export type ReasonKind = EvidenceKind | 'posting';

/** Why somebody is named: `expertise.reasons.<kind>` in words. True or absent. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly count: number;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  /** Of products: the newest first, a few. */
  readonly titles: readonly string[];
}

export interface Known {
  readonly person: PersonId;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The weightiest first. */
  readonly reasons: readonly Reason[];
}

/** An answer to somebody's question says more than a title; a journey alone says little. */
const WEIGHT: Readonly<Record<ReasonKind, number>> = {
  reply: 3,
  contribution: 2,
  product: 2.5,
  mission: 1.5,
  declared: 3,
  posting: 1,
};
const BOTH = 1.5;
const HALF_LIFE_YEARS = 4;
const OLDEST = 0.2;
const YEAR_MS = 365.25 * 86_400_000;
const MOST_TITLES = 2;

function freshness(at: Date | null, now: Date): number {
  if (at === null) return 1;
  const years = Math.max(0, now.getTime() - at.getTime()) / YEAR_MS;
  return Math.max(OLDEST, 0.5 ** (years / HALF_LIFE_YEARS));
}

const shared = (a: readonly string[], b: readonly string[]): string[] =>
  a.filter((one) => b.includes(one));

/** Whether it speaks of the matter itself, and not only of the country that was named with it. */
const carries = (need: Need, evidence: Evidence): boolean => {
  if (evidence.kind === 'mission') return need.topics.length + need.stems.length === 0;
  if (need.topics.length > 0) return shared(evidence.topics, need.topics).length > 0;
  // What was found by words has been held against all of them where it was found.
  if (need.stems.length > 0) return evidence.kind !== 'declared';
  return shared(evidence.countries, need.countries).length > 0;
};

function points(need: Need, evidence: Evidence, now: Date): number {
  const topics = need.topics.length
    ? shared(evidence.topics, need.topics).length / need.topics.length
    : 1;
  const here = shared(evidence.countries, need.countries).length > 0;
  const fit = evidence.kind === 'mission' ? Number(here) : topics * (here ? BOTH : 1);
  return WEIGHT[evidence.kind] * fit * freshness(evidence.at, now);
}

/** The second of a kind counts half, the third a third: many small ones never drown one of each. */
const summed = (all: readonly number[]): number =>
  all.toSorted((a, b) => b - a).reduce((sum, one, at) => sum + one / (at + 1), 0);

const newest = (a: Evidence, b: Evidence): number =>
  (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0) || (a.title ?? '').localeCompare(b.title ?? '');

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

function reasonOf(need: Need, kind: EvidenceKind, all: readonly Evidence[]): Reason {
  const of = (wanted: readonly string[], has: (one: Evidence) => readonly string[]) =>
    wanted.filter((value) => all.some((one) => has(one).includes(value)));
  return {
    kind,
    count: all.length,
    topics: of(need.topics, (one) => one.topics),
    countries: of(need.countries, (one) => one.countries),
    titles: distinct(
      all.toSorted(newest).flatMap(({ title }) => (title === null ? [] : [title])),
    ).slice(0, MOST_TITLES),
  };
}

/** The same product may be found by its tags and by its words. */
function once(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ product }) => {
    if (product === null) return true;
    if (seen.has(product)) return false;
    seen.add(product);
    return true;
  });
}

/**
 * How well one person answers the need, from what the asker may read of them; null where nothing carries it.
 * @param posting English names of the country where they work
 */
export function weigh(
  need: Need,
  person: PersonId,
  given: readonly Evidence[],
  entry: Entry,
  posting: readonly string[],
  now: Date,
): Known | null {
  const open = need.topics.filter((topic) => !entry.hiddenTopics.includes(topic));
  if (entry.hidden || (need.topics.length > 0 && open.length === 0)) return null;
  const asked: Need = { ...need, topics: open };
  const own = once(given).filter(
    (one) => shared(one.topics, entry.hiddenTopics).length === 0 || carriesOpen(asked, one),
  );
  const works = shared(posting, need.countries);
  const onlyPlace = need.topics.length + need.stems.length === 0;
  if (!own.some((one) => carries(asked, one)) && !(onlyPlace && works.length > 0)) return null;
  const found = EVIDENCE_KINDS.flatMap((kind) => {
    const all = own.filter((one) => one.kind === kind && points(asked, one, now) > 0);
    if (all.length === 0) return [];
    return [
      {
        worth: summed(all.map((one) => points(asked, one, now))),
        reason: reasonOf(asked, kind, all),
      },
    ];
  });
  if (works.length > 0) found.push({ worth: WEIGHT.posting, reason: posted(works) });
  return {
    person,
    score: found.reduce((sum, { worth }) => sum + worth, 0),
    reasons: found.toSorted((a, b) => b.worth - a.worth).map(({ reason }) => reason),
  };
}

const carriesOpen = (need: Need, one: Evidence): boolean =>
  need.topics.length > 0 && shared(one.topics, need.topics).length > 0;

const posted = (countries: readonly string[]): Reason => ({
  kind: 'posting',
  count: 1,
  topics: [],
  countries,
  titles: [],
});

/** Best first; of equals always the same one. */
export const ranked = (known: readonly Known[]): Known[] =>
  known.toSorted((a, b) => b.score - a.score || (a.person < b.person ? -1 : 1));
