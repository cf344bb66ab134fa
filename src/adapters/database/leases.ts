import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Leases run on the database's own clock: the product's clock may jump a month while a handler works, and two
 * machines may disagree by seconds. `clock_timestamp` and not `now`, which stands still within a transaction.
 */
export const leaseEnd = (leaseMs: number) =>
  sql<Date>`clock_timestamp() + ${leaseMs}::double precision * interval '1 millisecond'`;

/** Nobody holds the row, or whoever did has been silent for too long. */
export const leaseIsFree = () =>
  sql<boolean>`(leased_until is null or leased_until <= clock_timestamp())`;

/** What only one process does at a time, by name. */
export interface Leases {
  /** True where `holder` has it now, for so long unless it keeps it. */
  take(name: string, holder: string, leaseMs: number): Promise<boolean>;
  /** Prolongs; false where another has it meanwhile. */
  keep(name: string, holder: string, leaseMs: number): Promise<boolean>;
  /** Gives it back and notes when and how it ended; nothing where another has it. */
  end(name: string, holder: string, failed: boolean): Promise<void>;
  /** Notes a moment under a name that nobody holds. */
  note(name: string): Promise<void>;
  /** How it ended last, for whichever process; null where it never did. */
  last(name: string): Promise<{ readonly secondsAgo: number; readonly failed: boolean } | null>;
  /** Ends all: only where no other process can be at work. */
  reopen(): Promise<void>;
}

export function createLeases(db: Kysely<Schema>): Leases {
  const mine = (name: string, holder: string) =>
    db.updateTable('leases').where('name', '=', name).where('holder', '=', holder);
  return {
    async take(name, holder, leaseMs) {
      const row = await db
        .insertInto('leases')
        .values({ name, holder, leased_until: leaseEnd(leaseMs) })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, leased_until: leaseEnd(leaseMs) })
            .where(
              sql<boolean>`leases.holder = ${holder} or leases.leased_until is null
                or leases.leased_until <= clock_timestamp()`,
            ),
        )
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    },

    async keep(name, holder, leaseMs) {
      const row = await mine(name, holder)
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('leased_until', 'is not', null)
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    },

    async end(name, holder, failed) {
      await mine(name, holder)
        .set({ leased_until: null, ended_at: sql<Date>`clock_timestamp()`, failed })
        .execute();
    },

    async note(name) {
      const now = sql<Date>`clock_timestamp()`;
      await db
        .insertInto('leases')
        .values({ name, ended_at: now })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ ended_at: now }))
        .execute();
    },

    async last(name) {
      const row = await db
        .selectFrom('leases')
        .select([
          'failed',
          sql<number>`extract(epoch from clock_timestamp() - ended_at)::float8`.as('age'),
        ])
        .where('name', '=', name)
        .where('ended_at', 'is not', null)
        .executeTakeFirst();
      return row ? { secondsAgo: row.age, failed: row.failed } : null;
    },

    async reopen() {
      await db.updateTable('leases').set({ leased_until: null }).execute();
    },
  };
}
