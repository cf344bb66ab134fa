import type { Tenant } from '../tenant.ts';
import { nowOf } from './store.ts';

export type Health = 'well' | 'slow' | 'drop';

/** An answer after this long counts as slow, and is no longer waited for. */
export const ANSWER_MS = 10_000;
const WINDOW_MS = 600_000;
/** New notifications to a slow endpoint wait this long. */
export const SLOW_DELAY_MS = 10_000;
const SLOW_SHARE = 0.1;
const DROP_SHARE = 0.15;

export function noteAnswer(tenant: Tenant, url: string, slow: boolean): void {
  const now = nowOf(tenant);
  tenant.db.run('INSERT INTO endpoint_answers VALUES(?, ?, ?)', url, now, slow ? 1 : 0);
  tenant.db.run('DELETE FROM endpoint_answers WHERE at <= ?', now - WINDOW_MS);
}

/**
 * How an endpoint is treated, by its answers of the last ten minutes. While nothing new is sent to it its slow answers
 * grow old, so that dropping ends by itself within ten minutes.
 */
export function healthOf(tenant: Tenant, url: string): Health {
  const seen = tenant.db.get<{ total: number; slow: number | null }>(
    'SELECT count(*) AS total, sum(slow) AS slow FROM endpoint_answers WHERE url = ? AND at > ?',
    url,
    nowOf(tenant) - WINDOW_MS,
  );
  const share = seen && seen.total > 0 ? (seen.slow ?? 0) / seen.total : 0;
  if (share > DROP_SHARE) return 'drop';
  return share > SLOW_SHARE ? 'slow' : 'well';
}
