import type { WorkingDays } from '../../kernel/days.ts';
import type { Json, List, Sequence } from './columns.ts';

export interface CommunitiesTable {
  id: string;
  names: Json<Record<string, string>>;
  purpose: Json<Record<string, string>>;
  topics: List;
  languages: List;
  team_id: string;
  channel_id: string;
  channel_kind: 'standard' | 'private' | 'shared';
  drive_id: string;
  premoderated: boolean;
  region: string | null;
  owner: string | null;
  gtt: string | null;
  outcomes: List;
  audience: string;
  audience_reason: string | null;
  joining: string;
  /** `YYYY-MM-DD`. */
  ends_on: string | null;
  plan: string | null;
  made_by: string;
}

/** Communities that were asked for, and how far the making of each has come. */
export interface CommunityMakingsTable {
  id: string;
  version: number;
  key: string;
  slug: string;
  person: string;
  wish: Json<unknown>;
  state: string;
  done: List;
  place: Json<unknown>;
  trouble: string | null;
  created_at: Date;
  settled_at: Date | null;
}

export interface JoinRequestsTable {
  id: string;
  version: number;
  community: string;
  person: string;
  note: string;
  state: string;
  decided_by: string | null;
  reason: string | null;
  created_at: Date;
  settled_at: Date | null;
}

/** What was decided of working days; the newest holds. */
export interface CommunityWeeksTable {
  id: Sequence;
  community: string;
  week: Json<WorkingDays>;
  decided_by: string;
  decided_at: Date;
}

export interface CommunityTables {
  community_weeks: CommunityWeeksTable;
  communities: CommunitiesTable;
  community_makings: CommunityMakingsTable;
  join_requests: JoinRequestsTable;
}
