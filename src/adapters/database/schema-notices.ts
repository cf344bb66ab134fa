export interface NoticeLevelsTable {
  person: string;
  community: string;
  level: string;
  since: Date;
}

export interface DiscussionSharesTable {
  discussion: string;
  community: string;
  version: number;
  state: string;
  offered_by: string;
  note: string;
  offered_at: Date;
  decided_by: string | null;
  reason: string | null;
  decided_at: Date | null;
}

export interface NoticeTables {
  discussion_shares: DiscussionSharesTable;
  notice_levels: NoticeLevelsTable;
}
