import type { Json, Sequence } from './columns.ts';

export interface AuditLogTable {
  id: Sequence;
  at: Date;
  actor: string | null;
  verb: string;
  subject: string;
  reason: string | null;
  detail: Json<unknown> | null;
}

export interface SettingsTable {
  key: string;
  value: Json<unknown>;
  changed_by: string | null;
  changed_at: Date;
}
