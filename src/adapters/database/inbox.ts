import { type Kysely, sql } from 'kysely';
import { Batcher } from './batcher.ts';
import { keptFor } from './kept.ts';
import { leaseEnd } from './leases.ts';
import type { Schema } from './schema.ts';

/** What came from outside, each thing once however often it is sent. */
export interface Inbox {
  /**
   * The keys that are the caller's to handle, and nobody else's for a lease: `first` where they are new, `again`
   * where whoever had them before has let go of them, or been silent for a whole lease, without handling them.
   */
  accept(keys: readonly string[]): Promise<ReadonlyMap<string, 'first' | 'again'>>;
  /** Makes what is not handled and not released last for a whole lease from now. */
  keep(keys: readonly string[]): Promise<void>;
  handled(keys: readonly string[]): Promise<void>;
  /** Handling failed and may be tried again at once when it comes again. */
  release(keys: readonly string[]): Promise<void>;
  /** Forgets what came longer ago than is kept. Answers how many. */
  prune(): Promise<number>;
  /** Ends all leases: only where no other process can be at work. */
  reopen(): Promise<void>;
}

/**
 * That a turn was handled does not wait for the disk: lost in a crash, the turn is `again` if it is resent at all,
 * which it is not once it was answered. That it was accepted does wait: without it nobody would know after a crash
 * that the answer may have been said. `set_config(…, true)` inside the statement holds for it alone and saves the
 * BEGIN and COMMIT that SET LOCAL would need.
 */
const WITHOUT_WAITING = sql`select set_config('synchronous_commit', 'off', true)`;

export function createInbox(db: Kysely<Schema>, { leaseMs }: { readonly leaseMs: number }): Inbox {
  const accepting = new Batcher<readonly string[], ReadonlyMap<string, 'first' | 'again'>>(
    async (calls) => {
      // A row that was there before carries the mark of the transaction that locked it; a new one has none.
      const { rows } = await sql<{ key: string; known: boolean }>`
        insert into inbox (key, leased_until)
        select key, clock_timestamp() + ${leaseMs}::double precision * interval '1 millisecond'
        from unnest(${[...new Set(calls.flat())].sort()}::text[]) as key
        on conflict (key) do update set leased_until = excluded.leased_until
        where inbox.handled_at is null and inbox.leased_until <= clock_timestamp()
        returning key, xmax <> 0 as known`.execute(db);
      const free = new Map(rows.map(({ key, known }) => [key, known ? 'again' : 'first'] as const));
      const take = (key: string) => {
        const arrival = free.get(key);
        // The same key twice in one batch: the first caller has it.
        free.delete(key);
        return arrival ? [[key, arrival] as const] : [];
      };
      return (keys) => new Map(keys.flatMap(take));
    },
  );

  const handling = new Batcher<readonly string[], void>(async (calls) => {
    await sql`
      with quick as (${WITHOUT_WAITING})
      update inbox set handled_at = clock_timestamp()
      from quick where key = any(${calls.flat()}::text[])`.execute(db);
    return () => undefined;
  });

  return {
    accept: (keys) => (keys.length === 0 ? Promise.resolve(new Map()) : accepting.add(keys)),
    handled: (keys) => (keys.length === 0 ? Promise.resolve() : handling.add(keys)),

    async keep(keys) {
      await db
        .updateTable('inbox')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('key', 'in', keys)
        .where('handled_at', 'is', null)
        // Released meanwhile it is free, and a late beat must not take it back.
        .where('leased_until', '>', sql<Date>`clock_timestamp()`)
        .execute();
    },

    async release(keys) {
      if (keys.length === 0) return;
      await db
        .updateTable('inbox')
        .set({ leased_until: sql<Date>`clock_timestamp()` })
        .where('key', 'in', keys)
        .where('handled_at', 'is', null)
        .execute();
    },

    async prune() {
      const result = await db
        .deleteFrom('inbox')
        .where('accepted_at', '<', sql<Date>`clock_timestamp() - ${keptFor('received')}`)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },

    async reopen() {
      await db
        .updateTable('inbox')
        .set({ leased_until: sql<Date>`clock_timestamp()` })
        .where('handled_at', 'is', null)
        .execute();
    },
  };
}
