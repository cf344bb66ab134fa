import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../adapters/database/connect.ts';
import { createLeases } from '../adapters/database/leases.ts';
import type { App } from '../app.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import { type Follower, follower } from './follower.ts';
import { keepUp } from './keeping-up.ts';

export interface Reading {
  readonly follow: Follower;
  /**
   * Learns who there is, before the first person is answered where that is quick, and goes on to read the rest beside
   * the answering.
   */
  begin(): Promise<void>;
  /** Ends after the files in hand. */
  stop(): Promise<void>;
}

/** Reading ten thousand people takes minutes, and a process that does not listen by then is taken for dead. */
const LONGEST_MEETING_MS = 20_000;
const LOOK_MS = 500;

/**
 * Before the first person is answered, who moderates what should be known; later starts know it from before. True
 * where it was read just now.
 * @param mine false where another process that started at the same moment meets the organization for all
 */
async function meetOrganization(
  app: App,
  log: Log,
  mine: () => Promise<boolean>,
): Promise<boolean> {
  const known = async () => (await app.actions.communities.list()).length > 0;
  if (await known()) return false;
  try {
    if (await mine()) {
      await app.readOrganization();
      return true;
    }
    for (let waited = 0; waited < LONGEST_MEETING_MS && !(await known()); waited += LOOK_MS) {
      await pause(LOOK_MS, null, { ref: false });
    }
  } catch (error) {
    log.warn({ err: error }, 'people and communities are not known yet; reading goes on');
  }
  return false;
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
  const holder = ids.next();
  const follow = follower({ app, log, leases, holder });
  const { knowledge, taxonomy, templates } = app.actions;
  const stopFollowing = keepUp('catalogue', knowledge.sync.follow, log);
  // Before anything is read or said: words and forms are what people made of them.
  const followWords = () => Promise.all([taxonomy.follow(), templates.follow()]);
  await followWords();
  const stopWords = keepUp('words and forms', followWords, log);
  const mine = () => leases.take('meeting', holder, LONGEST_MEETING_MS);
  return {
    follow,
    async begin() {
      const meeting = meetOrganization(app, log, mine);
      await Promise.race([meeting, pause(LONGEST_MEETING_MS, null, { ref: false })]);
      follow.now(async (signal) =>
        (await meeting) ? app.readLibraries(signal) : app.sync(signal),
      );
    },
    async stop() {
      await follow.stop();
      await stopFollowing();
      await stopWords();
      await app.actions.knowledge.sync.keepIndex();
    },
  };
}
