import type { Database } from '../adapters/database/connect.ts';
import { createLeases } from '../adapters/database/leases.ts';
import type { App } from '../app.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import { followCatalogue } from './catalogue.ts';
import { type Follower, follower } from './follower.ts';

export interface Reading {
  readonly follow: Follower;
  /** Ends after the files in hand. */
  stop(): Promise<void>;
}

/** What this process has to do with the outside: it reads it where no other does, and follows what was read. */
export async function startReading(
  app: App,
  { database, log, ids }: { readonly database: Database; readonly log: Log; readonly ids: Ids },
): Promise<Reading> {
  await app.actions.knowledge.sync.load();
  const leases = createLeases(database.db);
  // After a crash of the only process there can be, nobody else reads.
  if (database.embedded) await leases.reopen();
  const follow = follower({ app, log, leases, holder: ids.next() });
  const stopFollowing = followCatalogue(app, log);
  return {
    follow,
    async stop() {
      await follow.stop();
      await stopFollowing();
    },
  };
}
