import type { List, Sequence } from './columns.ts';
import type { ModeratorsMovesTables } from './schema-moderators-moves.ts';
import type { TendingTables } from './schema-tending.ts';

/** How threads are kept in order, who works on what, and what communities say in their own words. */
export interface ModerationTables extends ModeratorsMovesTables, TendingTables {
  discussion_orders: {
    discussion: string;
    version: number;
    locked: boolean;
    slow_hours: number | null;
    pinned: List;
  };
  moderation_claims: { item: string; community: string; person: string; by: string; at: Date };
  moderation_absences: { person: string; until: string };
  ready_texts: {
    id: Sequence;
    community: string;
    kind: string;
    language: string;
    text: string | null;
    by: string;
    at: Date;
  };
}
