import type { Json } from './columns.ts';

/** What is known of the way to a person's chat, beside the addresses in `conversation_references`. */
export interface WaysTable {
  person: string;
  state: string;
  why: string | null;
  at: Date;
}

export interface ConversationReferencesTable {
  scope: string;
  owner_id: string;
  reference: Json<unknown>;
  service_url: string;
  last_seen: Date;
}
