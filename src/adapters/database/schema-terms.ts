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

export interface TermsTables {
  role_changes: RoleChangesTable;
  record_labels: RecordLabelsTable;
}
