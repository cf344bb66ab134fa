import type { Generated } from 'kysely';
import type { Json } from './columns.ts';

export interface TopicProposalsTable {
  id: string;
  version: number;
  key: string;
  community: string;
  title: string;
  why: string;
  language: string;
  by: string;
  created_at: Date;
  state: string;
  reason: string;
  merged_into: string | null;
  discussion: string | null;
  answered_by: string | null;
  answered_at: Date | null;
}

export interface DiscussionDocumentsTable {
  discussion: string;
  kind: string;
  group: string;
  language: string;
  name: string;
  web_url: string;
  pdf_url: string | null;
  says: number | null;
}

export interface InterimsTable {
  id: string;
  version: number;
  discussion: string;
  community: string;
  state: string;
  until: Date;
  statements: Json<unknown>;
  set_aside: Json<unknown>;
  gone: Json<unknown>;
  unsaid: Json<unknown>;
  unheard: Json<unknown>;
  settled_by: string | null;
  settled_at: Date | null;
}

export interface CaughtUpTable {
  person: string;
  discussion: string;
  until: Date;
  waiting: string[];
  told_on: Generated<string>;
}

export interface DiscussionPlanTables {
  interims: InterimsTable;
  caught_up: CaughtUpTable;
  discussion_documents: DiscussionDocumentsTable;
  topic_proposals: TopicProposalsTable;
  topic_backings: { proposal: string; person: string; at: Generated<Date> };
}
