import type { Json, List } from './columns.ts';

export interface OutsideSourcesTable {
  id: string;
  name: string;
  kind: string;
  address: string;
  prefix: string | null;
  /** A catalogue's own name for a part of it (`set`, a word of SQL). */
  part: string | null;
  columns: Json<unknown>;
  every_hours: number;
  paused: boolean;
  created_at: Date;
  removed_at: Date | null;
  generation: number;
  cursor: string | null;
  whole: boolean;
  as_of: string | null;
  since: string | null;
  whole_at: Date | null;
  read: number;
  total: number | null;
  holder: string | null;
  leased_until: Date | null;
}

export interface OutsideRecordsTable {
  source: string;
  identifier: string;
  generation: number;
  mark: string;
  title: string;
  link: string;
  published: string | null;
  authors: List;
  subjects: List;
  numbers: List;
  sector: string | null;
  evaluation: string | null;
}

export interface OutsideRefusalsTable {
  source: string;
  key: string;
  field: string;
  reason: string;
  identifier: string | null;
  line: number;
  generation: number;
}

/** Catalogues and feeds outside. */
export interface OutsideTables {
  outside_sources: OutsideSourcesTable;
  outside_records: OutsideRecordsTable;
  outside_refusals: OutsideRefusalsTable;
}
