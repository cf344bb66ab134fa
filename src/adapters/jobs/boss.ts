import { PgBoss } from 'pg-boss';
import type { Log } from '../../ports/log.ts';

const QUEUE = 'praxis-wake';
const EVERY_MINUTE = '* * * * *';

export interface BossDeps {
  /** How to reach the database: pg-boss keeps two connections of its own. */
  readonly connection: {
    readonly connectionString?: string | undefined;
    readonly host?: string | undefined;
    readonly port?: number | undefined;
    readonly user?: string | undefined;
    readonly database?: string | undefined;
  };
  readonly log: Log;
  /** Called once a minute by one of the instances. Throwing has the wake repeated. */
  readonly onWake: () => Promise<void>;
}

/** pg-boss takes an undefined option for a given one. */
const present = (options: BossDeps['connection']) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/**
 * pg-boss wakes, retries and spreads over instances. What is due is never its business: our own rows say that, since
 * its retention would drop what a long pause leaves behind.
 */
export async function startBoss({ connection, log, onWake }: BossDeps) {
  const boss = new PgBoss({
    ...present(connection),
    max: 2,
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
