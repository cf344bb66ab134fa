import type { List } from './columns.ts';

/** What leads from one thread to another, and what moderators write to single people. */
export interface ModeratorsMovesTables {
  thread_links: {
    from: string;
    to: string;
    kind: string;
    contributions: List;
    by: string;
    at: Date;
  };
  moderator_notes: {
    key: string;
    kind: string;
    subject: string;
    item: string;
    community: string;
    person: string;
    text: string;
    by: string;
    at: Date;
  };
}
