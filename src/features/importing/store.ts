import type { RefusedReport } from '../../ports/old-reports.ts';
import type { Imported, SheetRun } from './model.ts';

export interface ImportedStore {
  /** Those of these numbers that were imported before. */
  known(numbers: readonly string[]): Promise<ReadonlyMap<string, Imported>>;
  /** The later takes the place of the earlier. */
  save(imported: Imported): Promise<void>;
}

export interface SheetRunStore {
  get(id: string): Promise<SheetRun | null>;
  /** The one that was begun last; null where none ever was. */
  latest(): Promise<SheetRun | null>;
  /** A run that is under way; false, and nothing is kept, while another is: two at once make one. */
  begin(run: SheetRun): Promise<boolean>;
  /** How far it is. Only a run that is under way comes to another state by it: what was stopped meanwhile stays so. */
  save(run: SheetRun): Promise<void>;
  /** Where it is under way; what was counted meanwhile stays. */
  stop(id: string): Promise<void>;
  /** Adds to those that were refused; a row that comes again is one. */
  refuse(id: string, refused: readonly RefusedReport[]): Promise<void>;
  /** In the order of the sheet. */
  refused(id: string): Promise<readonly RefusedReport[]>;
}

export interface ImportStores {
  readonly importedReports: ImportedStore;
  readonly sheetRuns: SheetRunStore;
}
