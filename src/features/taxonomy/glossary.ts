import { folded } from '../../kernel/folding.ts';
import { keyOf } from './alike.ts';
import { type Names, namesOf, type Term } from './term.ts';

/** A term as one office or department uses it. */
export interface Meaning {
  readonly id: string;
  /** Whose definition it is; empty where it is the whole organization's. */
  readonly unit: string;
  readonly definition: Names;
  /** What it was taken from: a convention, a manual, a decision. Empty where nobody said. */
  readonly source: string;
  readonly sourceUrl: string | null;
}

/** What people write of an entry, each change kept as a version. */
export interface EntryContent {
  /** In one language at least. */
  readonly labels: Names;
  /** Id of the term of a list that it speaks of; null where it is in no list. */
  readonly term: string | null;
  readonly meanings: readonly Meaning[];
}

export interface Entry extends EntryContent {
  readonly id: string;
  /** Id of the meaning that everybody uses from now on; null while none was agreed on. */
  readonly settled: string | null;
  readonly state: 'current' | 'removed';
  readonly version: number;
  readonly changedAt: Date;
}

export const ENTRY_VERBS = ['change', 'settle', 'reopen', 'remove', 'undo'] as const;
export type EntryVerb = (typeof ENTRY_VERBS)[number];

/** An entry as it was before it was changed. */
export interface EntryVersion {
  readonly entry: Entry;
  readonly at: Date;
  readonly by: string;
  readonly verb: EntryVerb;
}

export const MOST_MEANINGS = 30;

/** The same words in every language that both have, and one language that both have. */
function alike(one: Names, other: Names): boolean {
  const shared = Object.keys(one).filter((language) => other[language] !== undefined);
  return (
    shared.length > 0 &&
    shared.every((language) => keyOf(one[language] ?? '') === keyOf(other[language] ?? ''))
  );
}

/** Two say it differently, and nobody settled which holds. */
export const differs = ({ settled, meanings: [first, ...others] }: Entry): boolean =>
  settled === null &&
  first !== undefined &&
  others.some(({ definition }) => !alike(first.definition, definition));

/** In the order in which they are read: what was settled, what holds for all, then by unit. */
export const inOrder = ({ meanings, settled }: Entry): readonly Meaning[] => {
  const place = ({ id, unit }: Meaning) => (id === settled ? 0 : unit === '' ? 1 : 2);
  return meanings.toSorted(
    (one, other) => place(one) - place(other) || one.unit.localeCompare(other.unit),
  );
};

/** Every name by which it is asked for: its own, and those of the term that it speaks of. */
export const entryNames = (entry: EntryContent, term: Term | undefined): readonly string[] => [
  ...new Set([...Object.values(entry.labels), ...(term ? namesOf(term) : [])]),
];

/** Entries that have this name, and those in whose names or definitions the words stand; the named ones first. */
export function lookUp(
  entries: readonly Entry[],
  termOf: (id: string) => Term | undefined,
  words: string,
): { readonly named: readonly Entry[]; readonly others: readonly Entry[] } {
  const key = keyOf(words);
  const part = folded(words).trim();
  const named: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of entries) {
    const names = entryNames(entry, entry.term === null ? undefined : termOf(entry.term));
    const said = entry.meanings.flatMap(({ definition }) => Object.values(definition));
    if (key !== '' && names.some((name) => keyOf(name) === key)) named.push(entry);
    else if (part !== '' && [...names, ...said].some((text) => folded(text).includes(part)))
      others.push(entry);
  }
  return { named, others };
}
