import type { Json } from './columns.ts';

export interface DraftTables {
  draft_versions: {
    /** `synthesis` or `consolidated`; the item is its discussion or its question. */
    kind: string;
    item: string;
    version: number;
    made_by: string | null;
    made_at: Date;
    statements: Json<unknown>;
    set_aside: Json<unknown>;
  };
}
