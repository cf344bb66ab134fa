/** What is known of the way to a person's chat, beside the addresses in `conversation_references`. */
export interface WaysTable {
  person: string;
  state: string;
  why: string | null;
  at: Date;
}
