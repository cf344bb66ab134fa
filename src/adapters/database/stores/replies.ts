import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Reply, ReplyAudience } from '../../../features/queries/reply.ts';
import type { ReplyStore } from '../../../features/queries/store.ts';
import type { Surface } from '../../../kernel/events.ts';
import { asId, type PersonId, type QueryId, type ReplyId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { RepliesTable } from '../schema-queries.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

/** As `isForAll` of replies, in the database's words. */
export const forAllReaders = sql<SqlBool>`(
  replies.surface = 'channel' or replies.audience = 'community')`;

const toReply = (row: Selectable<RepliesTable>): Reply => ({
  id: asId<ReplyId>(row.id),
  version: row.version,
  query: asId<QueryId>(row.query),
  author: asId<PersonId>(row.author),
  text: row.text,
  language: row.language as Language,
  consent: row.consent as Reply['consent'],
  audience: row.audience as ReplyAudience,
  readers: row.readers.map((id) => asId<PersonId>(id)),
  surface: row.surface as Surface,
  sourceKey: row.source_key,
  state: row.state as Reply['state'],
  reason: row.reason,
  createdAt: row.created_at,
  ...(row.words_at ? { wordsAt: row.words_at } : {}),
  ...(row.thanked_at ? { thankedAt: row.thanked_at } : {}),
});

const toRow = (reply: Reply) => ({
  query: reply.query,
  author: reply.author,
  text: reply.text,
  language: reply.language,
  consent: reply.consent,
  audience: reply.audience ?? 'community',
  readers: json(reply.readers ?? []),
  surface: reply.surface,
  source_key: reply.sourceKey,
  state: reply.state,
  reason: reply.reason,
  created_at: reply.createdAt,
  words_at: reply.wordsAt ?? null,
});

export function replyStore({ read, write }: Session): ReplyStore {
  const one = async (column: 'id' | 'source_key', value: string): Promise<Reply | null> => {
    const row = await read()
      .selectFrom('replies')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toReply(row) : null;
  };
  /** With those of the questions that were found to be the same. */
  const thread = (query: string) =>
    read()
      .selectFrom('replies')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('query', '=', query),
          eb('query', 'in', eb.selectFrom('queries').select('id').where('merged_into', '=', query)),
        ]),
      )
      .orderBy('created_at')
      .orderBy('id');
  return {
    get: (id) => one('id', id),
    bySource: (sourceKey) => one('source_key', sourceKey),

    async of(query) {
      return (await thread(query).execute()).map(toReply);
    },

    async saidBy(query, { author, from, to }) {
      const rows = await thread(query)
        .where('author', '=', author)
        .where('created_at', '>=', from)
        .where('created_at', '<=', to)
        .execute();
      return rows.map(toReply);
    },

    async insert(reply) {
      const { id, version } = reply;
      const result = await (await write())
        .insertInto('replies')
        .values({ id, version, ...toRow(reply) })
        .onConflict((conflict) => conflict.column('source_key').doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async update(reply) {
      const result = await (await write())
        .updateTable('replies')
        .set({ version: reply.version + 1, ...toRow(reply) })
        .where('id', '=', reply.id)
        .where('version', '=', reply.version)
        .executeTakeFirst();
      mustHaveChanged(result, `reply ${reply.id}`, reply.version);
    },

    async thank(id, at) {
      await (await write())
        .updateTable('replies')
        .set({ thanked_at: at })
        .where('id', '=', id)
        .where('thanked_at', 'is', null)
        .execute();
    },

    async thankedSince(author, since) {
      const rows = await read()
        .selectFrom('replies')
        .selectAll()
        .where('author', '=', author)
        .where('state', '=', 'published')
        .where('thanked_at', '>=', since)
        .orderBy('thanked_at')
        .orderBy('id')
        .execute();
      return rows.map(toReply);
    },

    async waiting(communities) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('replies')
        .innerJoin('queries', 'queries.id', 'replies.query')
        .selectAll('replies')
        .where('replies.state', '=', 'held')
        .where('queries.community', 'in', communities)
        .where('queries.state', '!=', 'hidden')
        .orderBy('replies.created_at')
        .orderBy('replies.id')
        .execute();
      return rows.map(toReply);
    },

    async countPublished(queries) {
      if (queries.length === 0) return new Map();
      const rows = await read()
        .selectFrom('replies')
        .innerJoin('queries', 'queries.id', 'replies.query')
        .select(['queries.id', 'queries.merged_into', sql<number>`count(*)`.as('count')])
        .where('replies.state', '=', 'published')
        .where(forAllReaders)
        .where((eb) =>
          eb.or([eb('queries.id', 'in', queries), eb('queries.merged_into', 'in', queries)]),
        )
        .groupBy(['queries.id', 'queries.merged_into'])
        .execute();
      const counts = new Map<string, number>();
      for (const { id, merged_into: into, count } of rows) {
        for (const one of [id, into]) {
          if (one) counts.set(one, (counts.get(one) ?? 0) + Number(count));
        }
      }
      return new Map(queries.map((id) => [id, counts.get(id) ?? 0]));
    },
  };
}
