import type { Json } from './columns.ts';

export interface AttributionTables {
  attribution_checks: {
    id: string;
    version: number;
    /** `synthesis` or `consolidated`; the item is its discussion or its question. */
    kind: string;
    item: string;
    community: string;
    person: string;
    round: number;
    state: string;
    /** Hashes of sentences. */
    shown: Json<string[]>;
    asked_by: string;
    asked_at: Date;
    until: Date;
    answered_at: Date | null;
    request: string | null;
  };
  attribution_suggestions: {
    check_id: string;
    statement: string;
    text: string;
    state: string;
    made_at: Date;
  };
}
