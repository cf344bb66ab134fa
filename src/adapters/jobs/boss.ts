import { PgBoss } from 'pg-boss';
import type { Log } from '../../ports/log.ts';

/** Minimal shape of the pool that pg-boss needs: one query at a time, nothing of a session. */
export interface SqlExecutor {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

const QUEUE = 'praxis-wake';
const EVERY_MINUTE = '* * * * *';

export interface BossDeps {
  readonly sql: SqlExecutor;
  readonly log: Log;
  /** Called once a minute by one of the instances. Throwing has the wake repeated. */
  readonly onWake: () => Promise<void>;
}

/**
 * pg-boss wakes, retries and spreads over instances. What is due is never its business: our own rows say that, since
 * its retention would drop what a long pause leaves behind.
 */
export async function startBoss({ sql, log, onWake }: BossDeps) {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => sql.query(text, values) },
    supervise: true,
    schedule: true,
  });
  let lastWake: number | null = null;
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  await boss.start();
  await boss.createQueue(QUEUE, { retryLimit: 2, policy: 'singleton' });
  await boss.work(QUEUE, { pollingIntervalSeconds: 2 }, async () => {
    await onWake();
    lastWake = performance.now();
  });
  await boss.schedule(QUEUE, EVERY_MINUTE);
  return {
    /** Seconds since the last wake; null before the first. */
    sinceLastWake: (): number | null =>
      lastWake === null ? null : Math.round((performance.now() - lastWake) / 1_000),
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

export type Boss = Awaited<ReturnType<typeof startBoss>>;
