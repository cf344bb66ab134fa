export interface MessageConsentsTable {
  id: string;
  version: number;
  key: string;
  becomes: string;
  asked_by: string;
  written_by: string;
  words: string | null;
  link: string | null;
  written_at: Date | null;
  source: string;
  state: string;
  capture: string | null;
  query: string | null;
  discussion: string | null;
  asked_at: Date;
  settled_at: Date | null;
}

export interface ConsentTables {
  message_consents: MessageConsentsTable;
}
