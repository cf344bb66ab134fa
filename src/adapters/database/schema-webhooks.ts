import type { Generated } from 'kysely';
import type { Json, List, Sequence } from './columns.ts';

export interface SubscriptionsTable {
  id: string;
  target: string;
  place: Json<unknown>;
  state: string;
  graph_id: string | null;
  secret_hash: string | null;
  certificate: string | null;
  expires_at: Date | null;
  due_at: Date;
  gaps: number;
  closed: number;
  cursor_at: Date | null;
  read_at: Date | null;
  failures: number;
  detail: string | null;
  leased_until: Date | null;
}

export interface NoticesTable {
  id: Sequence;
  received_at: Generated<Date>;
  items: Json<unknown>;
  tokens: List;
  attempts: Generated<number>;
  retry_at: Date | null;
  leased_until: Date | null;
}

export interface NotificationKeysTable {
  id: string;
  certificate: string;
  key_id: string;
  sealed: string;
  made_at: Date;
}

export interface DeletedMessagesTable {
  source_key: string;
  at: Generated<Date>;
}
