import type { PersonId } from '../../kernel/ids.ts';
import { LANGUAGES, type Language } from '../../kernel/language.ts';

/** One name for each language, by its tag. Lists of our own have the interface languages; imported ones may have others. */
export type Names = Readonly<Record<string, string>>;
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** A controlled list. */
export interface Scheme {
  readonly key: string;
  /** How the outside names it; null for a list of our own. */
  readonly uri: string | null;
  readonly labels: Names;
  readonly definition: Names;
}

export const TERM_STATUSES = ['current', 'merged', 'retired'] as const;
/** `merged`: another term says it now, and its old links lead there. `retired`: no longer offered, still explained. */
export type TermStatus = (typeof TERM_STATUSES)[number];

/** What people change of a term, each change kept as a version. */
export interface TermContent {
  /** Unique within its scheme, and never another term's, whatever becomes of it. */
  readonly slug: string;
  /** Of the vocabulary it comes from; null for one of our own. */
  readonly uri: string | null;
  readonly labels: Names;
  readonly synonyms: Synonyms;
  /** Words by which items are tagged that mean this term: old labels, codes, misspellings. Found by, never shown first. */
  readonly spellings: readonly string[];
  /** Names that count only in capitals as here: `AIDS` is a topic, `aids` is not. */
  readonly capitals: readonly string[];
  readonly definition: Names;
  readonly example: Names;
  /** Ids of terms. */
  readonly broader: readonly string[];
  readonly related: readonly string[];
}

export interface Term extends TermContent {
  /** A GUID: stays for ever, also when it is merged or renamed. */
  readonly id: string;
  readonly scheme: string;
  readonly status: TermStatus;
  readonly mergedInto: string | null;
  readonly version: number;
  /** Place in its list; ties go by slug. */
  readonly position: number;
  /** Fingerprint of our list's words as they were loaded last; null for terms that are not of our lists. */
  readonly builtIn: string | null;
  /** Somebody changed it here: our lists no longer overwrite it. */
  readonly edited: boolean;
}

/** A term as it was before it was changed. */
export interface Version {
  readonly term: Term;
  readonly at: Date;
  readonly by: PersonId | null;
  /** What was done to it. */
  readonly verb: TermVerb;
}

export type TermVerb = 'change' | 'import' | 'merge' | 'undo' | 'retire' | 'restore' | 'propose';

/** In the reader's language; else in English; else in any; else its slug. */
export const nameIn = (names: Names, language: Language): string | undefined =>
  names[language] ?? names.en ?? Object.values(names)[0];

export const labelOf = (term: Pick<Term, 'labels' | 'slug'>, language: Language): string =>
  nameIn(term.labels, language) ?? term.slug;

/** Every name of a term, labels first, each once. */
export const namesOf = (term: TermContent): readonly string[] => [
  ...new Set([
    ...byLanguage(term.labels),
    ...Object.values(term.synonyms).flat(),
    ...term.spellings,
    term.slug,
  ]),
];

/** The interface languages first, as they are offered. */
function byLanguage(names: Names): readonly string[] {
  const own = LANGUAGES.flatMap((language) => names[language] ?? []);
  return [...new Set([...own, ...Object.values(names)])];
}

export const NO_CONTENT = {
  uri: null,
  synonyms: {},
  spellings: [],
  capitals: [],
  definition: {},
  example: {},
  broader: [],
  related: [],
} as const satisfies Omit<TermContent, 'slug' | 'labels'>;

const sorted = (names: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(names)
      .filter(([, value]) => !Array.isArray(value) || value.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The content as one text: equal texts are equal contents, whatever the order of languages and links. */
export const canonical = (content: TermContent): string =>
  JSON.stringify([
    content.slug,
    content.uri,
    sorted(content.labels),
    sorted(content.synonyms),
    content.spellings,
    content.capitals,
    sorted(content.definition),
    sorted(content.example),
    [...content.broader].sort(),
    [...content.related].sort(),
  ]);
