import { type Kysely, sql } from 'kysely';
import type { Deletions } from '../../ports/deletions.ts';
import type { Notice, NoticeItem, NoticeQueue } from '../../ports/notices.ts';
import { Batcher } from './batcher.ts';
import { keptFor } from './kept.ts';
import { leaseEnd, leaseIsFree } from './leases.ts';
import type { Schema } from './schema.ts';
import { json } from './values.ts';

/** A POST is a row, and POSTs that come together are one statement: the sender waits for the disk once. */
export function createNoticeQueue(db: Kysely<Schema>): NoticeQueue {
  const adding = new Batcher<Notice, void>(async (notices) => {
    const rows = notices.map(({ items, tokens }) => ({ items: json(items), tokens }));
    await db.insertInto('notices').values(rows).execute();
    return () => undefined;
  }, 200);
  const finishing = new Batcher<number, void>(async (ids) => {
    await db.deleteFrom('notices').where('id', 'in', ids).execute();
    return () => undefined;
  });
  return {
    add: (notice) => adding.add(notice),

    async claim(limit, leaseMs) {
      const rows = await db
        .updateTable('notices')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('notices')
            .select('id')
            .where(sql<boolean>`(retry_at is null or retry_at <= clock_timestamp())`)
            .where(leaseIsFree())
            .orderBy('id')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returningAll()
        .execute();
      return rows
        .sort((a, b) => a.id - b.id)
        .map(({ id, received_at, items, tokens, attempts }) => ({
          id,
          receivedAt: received_at,
          items: items as readonly NoticeItem[],
          tokens,
          attempts,
        }));
    },

    done: (id) => finishing.add(id),

    async failed(id, retryMs) {
      await db
        .updateTable('notices')
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          retry_at: leaseEnd(retryMs),
          leased_until: null,
        }))
        .where('id', '=', id)
        .execute();
    },

    async waiting() {
      const row = await db
        .selectFrom('notices')
        .select([
          sql<number>`count(*)::int`.as('count'),
          sql<number>`coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)::float8 * 1000`.as(
            'lagMs',
          ),
        ])
        .executeTakeFirstOrThrow();
      return { count: row.count, lagMs: Math.max(0, row.lagMs) };
    },

    async reopen() {
      await db.updateTable('notices').set({ leased_until: null }).execute();
    },
  };
}

export function createDeletions(db: Kysely<Schema>): Deletions & { prune(): Promise<void> } {
  return {
    async note(sourceKey) {
      await db
        .insertInto('deleted_messages')
        .values({ source_key: sourceKey })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async has(sourceKey) {
      const row = await db
        .selectFrom('deleted_messages')
        .select('source_key')
        .where('source_key', '=', sourceKey)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** News of a message that is older comes no more. */
    async prune() {
      await db
        .deleteFrom('deleted_messages')
        .where('at', '<', sql<Date>`clock_timestamp() - ${keptFor('deleted')}`)
        .execute();
    },
  };
}
