import type { List } from './columns.ts';

/** What moderators make of contributions, and what they say things are about. */
export interface TendingTables {
  contribution_joins: { part: string; into: string; by: string; at: Date };
  contribution_turns: {
    contribution: string;
    version: number;
    by: string;
    of: string;
    text: string;
    state: string;
    query: string | null;
    asked_at: Date;
    settled_at: Date | null;
  };
  talk_tags: {
    subject: string;
    version: number;
    topics: List;
    countries: List;
    proposals: List;
    by: string;
    at: Date;
  };
  contribution_suggestions: {
    contribution: string;
    kind: string;
    words: List;
    place_kind: string | null;
    place: string | null;
    at: Date;
  };
  dismissed_suggestions: { key: string; community: string; by: string; at: Date };
}
