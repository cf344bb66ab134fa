export interface MembersSeenTable {
  community: string;
  person: string;
  since: Date;
  left_at: Date | null;
  kept_at: Date | null;
  constituent: string | null;
}

export interface ModeratorOffersTable {
  id: string;
  version: number;
  community: string;
  person: string;
  why: string;
  state: string;
  asked_by: string | null;
  asked_at: Date;
  decided_at: Date | null;
}

export interface CalendarEntriesTable {
  id: string;
  version: number;
  community: string;
  kind: string;
  title: string;
  starts_on: string;
  ends_on: string;
  place: string;
  guests: boolean;
  created_by: string;
  created_at: Date;
}

export interface WorkplanActivitiesTable {
  id: string;
  version: number;
  community: string;
  what: string;
  who: string | null;
  by: string | null;
  done_at: Date | null;
  created_by: string;
  created_at: Date;
}

export interface MembershipTables {
  members_seen: MembersSeenTable;
  acting_moderators: { community: string; person: string; at: Date };
  endings_told: { community: string; ends_on: string; days: number };
  continuity_ideas: { id: string; community: string; person: string; text: string; at: Date };
  moderator_offers: ModeratorOffersTable;
  communities_unled: { community: string; at: Date };
  calendar_entries: CalendarEntriesTable;
  workplan_activities: WorkplanActivitiesTable;
}
