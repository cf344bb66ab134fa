import type { ColumnType } from 'kysely';
import type { SheetRun } from '../../features/importing/model.ts';
import type { Json } from './columns.ts';

export interface ImportTables {
  imported_reports: {
    number: string;
    fingerprint: string;
    product: string;
    file: string;
    imported_at: Date;
  };
  sheet_runs: {
    id: string;
    sheet: string;
    columns: Json<SheetRun['columns']>;
    apply: boolean;
    state: string;
    trouble: ColumnType<SheetRun['trouble'], string | null, string | null>;
    tally: Json<SheetRun['tally']>;
    took_ms: number;
    by: string;
    at: Date;
  };
  sheet_refusals: {
    run: string;
    line: number;
    number: string;
    col: string;
    reason: string;
  };
}
