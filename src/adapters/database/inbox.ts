import { type Kysely, sql } from 'kysely';
import { Batcher } from './batcher.ts';
import type { Schema } from './schema.ts';

/** What came from outside, each thing once however often it is sent. */
export interface Inbox {
  /**
   * The keys that are new, or whose taker has been silent for a whole lease: theirs to handle, and nobody
   * else's until then.
   */
  accept(keys: readonly string[]): Promise<ReadonlySet<string>>;
  handled(keys: readonly string[]): Promise<void>;
  /** Handling failed and may be tried again at once when it comes again. */
  release(keys: readonly string[]): Promise<void>;
  /** Forgets what came over a week ago. Answers how many. */
  prune(): Promise<number>;
  /** Ends all leases: only where no other process can be at work. */
  reopen(): Promise<void>;
}

/**
 * These statements do not wait for the disk. The log is written in order, so whatever a turn saves durably
 * brings its acceptance along; a turn that saved nothing may come again after a crash, and does no harm, since
 * contributions and clicks have keys of their own. `set_config(…, true)` inside the statement holds for it
 * alone and saves the BEGIN and COMMIT that SET LOCAL would need.
 */
const WITHOUT_WAITING = sql`select set_config('synchronous_commit', 'off', true)`;

export function createInbox(db: Kysely<Schema>, { leaseMs }: { readonly leaseMs: number }): Inbox {
  const accepting = new Batcher<readonly string[], ReadonlySet<string>>(async (calls) => {
    const { rows } = await sql<{ key: string }>`
      with quick as (${WITHOUT_WAITING})
      insert into inbox (key, leased_until)
      select key, clock_timestamp() + ${leaseMs}::double precision * interval '1 millisecond'
      from quick, unnest(${[...new Set(calls.flat())].sort()}::text[]) as key
      on conflict (key) do update set leased_until = excluded.leased_until
      where inbox.handled_at is null and inbox.leased_until <= clock_timestamp()
      returning key`.execute(db);
    const fresh = new Set(rows.map(({ key }) => key));
    // The same key twice in one batch: the first caller has it.
    return (keys) => new Set(keys.filter((key) => fresh.delete(key)));
  });

  const handling = new Batcher<readonly string[], void>(async (calls) => {
    await sql`
      with quick as (${WITHOUT_WAITING})
      update inbox set handled_at = clock_timestamp()
      from quick where key = any(${calls.flat()}::text[])`.execute(db);
    return () => undefined;
  });

  return {
    accept: (keys) => (keys.length === 0 ? Promise.resolve(new Set()) : accepting.add(keys)),
    handled: (keys) => (keys.length === 0 ? Promise.resolve() : handling.add(keys)),

    async release(keys) {
      if (keys.length === 0) return;
      await db
        .deleteFrom('inbox')
        .where('key', 'in', keys)
        .where('handled_at', 'is', null)
        .execute();
    },

    async prune() {
      const result = await db
        .deleteFrom('inbox')
        .where('accepted_at', '<', sql<Date>`clock_timestamp() - interval '7 days'`)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },

    async reopen() {
      await db.deleteFrom('inbox').where('handled_at', 'is', null).execute();
    },
  };
}
