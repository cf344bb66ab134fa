import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { nameOf } from './countries.ts';
import type { Proposal } from './proposal.ts';
import { SUGGESTED, type Suggestion } from './suggest.ts';
import type { Term } from './term.ts';
import { TOPIC, type Vocabulary } from './vocabulary.ts';

/** What every item says of itself before it is published (FR-TAX-3), in the order in which it is shown. */
export const REQUIRED_FIELDS = [
  'type',
  'topics',
  'geography',
  'language',
  'unit',
  'date',
  'confidentiality',
] as const;
/** Beside these, goals and drivers are offered and count only once somebody took them. */
export const OFFERED_FIELDS = ['goals', 'drivers'] as const;
/** What people choose; the other fields follow from the record. */
export const CHOSEN_FIELDS = ['topics', 'geography', 'unit', 'goals', 'drivers'] as const;
export type LabelField = (typeof REQUIRED_FIELDS)[number] | (typeof OFFERED_FIELDS)[number];
export type ChosenField = (typeof CHOSEN_FIELDS)[number];

export const SCHEME_OF: Readonly<Record<Exclude<LabelField, 'date'>, string>> = {
  type: 'content-type',
  topics: TOPIC,
  geography: 'geography',
  language: 'language',
  unit: 'unit',
  confidentiality: 'confidentiality',
  goals: 'sdg',
  drivers: 'driver',
};

