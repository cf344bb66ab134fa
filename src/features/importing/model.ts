import { readableName } from '../../kernel/file-name.ts';
import { fingerprint } from '../../kernel/fingerprint.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { OldReport, RefusedReport, ReportField } from '../../ports/old-reports.ts';
import type { Trouble, TroubleDetails } from '../../ports/reading.ts';

/** What is known of a report that was imported: the same fingerprint is the same row with the same file. */
export interface Imported {
  readonly number: string;
  readonly fingerprint: string;
  readonly product: ProductId;
  /** Name of its file in the library, under which a changed row takes its place. */
  readonly file: string;
  readonly importedAt: Date;
}

export type Outcome = 'new' | 'changed' | 'same' | 'refused';

/** How far an import is. */
export interface Tally extends Readonly<Record<Outcome, number>> {
  /** Rows of the file; all of them are seen once `done` is as many. */
  readonly rows: number;
  readonly done: number;
}

export const nothingYet = (rows: number): Tally => ({
  ...{ rows, done: 0 },
  ...{ new: 0, changed: 0, same: 0, refused: 0 },
});

export const counted = (tally: Tally, outcome: Outcome): Tally => ({
  ...tally,
  done: tally.done + 1,
  [outcome]: tally[outcome] + 1,
});

/** @param tag of its file; empty where it has none. The line is not of it: a sheet may be sorted anew. */
export const fingerprintOf = ({ line: _, ...report }: OldReport, tag: string): string =>
  fingerprint(JSON.stringify([report, tag]));

/** Seconds until it is through, at the pace it had so far; null while nothing is known. @param ms since it began */
export function secondsLeft({ rows, done }: Tally, ms: number): number | null {
  return done === 0 ? null : Math.ceil(((rows - done) * ms) / done / 1_000);
}

export const refusedRow = (
  { line, number }: OldReport,
  column: string,
  reason: RefusedReport['reason'],
): RefusedReport => ({ line, number, column, reason });

/** A name for its file that people can read and that is the same for the same number, so that twice is once. */
export const importedName = ({ title, number }: OldReport, extension: string): string =>
  `${readableName(title, 'Report')}-${fingerprint(number)}${extension}`;

export const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.'));

export const RUN_STATES = ['running', 'stopped', 'done', 'failed'] as const;

/** One run through a sheet that an administrator began in the tab. */
export interface SheetRun {
  readonly id: string;
  /** Path below the place of the sheets. */
  readonly sheet: string;
  /** Further names of columns, by field. */
  readonly columns: Readonly<Partial<Record<ReportField, readonly string[]>>>;
  readonly apply: boolean;
  readonly state: (typeof RUN_STATES)[number];
  /** Why it failed. */
  readonly trouble: { readonly code: Trouble; readonly details: TroubleDetails } | null;
  readonly tally: Tally;
  /** Time at work so far. */
  readonly tookMs: number;
  readonly by: PersonId;
  readonly at: Date;
}

/** @param part what its next rows came to */
export const together = (before: Tally, part: Tally): Tally => ({
  rows: part.rows,
  // A sheet that became shorter meanwhile is through, too.
  done: part.done === 0 ? part.rows : before.done + part.done,
  new: before.new + part.new,
  changed: before.changed + part.changed,
  same: before.same + part.same,
  refused: before.refused + part.refused,
});
