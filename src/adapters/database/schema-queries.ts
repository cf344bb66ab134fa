import type { Json, List } from './columns.ts';

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
  source_key: string;
  state: string;
  reason: string | null;
  created_at: Date;
  words_at: Date | null;
}

export interface ConsolidatedRepliesTable {
  query: string;
  version: number;
  community: string;
  state: string;
  edited: boolean;
  points: Json<unknown>;
  set_aside: Json<unknown>;
  considered: List;
  reworded: List;
  product: string | null;
  web_url: string | null;
  created_at: Date;
  approved_by: string | null;
}
