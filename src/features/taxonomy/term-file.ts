import type { Names, Scheme, Synonyms, Term } from './term.ts';

/** A term as a file gives it. What the file does not say is absent and stays as it is. */
export interface FileTerm {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** Key of its list. */
  readonly scheme: string;
  /** The same for the same term whenever the file is read; used where the term is new. */
  readonly id: string;
  readonly uri: string | null;
  readonly slug: string;
  readonly labels: Names;
  readonly synonyms: Synonyms;
  readonly spellings?: readonly string[] | undefined;
  readonly capitals?: readonly string[] | undefined;
  readonly definition: Names;
  readonly example: Names;
  /** By id, URI or slug of the same list. */
  readonly broader?: readonly string[] | undefined;
  readonly related?: readonly string[] | undefined;
  readonly status?: Term['status'] | undefined;
  readonly mergedInto?: string | undefined;
}

export const REFUSALS = [
  'syntax',
  'no-label',
  'no-scheme',
  'no-slug',
  'bad-language',
  'bad-id',
  'bad-status',
  'too-long',
  'twice',
  'other-list',
  'unknown-link',
  'ring',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** A line that was left out, or a part of it, and why. */
export interface Refusal {
  readonly line: number;
  readonly reason: RefusalReason;
  readonly what: string;
}

/** A file as it was read. */
export interface TermFile {
  readonly schemes: readonly Scheme[];
  readonly terms: readonly FileTerm[];
  readonly refused: readonly Refusal[];
  /** What the file says and terms have no place for: name -> how often. */
  readonly ignored: Readonly<Record<string, number>>;
}

const LONGEST = 1_000;
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/** What is wrong with a line of its own; null where it can be taken. */
export function faultOf(term: FileTerm): Refusal | null {
  const { line } = term;
  const names = [...Object.values(term.labels), ...Object.values(term.synonyms).flat()];
  const tags = [term.labels, term.synonyms, term.definition, term.example].flatMap(Object.keys);
  const wrong = tags.find((tag) => !LANGUAGE_TAG.test(tag));
  if (wrong !== undefined) return { line, reason: 'bad-language', what: wrong };
  if (term.slug === '') return { line, reason: 'no-slug', what: names[0] ?? '' };
  if (term.scheme === '') return { line, reason: 'no-scheme', what: term.slug };
  if ([term.slug, ...names].some((name) => name.length > LONGEST))
    return { line, reason: 'too-long', what: term.slug.slice(0, 60) };
  return null;
}
