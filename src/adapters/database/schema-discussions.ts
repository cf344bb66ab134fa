import type { Generated } from 'kysely';

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

export interface DiscussionPlanTables {
  discussion_documents: DiscussionDocumentsTable;
  topic_proposals: TopicProposalsTable;
  topic_backings: { proposal: string; person: string; at: Generated<Date> };
}
