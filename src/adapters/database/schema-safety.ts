import type { Json, List } from './columns.ts';

export interface SafetyRulesTable {
  community: string;
  version: number;
  watched: List;
  allowed: List;
  on_watched: string;
  guests_wait: boolean;
  first_posts: number;
}

export interface AbuseReportsTable {
  id: string;
  version: number;
  about_kind: string;
  about_id: string;
  community: string | null;
  reporter: string;
  against: string | null;
  ground: string;
  words: string;
  handlers: List;
  state: string;
  answer: string | null;
  answered_by: string | null;
  created_at: Date;
  ended_at: Date | null;
}

export interface RemovalRequestsTable {
  id: string;
  version: number;
  about_kind: string;
  about_id: string;
  community: string | null;
  author: string | null;
  asked_by: string;
  outside: boolean;
  wish: string;
  reason: string;
  logged_by: string;
  state: string;
  decision: string | null;
  decided_by: string | null;
  created_at: Date;
  decided_at: Date | null;
}

export interface DifferingViewsTable {
  id: string;
  version: number;
  product: string;
  community: string | null;
  author: string;
  text: string;
  language: string;
  source_key: string;
  state: string;
  reason: string | null;
  audience: string;
  readers: Json<readonly string[]>;
  created_at: Date;
}

export interface SafetyTables {
  safety_rules: SafetyRulesTable;
  abuse_reports: AbuseReportsTable;
  removal_requests: RemovalRequestsTable;
  differing_views: DifferingViewsTable;
}
