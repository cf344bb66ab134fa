export interface ShowingsTable {
  id: string;
  version: number;
  community: string;
  kind: string;
  piece: string;
  author: string;
  chosen_by: string;
  state: string;
  asked_at: Date;
  settled_at: Date | null;
}

export interface ShowcaseTables {
  showings: ShowingsTable;
}
