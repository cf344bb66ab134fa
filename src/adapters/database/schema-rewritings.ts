import type { Json } from './columns.ts';

export interface RewritingTables {
  rewritings: {
    /** `synthesis` or `consolidated`; the item is its discussion or its question. */
    kind: string;
    item: string;
    version: number;
    task: string;
    /** Of a translation. */
    language: string | null;
    model: string;
    asked_by: string;
    asked_at: Date;
    ended_at: Date | null;
    tries: number;
    lines: Json<unknown>;
  };
}
