import { join } from 'node:path';
import { clockOffset } from '../../src/adapters/database/clock-offset.ts';
import { connectDatabase } from '../../src/adapters/database/connect.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { createLog } from '../../src/adapters/log/log.ts';
import { createMetrics } from '../../src/adapters/metrics/metrics.ts';
import { movableClock, systemClock } from '../../src/adapters/system/clock.ts';
import { createApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import { createWorld, entraFor, graphFor } from '../../src/world.ts';

/** Counts what would be said, and says it to nobody. */
function silent(): Messenger & { readonly sent: () => number } {
  let sent = 0;
  return {
    sent: () => sent,
    async send(key) {
      sent += 1;
      return { conversationId: key, activityId: key };
    },
    async write() {
      sent += 1;
    },
    async update() {},
  };
}

/**
 * The product over its database and SharePoint, without chat and pages: nothing runs in it but what is asked of it, and
 * nobody is written to. With the embedded database it must be the only one.
 */
export async function openProduct(config: Config) {
  const log = createLog('warn');
  const metrics = createMetrics();
  const database = await connectDatabase({
    url: config.databaseUrl ?? undefined,
    dataDir: join(config.dataDir, 'database'),
    log,
  });
  const movable = config.mode === 'local' ? await movableClock(clockOffset(database.db)) : null;
  const clock = movable ?? systemClock;
  const messenger = silent();
  const worked = new Map<string, number>();
  const { world, close } = createWorld({
    ...{ config, log, metrics, clock, database },
    graph: graphFor(config, metrics, await entraFor(config)),
    onWork: (what, name) => worked.set(`${what} ${name}`, (worked.get(`${what} ${name}`) ?? 0) + 1),
    messenger: () => messenger,
  });
  const app = createApp({ ...world, wakeOnCommit: false });
  await app.actions.taxonomy.follow();
  return {
    ...{ app, clock, world, sent: messenger.sent },
    /** What it did since this was asked last. */
    worked(): string {
      const all = [...worked].map(([name, times]) => `${name} ${times}`).join(', ');
      worked.clear();
      return all;
    },
    /** Local mode only. */
    advance: async (ms: number) => movable?.advance(ms),
    work: createUnitOfWork(database.db, { clock, ids: world.ids, onCommit: () => undefined }),
    async close() {
      await close();
      await database.close();
    },
  };
}
