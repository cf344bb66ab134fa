import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { DueItem } from '../../ports/unit-of-work.ts';
import { keptFor } from './kept.ts';
import { leaseEnd, leaseIsFree } from './leases.ts';
import type { Schema } from './schema.ts';

/** Work of one owner that is claimed; `attempts` counts earlier failures. */
export interface ClaimedWork {
  readonly job: string;
  readonly slot: string;
  readonly ref: string;
  readonly at: Date;
  readonly attempts: number;
}

export interface DueWork {
  /**
   * What is due at `now`, earliest first, for this process alone until `leaseMs` of real time have passed. Of
   * one owner only the earliest is given until it is done: a close never overtakes its open.
   */
  claim(now: Date, limit: number, leaseMs: number): Promise<readonly ClaimedWork[]>;
  /** Makes what is in hand last so much longer from now, where it was not given back. */
  keep(job: string, slot: string, leaseMs: number): Promise<void>;
  done(job: string, slot: string): Promise<void>;
  /** To be claimed again at `retryAt`; null gives it up, so that it no longer holds back what follows. */
  failed(job: string, slot: string, error: string, retryAt: Date | null): Promise<void>;
  /** The earliest moment at which something can be claimed, these jobs left out; null where nothing waits. */
  nextDue(besides?: readonly string[]): Promise<Date | null>;
  /** Ends all leases: only where no other process can be at work. */
  reopen(): Promise<void>;
  /** Forgets what was done longer ago than is kept. Answers how many. */
  prune(): Promise<number>;
}

/**
 * Replaces the owner's work that is not done by `items`. A done slot stays done. Work that is being done at this
 * moment stays too, so that its `done` finds it: its handler decides from the state anyway.
 */
export async function savePlan(
  db: Kysely<Schema>,
  owner: string,
  items: readonly DueItem[],
): Promise<void> {
  await db
    .deleteFrom('due_work')
    .where('owner', '=', owner)
    .where('done_at', 'is', null)
    .where(leaseIsFree())
    .where((eb) =>
      eb.and(items.map(({ job, slot }) => eb.or([eb('job', '!=', job), eb('slot', '!=', slot)]))),
    )
    .execute();
  if (items.length === 0) return;
  const rows = new Map(
    items.map(({ job, slot, at, ref }) => [`${job} ${slot}`, { job, slot, owner, at, ref }]),
  );
  await db
    .insertInto('due_work')
    .values([...rows.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['job', 'slot'])
        .doUpdateSet((eb) => ({
          owner: eb.ref('excluded.owner'),
          at: eb.ref('excluded.at'),
          ref: eb.ref('excluded.ref'),
        }))
        .where('due_work.done_at', 'is', null),
    )
    .execute();
}

/** No earlier work of the same owner is open. */
const isFirstOfOwner = sql<boolean>`not exists (
  select 1 from due_work earlier
  where earlier.owner = due_work.owner and earlier.done_at is null
    and (earlier.at, earlier.job, earlier.slot) < (due_work.at, due_work.job, due_work.slot))`;

const claimable = (eb: ExpressionBuilder<Schema, 'due_work'>, now: Date, limit: number) =>
  eb
    .selectFrom('due_work')
    .select(['job', 'slot'])
    .where('done_at', 'is', null)
    .where('at', '<=', now)
    .where((or) => or.or([or('retry_at', 'is', null), or('retry_at', '<=', now)]))
    .where(leaseIsFree())
    .where(isFirstOfOwner)
    .orderBy('at')
    .orderBy('job')
    .orderBy('slot')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .$asTuple('job', 'slot');

export function createDueWork(db: Kysely<Schema>): DueWork {
  return {
    async claim(now, limit, leaseMs) {
      const rows = await db
        .updateTable('due_work')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where((eb) => eb(eb.refTuple('job', 'slot'), 'in', claimable(eb, now, limit)))
        .returning(['job', 'slot', 'ref', 'at', 'attempts'])
        .execute();
      return rows.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.job < b.job ? -1 : 1));
    },

    async keep(job, slot, leaseMs) {
      await db
        .updateTable('due_work')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('job', '=', job)
        .where('slot', '=', slot)
        .where('leased_until', 'is not', null)
        .execute();
    },

    async done(job, slot) {
      await db
        .updateTable('due_work')
        .set({ done_at: sql<Date>`clock_timestamp()`, leased_until: null })
        .where('job', '=', job)
        .where('slot', '=', slot)
        .execute();
    },

    async failed(job, slot, error, retryAt) {
      await db
        .updateTable('due_work')
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          last_error: error.slice(0, 2_000),
          retry_at: retryAt,
          leased_until: null,
          given_up: retryAt === null,
          done_at: retryAt === null ? sql<Date>`clock_timestamp()` : null,
        }))
        .where('job', '=', job)
        .where('slot', '=', slot)
        .execute();
    },

    async nextDue(besides = []) {
      const row = await db
        .selectFrom('due_work')
        .select(sql<Date | null>`min(greatest(at, coalesce(retry_at, at)))`.as('at'))
        .where('done_at', 'is', null)
        .$if(besides.length > 0, (waiting) => waiting.where('job', 'not in', [...besides]))
        .where(leaseIsFree())
        .where(isFirstOfOwner)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async reopen() {
      await db
        .updateTable('due_work')
        .set({ leased_until: null })
        .where('leased_until', 'is not', null)
        .execute();
    },

    async prune() {
      const result = await db
        .deleteFrom('due_work')
        .where('done_at', '<', sql<Date>`clock_timestamp() - ${keptFor('done')}`)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
