import { type Selectable, sql } from 'kysely';
import type { Ask } from '../../../features/queries/ask.ts';
import type { DecidedSchedule, Schedule } from '../../../features/queries/escalation.ts';
import type { Faq } from '../../../features/queries/faq.ts';
import type { AskStore, FaqStore, ScheduleStore } from '../../../features/queries/store.ts';
import {
  type AskId,
  asId,
  type CommunityId,
  type FaqId,
  type PersonId,
  type ProductId,
  type QueryId,
  type ReplyId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { FaqEntriesTable, QueryAsksTable } from '../schema-queries.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const person = (id: string | null): PersonId | null => (id === null ? null : asId<PersonId>(id));

const toAsk = (row: Selectable<QueryAsksTable>): Ask => ({
  id: asId<AskId>(row.id),
  version: row.version,
  query: asId<QueryId>(row.query),
  person: asId<PersonId>(row.person),
  by: person(row.asked_by),
  state: row.state as Ask['state'],
  passedTo: person(row.passed_to),
  reason: row.reason,
  askedAt: row.asked_at,
  settledAt: row.settled_at,
});

const fromAsk = (ask: Ask) => ({
  query: ask.query,
  person: ask.person,
  asked_by: ask.by,
  state: ask.state,
  passed_to: ask.passedTo,
  reason: ask.reason,
  asked_at: ask.askedAt,
  settled_at: ask.settledAt,
});

/** Who was asked by name. */
export function askStore({ read, write }: Session): AskStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('query_asks')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toAsk(row) : null;
    },

    async of(query) {
      const rows = await read()
        .selectFrom('query_asks')
        .selectAll()
        .where('query', '=', query)
        .orderBy('asked_at')
        .orderBy('id')
        .execute();
      return rows.map(toAsk);
    },

    async insert(ask) {
      const { id, version } = ask;
      const result = await (await write())
        .insertInto('query_asks')
        .values({ id, version, ...fromAsk(ask) })
        .onConflict((conflict) => conflict.columns(['query', 'person']).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(ask) {
      const result = await (await write())
        .updateTable('query_asks')
        .set({ version: ask.version + 1, ...fromAsk(ask) })
        .where('id', '=', ask.id)
        .where('version', '=', ask.version)
        .executeTakeFirst();
      mustHaveChanged(result, `ask ${ask.id}`, ask.version);
    },
  };
}

const toFaq = (row: Selectable<FaqEntriesTable>): Faq => ({
  id: asId<FaqId>(row.id),
  version: row.version,
  query: asId<QueryId>(row.query),
  community: asId<CommunityId>(row.community),
  question: row.question,
  answer: row.answer,
  language: row.language as Language,
  sources: row.sources as ReplyId[],
  owner: person(row.owner),
  reviewOn: row.review_on,
  state: row.state as Faq['state'],
  reason: row.reason,
  approvedBy: person(row.approved_by),
  product: row.product === null ? null : asId<ProductId>(row.product),
  webUrl: row.web_url,
  offeredAt: row.offered_at,
  fileTitle: row.file_title,
});

const fromFaq = (faq: Faq) => ({
  query: faq.query,
  community: faq.community,
  question: faq.question,
  answer: faq.answer,
  language: faq.language,
  sources: faq.sources,
  owner: faq.owner,
  review_on: faq.reviewOn,
  state: faq.state,
  reason: faq.reason,
  approved_by: faq.approvedBy,
  product: faq.product,
  web_url: faq.webUrl,
  offered_at: faq.offeredAt,
  file_title: faq.fileTitle ?? null,
});

/** Solved questions as entries, offered and published. */
export function faqStore({ read, write }: Session): FaqStore {
  const one = async (column: 'id' | 'query', value: string): Promise<Faq | null> => {
    const row = await read()
      .selectFrom('faq_entries')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toFaq(row) : null;
  };
  return {
    get: (id: FaqId) => one('id', id),
    of: (query: QueryId) => one('query', query),

    async insert(faq) {
      const { id, version } = faq;
      const result = await (await write())
        .insertInto('faq_entries')
        .values({ id, version, ...fromFaq(faq) })
        .onConflict((conflict) => conflict.column('query').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(faq) {
      const result = await (await write())
        .updateTable('faq_entries')
        .set({ version: faq.version + 1, ...fromFaq(faq) })
        .where('id', '=', faq.id)
        .where('version', '=', faq.version)
        .executeTakeFirst();
      mustHaveChanged(result, `entry ${faq.id}`, faq.version);
    },

    async waiting(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('faq_entries')
        .selectAll()
        .where('state', '=', 'offered')
        .where('community', 'in', communities)
        .orderBy('offered_at')
        .orderBy('id')
        .execute();
      return rows.map(toFaq);
    },

    async list(communities, states, limit) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('faq_entries')
        .selectAll()
        .where('community', 'in', communities)
        .where('state', 'in', states)
        .orderBy('offered_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toFaq);
    },
  };
}

/** What communities decided about questions that nobody replies to: added to, never changed. */
export function scheduleStore({ read, write }: Session): ScheduleStore {
  return {
    async current() {
      const rows = await read()
        .selectFrom('query_schedules')
        .select(['community', 'schedule'])
        .where(
          'id',
          'in',
          read()
            .selectFrom('query_schedules')
            .select(sql<number>`max(id)`.as('last'))
            .groupBy('community'),
        )
        .execute();
      return new Map(
        rows.map((row) => [asId<CommunityId>(row.community), row.schedule as Schedule]),
      );
    },

    async history(community) {
      const rows = await read()
        .selectFrom('query_schedules')
        .selectAll()
        .where('community', '=', community)
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        community: asId<CommunityId>(row.community),
        schedule: row.schedule as Schedule,
        by: asId<PersonId>(row.decided_by),
        at: row.decided_at,
      }));
    },

    async decide({ community, schedule, by, at }: DecidedSchedule) {
      await (await write())
        .insertInto('query_schedules')
        .values({ community, schedule: json(schedule), decided_by: by, decided_at: at })
        .execute();
    },
  };
}
