import { type Kysely, sql } from 'kysely';
import type { DomainEvent, EventData, EventType } from '../../kernel/events.ts';
import { asId, type EventId, type PersonId } from '../../kernel/ids.ts';
import { leaseEnd, leaseIsFree } from './leases.ts';
import type { Schema } from './schema.ts';

export interface PendingEvent {
  readonly event: DomainEvent;
  /** Deliveries that failed so far. */
  readonly attempts: number;
}

/** Events that were saved with their state and are delivered after it, at least once. */
export interface Outbox {
  /**
   * Events not dispatched yet whose retry has come, oldest first, for this process alone until `leaseMs` of
   * real time have passed.
   */
  pending(now: Date, limit: number, leaseMs: number): Promise<readonly PendingEvent[]>;
  /** Makes what is in hand last so much longer from now, where it was not given back; 0 gives it back. */
  keep(events: readonly EventId[], leaseMs: number): Promise<void>;
  isDone(event: EventId, reaction: string): Promise<boolean>;
  /** The names of the reactions that this event has had. */
  reactionsDone(event: EventId): Promise<ReadonlySet<string>>;
  markReaction(event: EventId, reaction: string): Promise<void>;
  markDispatched(event: EventId, at: Date): Promise<void>;
  /** Some reaction failed: the event comes again at `retryAt`, and those done are not repeated. */
  failed(event: EventId, error: string, retryAt: Date): Promise<void>;
  /** When the next event can be delivered; null where none waits. An event never tried is due since it happened. */
  nextDue(): Promise<Date | null>;
  /** For health and metrics. */
  backlog(): Promise<{ readonly waiting: number; readonly oldest: Date | null }>;
  /** Ends all leases: only where no other process can be at work. */
  reopen(): Promise<void>;
  /** Forgets the reactions of events dispatched before `before`; events stay, indicators count them. */
  prune(before: Date): Promise<number>;
}

interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly data: unknown;
}

const toEvent = (row: EventRow): DomainEvent =>
  ({
    id: asId<EventId>(row.id),
    type: row.type as EventType,
    at: row.at,
    actor: row.actor === null ? null : asId<PersonId>(row.actor),
    data: row.data as EventData[EventType],
  }) as DomainEvent;

export function createOutbox(db: Kysely<Schema>): Outbox {
  return {
    async pending(now, limit, leaseMs) {
      const rows = await db
        .updateTable('events')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('events')
            .select('id')
            .where('dispatched_at', 'is', null)
            .where((or) =>
              or.or([or('next_attempt_at', 'is', null), or('next_attempt_at', '<=', now)]),
            )
            .where(leaseIsFree())
            .orderBy('seq')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['id', 'seq', 'type', 'at', 'actor', 'data', 'attempts'])
        .execute();
      return rows
        .sort((a, b) => a.seq - b.seq)
        .map((row) => ({ event: toEvent(row), attempts: row.attempts }));
    },
    async keep(events, leaseMs) {
      if (events.length === 0) return;
      await db
        .updateTable('events')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('id', 'in', events)
        .where('leased_until', 'is not', null)
        .execute();
    },
    ...reactions(db),
    ...housekeeping(db),

    async markDispatched(event, at) {
      await db
        .updateTable('events')
        .set({ dispatched_at: at, leased_until: null, last_error: null })
        .where('id', '=', event)
        .execute();
    },

    async failed(event, error, retryAt) {
      await db
        .updateTable('events')
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          last_error: error.slice(0, 2_000),
          next_attempt_at: retryAt,
          leased_until: null,
        }))
        .where('id', '=', event)
        .execute();
    },
  };
}

function reactions(db: Kysely<Schema>): Pick<Outbox, 'isDone' | 'reactionsDone' | 'markReaction'> {
  return {
    async isDone(event, reaction) {
      const row = await db
        .selectFrom('reactions_done')
        .select('reaction')
        .where('event_id', '=', event)
        .where('reaction', '=', reaction)
        .executeTakeFirst();
      return row !== undefined;
    },

    async reactionsDone(event) {
      const rows = await db
        .selectFrom('reactions_done')
        .select('reaction')
        .where('event_id', '=', event)
        .execute();
      return new Set(rows.map(({ reaction }) => reaction));
    },

    async markReaction(event, reaction) {
      await db
        .insertInto('reactions_done')
        .values({ event_id: event, reaction })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

function housekeeping(
  db: Kysely<Schema>,
): Pick<Outbox, 'nextDue' | 'backlog' | 'reopen' | 'prune'> {
  return {
    async nextDue() {
      const row = await db
        .selectFrom('events')
        .select(sql<Date | null>`min(coalesce(next_attempt_at, at))`.as('at'))
        .where('dispatched_at', 'is', null)
        .where(leaseIsFree())
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async backlog() {
      return db
        .selectFrom('events')
        .select([sql<number>`count(*)`.as('waiting'), sql<Date | null>`min(at)`.as('oldest')])
        .where('dispatched_at', 'is', null)
        .executeTakeFirstOrThrow();
    },

    async reopen() {
      await db
        .updateTable('events')
        .set({ leased_until: null })
        .where('dispatched_at', 'is', null)
        .where('leased_until', 'is not', null)
        .execute();
    },

    async prune(before) {
      const result = await db
        .deleteFrom('reactions_done')
        .where('event_id', 'in', (eb) =>
          eb.selectFrom('events').select('id').where('dispatched_at', '<', before),
        )
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
