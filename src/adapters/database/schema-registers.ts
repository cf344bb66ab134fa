import type { Json, List } from './columns.ts';

export interface SourcesTable {
  key: string;
  owner: string | null;
  stale_after_hours: number;
  used: boolean;
  read_at: string | null;
  last_attempt: Date | null;
  last_success: Date | null;
  reading_since: Date | null;
  taken: number;
  refused_count: number;
  refused: Json<unknown>;
  dropped: List;
  ever_dropped: List;
  trouble: string | null;
  details: Json<unknown>;
  failures: number;
  failing_since: Date | null;
  told_failing: boolean;
  held: Json<unknown> | null;
  confirmed: number | null;
}

export interface MissionsTable {
  key: string;
  person: string;
  country: string | null;
  starts_on: string;
  ends_on: string;
  title: string | null;
  state: string;
}

export interface MovesTable {
  person: string;
  kind: string;
}
