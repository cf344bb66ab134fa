import type { Json, List } from './columns.ts';

interface RoleChangesTable {
  id: string;
  person: string;
  role: string;
  verb: string;
  by: string;
  at: Date;
}

export interface RecordLabelsTable {
  subject: string;
  chosen: Json<unknown>;
  proposals: List;
  product: string | null;
  settled_by: string | null;
  settled_at: Date | null;
}

export interface TermUsagesTable {
  id: string;
  term: string;
  unit: string;
  words: Json<unknown>;
  example: Json<unknown>;
  state: string;
  version: number;
  written_by: string;
  written_at: Date;
}

export interface TermSettlementsTable {
  id: string;
  term: string;
  usages: Json<unknown>;
  note: string;
  by: string;
  at: Date;
}

export interface TermsTables {
  role_changes: RoleChangesTable;
  record_labels: RecordLabelsTable;
  term_usages: TermUsagesTable;
  term_settlements: TermSettlementsTable;
}
