import type { Tenant } from '../tenant.ts';

const KEPT_MS = 31 * 86_400_000;

/** Notes where the change counter stands at this moment, so that a delta can begin at a time. */
export function noteMoment({ db, clock }: Pick<Tenant, 'db' | 'clock'>): void {
  const seq = db.lastSeq();
  const last = db.get<{ seq: number }>('SELECT seq FROM moments ORDER BY seq DESC LIMIT 1');
  if (last && last.seq >= seq) return;
  const now = clock.now().getTime();
  db.run('INSERT INTO moments VALUES(?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq', now, seq);
  db.run('DELETE FROM moments WHERE at < ? AND seq < ?', now - KEPT_MS, last?.seq ?? seq);
}

/** The change counter at a time: whatever changed after it has a higher one. Before the first note it is 0. */
export function counterAt({ db }: Pick<Tenant, 'db'>, at: number): number {
  const found = db.get<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM moments WHERE at <= ?',
    at,
  );
  return found?.seq ?? 0;
}
