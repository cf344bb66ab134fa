import { type Kysely, sql } from 'kysely';
import type { Posting } from '../../../features/notifications/model.ts';
import type { BudgetStore, PostingStore } from '../../../features/notifications/store.ts';
import { asId, type PersonId } from '../../../kernel/ids.ts';
import { leaseEnd, leaseIsFree } from '../leases.ts';
import type { Schema } from '../schema.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { heldOf, toPosting } from './held-postings.ts';

const UNSENT = ['intended', 'sending'];

const opensThread = ({ target }: Posting): boolean =>
  target.kind === 'channel' && target.thread === null;

/** What a send changes. */
const progress = (posting: Posting) => ({
  state: posting.state,
  via: posting.via,
  held: posting.held,
  not_before: posting.notBefore,
  attempts: posting.attempts,
  conversation_id: posting.conversationId,
  activity_id: posting.activityId,
});

/** A channel's conversation with or without the `;messageid=` of a thread is the same channel. */
const channelOf = (conversationId: string): string => conversationId.split(';')[0] ?? '';

function reads({ read, shared }: Session) {
  const postings = () => read().selectFrom('postings').selectAll();
  return {
    byKey: async (key: string) => {
      const row = await postings().where('key', '=', key).executeTakeFirst();
      return row ? toPosting(row) : null;
    },
    unaskedFor: async (person: string) => {
      const rows = await postings()
        .where('person', '=', person)
        .where('unasked', '=', true)
        .where('state', 'in', UNSENT)
        .orderBy('urgency')
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toPosting);
    },
    heldFor: async (person: PersonId) => {
      const together = shared();
      if (together) return together.held(person);
      return (await heldOf(read(), [person])).get(person) ?? [];
    },
    heldBecause: async (reasons: readonly string[], limit: number) => {
      const rows = await postings()
        .where('state', '=', 'held')
        .where('held', 'in', [...reasons])
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toPosting);
    },
    unreached: async () => {
      const rows = await read()
        .selectFrom('postings')
        .select((eb) => [
          'person',
          eb.fn.countAll<number>().as('messages'),
          eb.fn.min('created_at').as('since'),
          sql<string>`(array_agg(held order by created_at desc, id desc))[1]`.as('why'),
        ])
        .where('state', '=', 'held')
        .groupBy('person')
        .orderBy((eb) => eb.fn.min('created_at'))
        .orderBy('person')
        .execute();
      return rows.map(({ person, messages, since, why }) => ({
        person: asId<PersonId>(person ?? ''),
        messages: Number(messages),
        since,
        why,
      }));
    },
    mailed: async (from: Date) => {
      const rows = await read()
        .selectFrom('postings')
        .leftJoin('ways', 'ways.person', 'postings.person')
        .select((eb) => [
          'postings.person',
          'ways.why',
          sql<number>`(count(*) filter (where via = 'mail'))::int`.as('letters'),
          eb.fn.max('not_before').as('last'),
        ])
        .where('postings.state', '=', 'sent')
        .where('postings.person', 'is not', null)
        .where('not_before', '>=', from)
        .groupBy(['postings.person', 'ways.why'])
        // Whose chat is open again needs no attention.
        .having(
          sql<boolean>`(array_agg(via order by not_before desc, postings.id desc))[1] = 'mail'`,
        )
        .orderBy('last', 'desc')
        .orderBy('postings.person')
        .execute();
      return rows.map(({ person, letters, last, why }) => ({
        person: asId<PersonId>(person ?? ''),
        letters,
        last,
        why,
      }));
    },
    nextDue: async () => {
      const row = await read()
        .selectFrom('postings')
        .select((eb) => eb.fn.min('not_before').as('at'))
        .where('state', 'in', UNSENT)
        .executeTakeFirst();
      return row?.at ?? null;
    },
    opening: async (thread: string) => {
      const row = await postings()
        .where('key', '=', thread)
        .where('opens_thread', '=', true)
        .where('state', '=', 'sent')
        .executeTakeFirst();
      return row ? toPosting(row) : null;
    },
    sentInto: async (thread: string) => {
      const rows = await postings()
        .where(sql`target->>'thread'`, '=', thread)
        .where('state', '=', 'sent')
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toPosting);
    },
    threadOf: async (conversationId: string, rootActivityId: string) => {
      const row = await read()
        .selectFrom('postings')
        .select('key')
        .where('opens_thread', '=', true)
        .where('activity_id', '=', rootActivityId)
        .where(sql`split_part(conversation_id, ';', 1)`, '=', channelOf(conversationId))
        .executeTakeFirst();
      return row?.key ?? null;
    },
    begunOpenings: async () => {
      const rows = await postings()
        .where('state', '=', 'sending')
        .where('opens_thread', '=', true)
        .orderBy('id')
        .execute();
      return rows.map(toPosting);
    },
  };
}

