import type { Json } from './columns.ts';

export interface GlossaryEntriesTable {
  id: string;
  content: Json<unknown>;
  settled: string | null;
  state: string;
  version: number;
  changed_at: Date;
}

export interface GlossaryVersionsTable {
  entry_id: string;
  version: number;
  entry: Json<unknown>;
  at: Date;
  by: string;
  verb: string;
}

export interface GlossaryTables {
  glossary_entries: GlossaryEntriesTable;
  glossary_versions: GlossaryVersionsTable;
}