/** Ids of terms that a person added to what was found, and of those that they took away. */
interface Delta {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What people said of one record, over what its text says. */
export interface Label {
  /** `<kind>:<id>` */
  readonly subject: string;
  readonly chosen: Readonly<Partial<Record<ChosenField, Delta>>>;
  /** Of words that no list has. */
  readonly proposals: readonly string[];
  readonly product: ProductId | null;
  /** Who published it and with that said that it is right; null before. */
  readonly settledBy: PersonId | null;
  readonly settledAt: Date | null;
}

export const noLabel = (subject: string): Label => ({
  subject,
  chosen: {},
  proposals: [],
  product: null,
  settledBy: null,
  settledAt: null,
});

/** What is known of a record without asking anybody. */
export interface Basis {
  readonly subject: string;
  /** A slug of the list of content types, or its name as KnowledgeType says it. */
  readonly type: string;
  /** What goals and drivers are looked for in. */
  readonly text: string;
  readonly language: Language;
  /** Slugs with the words that led to them, surest first. */
  readonly topics: readonly { readonly slug: string; readonly words: readonly string[] }[];
  /** Words that a person wrote as topics and no list has. */
  readonly unknown: readonly string[];
  /** English names of countries. */
  readonly countries: readonly string[];
  /** English name; counts where no country is named. */
  readonly region: string | null;
  readonly unit: string | null;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Slug of the list of confidentiality: of the library that it goes to. */
  readonly confidentiality: string;
}

/** `fixed`: the record says so. `suggested`: found, and not yet looked at. `chosen`: a person said so. */
export type How = 'fixed' | 'suggested' | 'chosen';

export interface LabelValue {
  /** Null for a value of the organization that no list has (a unit), and for the day. */
  readonly term: Term | null;
  readonly text: string;
  readonly how: How;
  /** What led to it; none for what stands in for something that nothing was found for. */
  readonly words: readonly string[];
}

export interface LabelLine {
  readonly field: LabelField;
  readonly values: readonly LabelValue[];
  /** Found and not counted before somebody takes it. */
  readonly offered: readonly LabelValue[];
}

export interface LabelSheet {
  readonly subject: string;
  readonly lines: readonly LabelLine[];
  readonly missing: readonly LabelField[];
  /** Written as topics, in no list, and not yet proposed. */
  readonly unknown: readonly string[];
  readonly proposals: readonly Proposal[];
  readonly settled: boolean;
}

const GLOBAL = 'world';

const value = (term: Term, how: How, words: readonly string[] = []): LabelValue => ({
  term,
  text: term.slug,
  how,
  words,
});

const plain = (text: string | null): LabelValue[] =>
  text ? [{ term: null, text, how: 'fixed', words: [] }] : [];

/** What was found less what was taken away, with what was added; each term once, and as it is called today. */
function withChosen(
  found: readonly LabelValue[],
  delta: Delta | undefined,
  { standing }: Vocabulary,
): LabelValue[] {
  const now = (id: string) => standing(id)?.id ?? id;
  const removed = new Set(delta?.removed.map(now));
  const added = new Set(delta?.added.map(now));
  const kept = found
    .filter(({ term }) => term === null || !removed.has(term.id))
    .map((one) => (one.term && added.has(one.term.id) ? { ...one, how: 'chosen' as const } : one));
  const shown = new Set(kept.map(({ term }) => term?.id));
  const more = [...added]
    .filter((id) => !shown.has(id))
    .flatMap((id) => {
      const term = standing(id);
      return term ? [value(term, 'chosen')] : [];
    });
  return [...kept, ...more];
}

function found(field: ChosenField, basis: Basis, vocabulary: Vocabulary): LabelValue[] {
  switch (field) {
    case 'topics':
      return basis.topics.flatMap(({ slug, words }) => {
        const term = vocabulary.bySlug(TOPIC, slug);
        return term ? [value(term, 'suggested', words)] : [];
      });
    case 'geography': {
      const named = basis.countries.length > 0 ? basis.countries : [basis.region ?? ''];
      return named.flatMap((name) => {
        const [term] = vocabulary.named('geography', name);
        return term ? [value(term, 'suggested', [name])] : [];
      });
    }
    case 'unit': {
      const [term] = basis.unit ? vocabulary.named('unit', basis.unit) : [];
      return term ? [value(term, 'suggested')] : plain(basis.unit);
    }
    case 'goals':
    case 'drivers':
      return [];
  }
}

function lineOf(
  field: LabelField,
  { basis, label, vocabulary }: Known,
  suggestions: readonly Suggestion[],
): LabelLine {
  const line = (values: readonly LabelValue[], offered: readonly LabelValue[] = []) => ({
    field,
    values,
    offered,
  });
  if (field === 'date') return line(plain(basis.day));
  const fixed = (word: string) => {
    const scheme = SCHEME_OF[field];
    const term = vocabulary.bySlug(scheme, word) ?? vocabulary.named(scheme, word)[0];
    return line(term ? [value(term, 'fixed')] : plain(word));
  };
  if (field === 'type') return fixed(basis.type);
  if (field === 'language') return fixed(basis.language);
  if (field === 'confidentiality') return fixed(basis.confidentiality);
  const delta = label.chosen[field];
  const values = withChosen(found(field, basis, vocabulary), delta, vocabulary);
  const dropped = new Set(delta?.removed);
  const shown = new Set(values.map(({ term }) => term?.id));
  const offered = suggestions
    .filter(({ term }) => term.scheme === SCHEME_OF[field])
    .filter(({ term }) => !dropped.has(term.id) && !shown.has(term.id))
    .map(({ term, words }) => value(term, 'suggested', words));
  if (field === 'goals' || field === 'drivers') return line(values, offered);
  // What names no place holds everywhere, until somebody says where.
  const world = vocabulary.bySlug('geography', GLOBAL);
  if (field === 'geography' && values.length === 0 && world && !dropped.has(world.id)) {
    return line([value(world, 'suggested')]);
  }
  return line(values, field === 'topics' ? offered.slice(0, MOST_OFFERED) : []);
}

const MOST_OFFERED = 5;

interface Known {
  readonly basis: Basis;
  readonly label: Label;
  readonly vocabulary: Vocabulary;
}

/** The fields of a record with what each holds, what may be added, and which still hold nothing. */
export function sheetOf(
  known: Known,
  suggestions: readonly Suggestion[],
  proposals: readonly Proposal[],
): LabelSheet {
  const { basis, label } = known;
  const lines = [...REQUIRED_FIELDS, ...OFFERED_FIELDS].map((field) =>
    lineOf(field, known, suggestions),
  );
  const empty = new Set(lines.filter(({ values }) => values.length === 0).map((one) => one.field));
  const proposed = new Set(proposals.map(({ word }) => word.toLowerCase()));
  return {
    subject: basis.subject,
    lines,
    missing: REQUIRED_FIELDS.filter((field) => empty.has(field)),
    unknown: basis.unknown.filter((word) => !proposed.has(word.toLowerCase())),
    proposals,
    settled: label.settledAt !== null,
  };
}

/** The lists whose terms are looked for in a record's text. */
export const LOOKED_FOR = SUGGESTED.filter((scheme) => scheme !== 'country');

const COUNTRY_CODE = /^[A-Z]{2}$/;

/** As the metadata of a file say it. */
export function asMetadata({ lines }: LabelSheet) {
  const termsOf = (field: LabelField): readonly Term[] =>
    lines
      .find((line) => line.field === field)
      ?.values.flatMap(({ term }) => (term ? [term] : [])) ?? [];
  const textOf = (field: LabelField): string | null =>
    lines.find((line) => line.field === field)?.values[0]?.text ?? null;
  const places = termsOf('geography');
  const countries = places.filter(({ slug }) => COUNTRY_CODE.test(slug));
  const [region] = places.filter(({ slug }) => !COUNTRY_CODE.test(slug));
  return {
    topics: termsOf('topics').map(({ slug }) => slug),
    countries: countries.map(({ slug }) => nameOf(slug)),
    region: region ? (region.labels.en ?? region.slug) : null,
    unit: textOf('unit'),
    goals: termsOf('goals').map(({ slug }) => slug),
    drivers: termsOf('drivers').map(({ slug }) => slug),
    ...(textOf('confidentiality') ? { confidentiality: textOf('confidentiality') ?? '' } : {}),
  };
}

/** All that is shown counts as said by a person from now on. */
export function confirmed({ lines }: LabelSheet, label: Label): Label['chosen'] {
  const entries = CHOSEN_FIELDS.map((field): [ChosenField, Delta] => {
    const values = lines.find((line) => line.field === field)?.values ?? [];
    const shown = values.flatMap(({ term }) => term?.id ?? []);
    return [field, { added: shown, removed: label.chosen[field]?.removed ?? [] }];
  });
  return Object.fromEntries(entries);
}

/** One term more or less in a field. */
export function withTerm(
  { chosen }: Label,
  field: ChosenField,
  id: string,
  verb: 'add' | 'remove',
): Label['chosen'] {
  const { added = [], removed = [] } = chosen[field] ?? {};
  const less = (ids: readonly string[]) => ids.filter((one) => one !== id);
  return {
    ...chosen,
    [field]:
      verb === 'add'
        ? { added: [...less(added), id], removed: less(removed) }
        : { added: less(added), removed: [...less(removed), id] },
  };
}
