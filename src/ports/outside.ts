import type { Refusal } from './reading.ts';

/** What a source outside is: a library's catalogue by harvesting, a file of records, a sheet, a feed of lessons. */
export const OUTSIDE_KINDS = ['oai', 'marcxml', 'csv', 'lessons'] as const;
export type OutsideKind = (typeof OUTSIDE_KINDS)[number];

/** How a catalogue says its records where it is harvested. */
export const PREFIXES = ['oai_dc', 'marc21', 'marcxml'] as const;
export type Prefix = (typeof PREFIXES)[number];

/** What is read of a record, and what a sheet's columns are mapped to. */
export const FIELDS = [
  'identifier',
  'title',
  'abstract',
  'authors',
  'date',
  'language',
  'subjects',
  'identifiers',
  'link',
  'type',
  'countries',
  'sector',
  'evaluation',
  'lesson',
] as const;
export type Field = (typeof FIELDS)[number];

/** Where a source is and how it is read. */
export interface OutsidePlace {
  readonly kind: OutsideKind;
  /** `https://…`, or `/<library>/<path>` in the knowledge site where it is a file. */
  readonly address: string;
  readonly prefix: Prefix | null;
  /** Part of a catalogue, by its own name for it; null: all of it. */
  readonly set: string | null;
  /** Names of a sheet's columns, beyond those that are known anyhow. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
}

/** One record's metadata, as text: whatever it says is quoted, never obeyed. */
export interface OutsideRecord {
  /** The source's own, by which it is known again. */
  readonly identifier: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** `2019`, `2019-05` or `2019-05-31`, as far as it is known. */
  readonly date: string | null;
  /** Code of a language, any; null where none is said. */
  readonly language: string | null;
  readonly subjects: readonly string[];
  /** ISBN, DOI, report numbers. */
  readonly identifiers: readonly string[];
  /** Where it can be read. */
  readonly link: string;
  readonly countries: readonly string[];
  /** `lesson` and `practice` come from evaluations; `record` from a catalogue. */
  readonly type: 'record' | 'lesson' | 'practice';
  readonly sector: string | null;
  readonly evaluation: string | null;
}

export type OutsideChange =
  | { readonly kind: 'record'; readonly record: OutsideRecord }
  | { readonly kind: 'deleted'; readonly identifier: string }
  | {
      readonly kind: 'refused';
      /** Its number among all that were read, from 1. */
      readonly at: number;
      readonly identifier: string | null;
      readonly field: Field | 'record';
      readonly reason: Refusal;
    };

export interface OutsidePage {
  readonly changes: readonly OutsideChange[];
  /** Where to go on after it; null where it cannot be gone on from, or it was the last. */
  readonly cursor: string | null;
  /** How many there are in all, where the source says. */
  readonly total: number | null;
  /** The source's own time when it began to answer, from which the next reading goes on; null where it has none. */
  readonly asOf: string | null;
}

/** Where a reading goes on. */
export interface OutsideFrom {
  /** Of a page that was kept; null: from the beginning. */
  readonly cursor: string | null;
  /** Only what changed since; null: everything. */
  readonly since: string | null;
}

export interface OutsideReader {
  /**
   * A source's records, some hundred at a time. Ends with the last page; what is not among the pages of a whole reading
   * is gone.
   * @throws RegisterError with what somebody can do about it; `CursorGone` where it must be begun anew
   */
  pages(place: OutsidePlace, from: OutsideFrom, signal?: AbortSignal): AsyncIterable<OutsidePage>;
  /** @throws AppError `invalid-input` for an address that is not read: another scheme, a machine of our own network */
  check(place: OutsidePlace): void;
}

/** The source knows no more of where it was left: it is read from the beginning. */
export class CursorGone extends Error {
  constructor() {
    super('the source has forgotten where it was left');
    this.name = 'CursorGone';
  }
}

/** By shape, as `isAppError` does. */
export const isCursorGone = (error: unknown): boolean =>
  error instanceof Error && error.name === 'CursorGone';
