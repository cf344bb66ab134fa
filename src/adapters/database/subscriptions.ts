import { type Kysely, type Selectable, sql } from 'kysely';
import type { Subscription, SubscriptionState } from '../../features/following/model.ts';
import type { SubscriptionStore } from '../../features/following/store.ts';
import { type Followed, targetOf } from '../../ports/feed.ts';
import type { Ids } from '../../ports/ids.ts';
import { leaseEnd, leaseIsFree } from './leases.ts';
import type { Schema } from './schema.ts';
import type { SubscriptionsTable } from './schema-webhooks.ts';
import { createSyncState } from './sync-state.ts';
import { json } from './values.ts';

const PRESENCE = 'following.presence';

const toSubscription = (row: Selectable<SubscriptionsTable>): Subscription => ({
  id: row.id,
  followed: row.place as Followed,
  state: row.state as SubscriptionState,
  graphId: row.graph_id,
  secretHash: row.secret_hash,
  certificate: row.certificate,
  expiresAt: row.expires_at,
  dueAt: row.due_at,
  gaps: row.gaps,
  closed: row.closed,
  cursorAt: row.cursor_at,
  readAt: row.read_at,
  failures: row.failures,
  detail: row.detail,
});

export function createSubscriptionStore(db: Kysely<Schema>, ids: Ids): SubscriptionStore {
  const state = createSyncState(db);
  const missed = async (now: Date, id?: string): Promise<void> => {
    const all = db
      .updateTable('subscriptions')
      .set((eb) => ({ gaps: eb('gaps', '+', 1), due_at: now }));
    await (id === undefined ? all : all.where('id', '=', id)).execute();
  };
  return {
    async want(followed, now) {
      // In one order, so that of two instances that want the same one waits for the other and neither for both.
      const sorted = followed.toSorted((a, b) => (targetOf(a) < targetOf(b) ? -1 : 1));
      const rows = sorted.map((one) => ({
        id: ids.next(),
        target: targetOf(one),
        place: json(one),
        state: 'wanted',
        due_at: now,
        gaps: 1,
        closed: 0,
        failures: 0,
      }));
      const targets = rows.map(({ target }) => target);
      const gone = await db
        .deleteFrom('subscriptions')
        .where((eb) => eb.not(eb('target', '=', sql<string>`any(${targets}::text[])`)))
        .returningAll()
        .execute();
      if (rows.length > 0) {
        await db
          .insertInto('subscriptions')
          .values(rows)
          .onConflict((conflict) => conflict.column('target').doNothing())
          .execute();
      }
      return gone.map(toSubscription);
    },

    async claim(now, leaseMs) {
      const row = await db
        .updateTable('subscriptions')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('id', '=', (eb) =>
          eb
            .selectFrom('subscriptions')
            .select('id')
            .where('due_at', '<=', now)
            .where(leaseIsFree())
            .orderBy('due_at')
            .limit(1)
            .forUpdate()
            .skipLocked(),
        )
        .returningAll()
        .executeTakeFirst();
      return row ? toSubscription(row) : null;
    },

    async save({ id, followed: _followed, gaps, ...rest }, keep) {
      await db
        .updateTable('subscriptions')
        .set((eb) => ({
          state: rest.state,
          graph_id: rest.graphId,
          secret_hash: rest.secretHash,
          certificate: rest.certificate,
          expires_at: rest.expiresAt,
          // Missed while it was worked on: it stays due.
          due_at: eb.case().when('gaps', '>', gaps).then(eb.ref('due_at')).else(rest.dueAt).end(),
          closed: rest.closed,
          cursor_at: rest.cursorAt,
          read_at: rest.readAt,
          failures: rest.failures,
          detail: rest.detail,
          ...(keep ? {} : { leased_until: null }),
        }))
        .where('id', '=', id)
        .execute();
    },

    async get(id) {
      const row = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toSubscription(row) : null;
    },

    async all() {
      const rows = await db.selectFrom('subscriptions').selectAll().orderBy('target').execute();
      return rows.map(toSubscription);
    },

    missed: (id, now) => missed(now, id),
    missedAll: (now) => missed(now),

    async wake(id, now) {
      await db.updateTable('subscriptions').set({ due_at: now }).where('id', '=', id).execute();
    },

    async reopen() {
      await db.updateTable('subscriptions').set({ leased_until: null }).execute();
    },

    async presence(now) {
      const before = await state.get(PRESENCE);
      await state.set(PRESENCE, now.toISOString(), now);
      return typeof before === 'string' ? new Date(before) : null;
    },
  };
}
