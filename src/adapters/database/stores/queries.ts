import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { Query, QueryAudience } from '../../../features/queries/model.ts';
import type { QueryFilter, QueryStore } from '../../../features/queries/store.ts';
import {
  asId,
  type CommunityId,
  type PersonId,
  type ProductId,
  type QueryId,
} from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Schema } from '../schema.ts';
import type { QueriesTable } from '../schema-queries.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { MOST_SHOWING, shows } from './related.ts';
import { mustHaveChanged } from './versions.ts';

const toQuery = (row: Selectable<QueriesTable>): Query => ({
  id: asId<QueryId>(row.id),
  version: row.version,
  asker: asId<PersonId>(row.asker),
  community: row.community === null ? null : asId<CommunityId>(row.community),
  text: row.text,
  background: row.background,
  language: row.language as Language,
  topics: row.topics,
  countries: row.countries,
  neededBy: row.needed_by,
  state: row.state as Query['state'],
  verdict: row.verdict as Query['verdict'],
  comment: row.comment,
  answeredBy: row.answered_by === null ? null : asId<ProductId>(row.answered_by),
  related: row.related as Query['related'],
  reason: row.reason,
  askedAt: row.asked_at,
  openSince: row.open_since,
  urgency: row.urgency as Query['urgency'],
  also: row.also as CommunityId[],
  invited: row.invited as PersonId[],
  steps: row.steps as Query['steps'],
  mergedInto: row.merged_into === null ? null : asId<QueryId>(row.merged_into),
  audience: row.audience as QueryAudience,
  readers: row.readers.map((one) => asId<PersonId>(one)),
});

const toRow = (query: Query) => ({
  asker: query.asker,
  community: query.community,
  text: query.text,
  background: query.background,
  language: query.language,
  topics: query.topics,
  countries: query.countries,
  needed_by: query.neededBy,
  state: query.state,
  verdict: query.verdict,
  comment: query.comment,
  answered_by: query.answeredBy,
  related: json(query.related),
  reason: query.reason,
  asked_at: query.askedAt,
  open_since: query.openSince,
  urgency: query.urgency,
  also: query.also,
  invited: query.invited,
  steps: query.steps,
  merged_into: query.mergedInto,
  audience: query.audience ?? 'community',
  readers: json(query.readers ?? []),
});

/** By asker, at most so many of each, newest first. */
export async function askedOf(
  db: Kysely<Schema>,
  people: readonly PersonId[],
  limit: number,
): Promise<ReadonlyMap<PersonId, readonly Query[]>> {
  const { rows } = await sql<Selectable<QueriesTable>>`
    select query.* from unnest(${people}::text[]) as asking (person)
    cross join lateral (
      select * from queries where asker = asking.person
      order by asked_at desc, id desc limit ${limit}) as query
    order by query.asked_at desc, query.id desc`.execute(db);
  return Map.groupBy(rows.map(toQuery), ({ asker }) => asker);
}

/** Not for few: what may be told and counted of it. Beside a row of `queries`. */
export const forMany = sql<SqlBool>`queries.audience in ('staff', 'community')`;

/** What of these places is listed for whoever reads it. */
function listedFor(communities: readonly CommunityId[], reader: QueryFilter['reader']) {
  const here = sql<SqlBool>`(
    queries.community = any(${communities}::text[]) or queries.also && ${communities}::text[])`;
  if (reader === 'clock') return here;
  if (!reader) return sql<SqlBool>`(${here} and ${forMany})`;
  return sql<SqlBool>`(
    (${here} and ${forMany})
    or (queries.audience = 'staff' and ${reader.staff})
    or (queries.audience = 'named'
      and (queries.readers ? ${reader.person} or (${here} and queries.asker = ${reader.person})))
    or (queries.audience = 'moderators' and ${here} and queries.asker = ${reader.person})
    or queries.community = any(${reader.moderates}::text[]))`;
}

function reads({ read, shared }: Session) {
  const newest = () =>
    read().selectFrom('queries').selectAll().orderBy('asked_at', 'desc').orderBy('id', 'desc');
  const one = async (column: 'id' | 'key', value: string): Promise<Query | null> => {
    const row = await read()
      .selectFrom('queries')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toQuery(row) : null;
  };
  return {
    get: (id: QueryId) => one('id', id),
    byKey: (key: string) => one('key', key),

    async list({ communities, states, reader }: Parameters<QueryStore['list']>[0], limit: number) {
      if (states.length === 0 || (communities.length === 0 && !reader)) return [];
      const rows = await newest()
        .where(listedFor(communities, reader))
        .where('state', 'in', states)
        .limit(limit)
        .execute();
      return rows.map(toQuery);
    },

    async showing(products: readonly ProductId[]) {
      if (products.length === 0) return [];
      const rows = await read()
        .selectFrom('queries')
        .select('id')
        .where(shows(products))
        .orderBy('id', 'desc')
        .limit(MOST_SHOWING)
        .execute();
      return rows.map(({ id }) => asId<QueryId>(id));
    },

    async mergedInto(id: QueryId) {
      const rows = await newest().where('merged_into', '=', id).execute();
      return rows.map(toQuery);
    },

    async askedBy(person: PersonId, limit: number) {
      const together = shared();
      if (together) return together.asked(person, limit);
      return (await askedOf(read(), [person], limit)).get(person) ?? [];
    },

    async figures(communities: readonly CommunityId[]) {
      if (communities.length === 0) return { fromStock: 0, posted: 0, replied: 0, solved: 0 };
      const rows = await read()
        .selectFrom('queries')
        .select(['state', 'verdict', sql<number>`count(*)`.as('count')])
        .where('community', 'in', communities)
        .where('state', 'not in', ['withdrawn', 'hidden', 'merged', 'kept'])
        .where(forMany)
        .groupBy(['state', 'verdict'])
        .execute();
      const sum = (counts: (row: (typeof rows)[number]) => boolean) =>
        rows.filter(counts).reduce((total, { count }) => total + Number(count), 0);
      return {
        fromStock: sum(({ state }) => state === 'from-stock'),
        posted: sum(({ state }) => state !== 'from-stock'),
        replied: sum(({ state }) => state === 'replied'),
        solved: sum(({ verdict }) => verdict === 'solved'),
      };
    },
  };
}

export function queryStore(session: Session): QueryStore {
  const { write } = session;
  return {
    ...reads(session),

    async insert(query, key) {
      const result = await (await write())
        .insertInto('queries')
        .values({ id: query.id, version: query.version, key, ...toRow(query) })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(query) {
      const result = await (await write())
        .updateTable('queries')
        .set({ version: query.version + 1, ...toRow(query) })
        .where('id', '=', query.id)
        .where('version', '=', query.version)
        .executeTakeFirst();
      mustHaveChanged(result, `query ${query.id}`, query.version);
    },
  };
}
