import type { ColumnType } from 'kysely';
import type { Json, List, Sequence } from './columns.ts';

export interface QueriesTable {
  id: string;
  version: number;
  key: string;
  asker: string;
  community: string | null;
  text: string;
  background: string;
  language: string;
  topics: List;
  countries: List;
  needed_by: string | null;
  state: string;
  verdict: string | null;
  comment: string | null;
  answered_by: string | null;
  related: Json<unknown>;
  reason: string | null;
  asked_at: Date;
  open_since: Date;
  urgency: string;
  also: List;
  invited: List;
  steps: List;
  merged_into: string | null;
  audience: string;
  readers: Json<readonly string[]>;
}

export interface RepliesTable {
  id: string;
  version: number;
  query: string;
  author: string;
  text: string;
  language: string;
  consent: string;
  surface: string;
  audience: string;
  readers: Json<readonly string[]>;
  source_key: string;
  state: string;
  reason: string | null;
  created_at: Date;
  words_at: Date | null;
  thanked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface ConsolidatedRepliesTable {
  query: string;
  version: number;
  community: string;
  state: string;
  edited: boolean;
  points: Json<unknown>;
  set_aside: Json<unknown>;
  gone: Json<unknown>;
  considered: List;
  reworded: List;
  product: string | null;
  web_url: string | null;
  created_at: Date;
  approved_by: string | null;
}

export interface QueryAsksTable {
  id: string;
  version: number;
  query: string;
  person: string;
  asked_by: string | null;
  state: string;
  passed_to: string | null;
  reason: string | null;
  asked_at: Date;
  settled_at: Date | null;
}

export interface FaqEntriesTable {
  id: string;
  version: number;
  query: string;
  community: string;
  question: string;
  answer: string;
  language: string;
  sources: List;
  owner: string | null;
  review_on: string | null;
  state: string;
  reason: string | null;
  approved_by: string | null;
  product: string | null;
  web_url: string | null;
  offered_at: Date;
  file_title: string | null;
}

export interface QueryWordingsTable {
  id: string;
  version: number;
  key: string;
  query: string;
  reply: string | null;
  proposed_by: string;
  written_by: string;
  before: string;
  after: string;
  why: string;
  state: string;
  asked_at: Date;
  settled_at: Date | null;
}

export interface QuerySchedulesTable {
  id: Sequence;
  community: string;
  schedule: Json<unknown>;
  decided_by: string;
  decided_at: Date;
}

/** What the questions of communities are kept in beside the questions themselves. */
export interface QueryTables {
  query_asks: QueryAsksTable;
  faq_entries: FaqEntriesTable;
  query_wordings: QueryWordingsTable;
  query_schedules: QuerySchedulesTable;
}
