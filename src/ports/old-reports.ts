import type { Language } from '../kernel/language.ts';

/** Why a row of old reports was not taken; the word of `imports.refused.<reason>`. */
export const REPORT_REFUSALS = [
  'missing',
  'no-day',
  'ambiguous-day',
  'wrong-order',
  'too-long',
  'shifted',
  'twice',
  'unknown-country',
  'nothing-said',
  'file-missing',
  'file-unreadable',
  'file-outside',
  'file-type',
  'file-too-large',
  'file-other-type',
  'not-taken',
  'locked',
] as const;
export type ReportRefusal = (typeof REPORT_REFUSALS)[number];

/** What a sheet of old reports may say of each; `number` is what it is known by. */
export const REPORT_FIELDS = [
  'number',
  'title',
  'authors',
  'start',
  'end',
  'countries',
  'topics',
  'language',
  'unit',
  'summary',
  'findings',
  'file',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** Where a row is wrong, and never what it holds. */
export interface RefusedReport {
  /** From 1. */
  readonly line: number;
  /** As far as it could be read; empty where not. */
  readonly number: string;
  /** As the file calls it. */
  readonly column: string;
  readonly reason: ReportRefusal;
}

/** A mission report from before, as a sheet has it. Days are `YYYY-MM-DD`. */
export interface OldReport {
  readonly line: number;
  readonly number: string;
  readonly title: string;
  /** As they are written: names, mail addresses or ids. */
  readonly authors: readonly string[];
  readonly start: string | null;
  readonly end: string | null;
  /** English names. */
  readonly countries: readonly string[];
  readonly topics: string;
  readonly language: Language | null;
  readonly unit: string | null;
  readonly summary: string;
  readonly findings: string;
  /** Path below the folder of the sheet; null where there is none: then a document is made of the row. */
  readonly file: string | null;
}

/** `again`: a row before says the same of the same number. */
export type ReportRead =
  | { readonly report: OldReport }
  | { readonly refused: readonly RefusedReport[] }
  | { readonly again: true };

export interface ReportSurvey {
  readonly rows: number;
  /** What the file calls each field; a field that it lacks is absent. */
  readonly columns: Readonly<Partial<Record<ReportField, string>>>;
  /** Columns that are not read, by name. */
  readonly dropped: readonly string[];
}

export interface ReportFile {
  /** With its dot, in small letters. */
  readonly extension: string;
  /** Changes whenever the file does. */
  readonly tag: string;
  bytes(): Promise<Uint8Array>;
}

/** A folder with a sheet of old reports, read row by row: never as a whole. */
export interface OldReports {
  /** Reads it once, and learns how its days are written. @throws RegisterError */
  survey(): Promise<ReportSurvey>;
  /** After `survey`, without the first `from` rows. @throws RegisterError */
  rows(from: number): AsyncIterable<ReportRead>;
  file(path: string): Promise<ReportFile | ReportRefusal>;
}

/** Where administrators put sheets with their files, for the import that they begin in the tab. */
export interface ReportSheets {
  /** The place on this machine, as its operators know it. */
  readonly place: string;
  /** Paths below it, in order. */
  list(): Promise<readonly string[]>;
  /** Null where no sheet is called so. @param columns further names of columns, by field */
  open(
    sheet: string,
    columns: Readonly<Partial<Record<ReportField, readonly string[]>>>,
  ): Promise<OldReports | null>;
}
