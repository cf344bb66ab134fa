import type { List } from './columns.ts';

/** Tokens of Microsoft Entra: one row for each person, and one for the application. */
export interface TokenCacheTable {
  /** `person:<object id>` or `app:<client id>`. */
  partition: string;
  version: number;
  state: 'ready' | 'sign-in' | 'consent';
  /** Rights on Graph by name: no secret. */
  scopes: List;
  /** Which key sealed it; null where nothing is kept. */
  key_id: string | null;
  sealed: string | null;
  changed_at: Date;
  used_at: Date;
}
