import type { Generated } from 'kysely';
import type { List } from './columns.ts';

export interface InsightTables {
  figures: {
    /** `2026-11`, `2026-Q4` or `2026`. */
    period: string;
    kind: string;
    /** Id of a community, name of a unit or region; empty for all. */
    scope: string;
    indicator: string;
    part: string;
    value: number | null;
    n: number;
    people: number;
    at: Date;
  };
  figures_counted: { one: Generated<boolean>; at: Date };
  indicator_charges: {
    indicator: string;
    owner: string | null;
    baseline: number | null;
    target: number | null;
    changed_by: string;
    changed_at: Date;
  };
  figure_decisions: {
    id: string;
    key: string;
    period: string;
    outcome: string;
    text: string;
    indicators: List;
    owner: string | null;
    /** `YYYY-MM-DD` */
    due: string | null;
    decided_by: string;
    decided_at: Date;
  };
}