/** Ends all leases: only where no other process can be at work. */
export async function freePostings(db: Kysely<Schema>): Promise<void> {
  await db.updateTable('postings').set({ leased_until: null }).execute();
}

export function postingStore(session: Session): PostingStore {
  const { read, write } = session;
  return {
    ...reads(session),

    async insert(posting) {
      const result = await (await write())
        .insertInto('postings')
        .values({
          id: posting.id,
          key: posting.key,
          target: json(posting.target),
          person: posting.target.kind === 'person' ? posting.target.person : null,
          message: json(posting.message),
          opens_thread: opensThread(posting),
          unasked: posting.unasked,
          urgency: posting.urgency,
          created_at: posting.createdAt,
          ...progress(posting),
        })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet((eb) => ({
              state: eb.ref('excluded.state'),
              not_before: eb.ref('excluded.not_before'),
            }))
            .where('postings.state', '=', 'dropped')
            .where('postings.attempts', '=', 0),
        )
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async claim(now, limit, leaseMs) {
      const waiting = await read()
        .selectFrom('postings')
        .select('id')
        .where('state', 'in', UNSENT)
        .where('not_before', '<=', now)
        .limit(1)
        .executeTakeFirst();
      // Asked at the end of everything that is done, and nearly always in vain: that shall not cost a transaction.
      if (!waiting) return [];
      // Ids are time-ordered: oldest first over all is oldest first for each target.
      const rows = await (await write())
        .updateTable('postings')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('postings')
            .select('id')
            .where('state', 'in', UNSENT)
            .where('not_before', '<=', now)
            .where(leaseIsFree())
            .orderBy('created_at')
            .orderBy('id')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .returningAll()
        .execute();
      return rows
        .map(toPosting)
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
    },

    async keep(posting, leaseMs) {
      await (await write())
        .updateTable('postings')
        .set({ leased_until: leaseEnd(leaseMs) })
        .where('id', '=', posting)
        .where('leased_until', 'is not', null)
        .execute();
    },

    async update(posting, inHand = false) {
      await (await write())
        .updateTable('postings')
        .set({ ...progress(posting), ...(inHand ? {} : { leased_until: null }) })
        .where('id', '=', posting.id)
        .execute();
    },
  };
}

export function budgetStore({ read, write }: Session): BudgetStore {
  return {
    async take(person, day, key) {
      // Writing the old value back locks the row, so that two who ask at once are told apart.
      const holder = await (await write())
        .insertInto('unasked_budget')
        .values({ person, day, key })
        .onConflict((conflict) =>
          conflict
            .columns(['person', 'day'])
            .doUpdateSet((eb) => ({ key: eb.ref('unasked_budget.key') })),
        )
        .returning('key')
        .executeTakeFirstOrThrow();
      return holder.key === key;
    },
    async takenSince(person, day, keys) {
      const { count } = await read()
        .selectFrom('unasked_budget')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('person', '=', person)
        .where('day', '>=', day)
        .where('key', 'like', `${keys}%`)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async giveBack(person, day, key) {
      await (await write())
        .deleteFrom('unasked_budget')
        .where('person', '=', person)
        .where('day', '=', day)
        .where('key', '=', key)
        .execute();
    },
  };
}
