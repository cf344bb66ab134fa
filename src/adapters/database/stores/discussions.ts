import { type Selectable, sql } from 'kysely';
import type { Discussion } from '../../../features/discussions/model.ts';
import { readPlan } from '../../../features/discussions/plan.ts';
import type { DiscussionStore } from '../../../features/discussions/store.ts';
import { asId, type CommunityId, type DiscussionId, type PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { DiscussionsTable } from '../schema.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { MOST_SHOWING, shows } from './related.ts';
import { mustHaveChanged } from './versions.ts';

const toDiscussion = (row: Selectable<DiscussionsTable>): Discussion => ({
  id: asId<DiscussionId>(row.id),
  version: row.version,
  community: asId<CommunityId>(row.community),
  title: row.title,
  background: row.background,
  questions: row.questions,
  language: row.language as Language,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  state: row.state as Discussion['state'],
  createdBy: asId<PersonId>(row.created_by),
  createdAt: row.created_at,
  related: row.related as Discussion['related'],
  ...(row.guests ? { guests: true } : {}),
  ...(row.also.length > 0 ? { also: row.also.map(asId<CommunityId>) } : {}),
  ...(row.plan ? { plan: readPlan(row.plan) } : {}),
});

const toRow = (discussion: Discussion) => ({
  community: discussion.community,
  title: discussion.title,
  background: discussion.background,
  questions: discussion.questions,
  language: discussion.language,
  starts_at: discussion.startsAt,
  ends_at: discussion.endsAt,
  state: discussion.state,
  created_by: discussion.createdBy,
  created_at: discussion.createdAt,
  related: json(discussion.related),
  guests: discussion.guests === true,
  also: [...(discussion.also ?? [])],
  plan: discussion.plan ? json(discussion.plan) : null,
});

export function discussionStore({ read, write }: Session): DiscussionStore {
  const one = async (column: 'id' | 'key', value: string): Promise<Discussion | null> => {
    const row = await read()
      .selectFrom('discussions')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row ? toDiscussion(row) : null;
  };
  return {
    get: (id) => one('id', id),
    byKey: (key) => one('key', key),

    async list({ communities }) {
      if (communities.length === 0) return [];
      const rows = await read()
        .selectFrom('discussions')
        .selectAll()
        .where((where) =>
          where.or([
            where('community', 'in', communities),
            sql<boolean>`also && ${[...communities]}::text[]`,
          ]),
        )
        .orderBy('starts_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toDiscussion);
    },

    async showing(products) {
      if (products.length === 0) return [];
      const rows = await read()
        .selectFrom('discussions')
        .select('id')
        .where(shows(products))
        .orderBy('id', 'desc')
        .limit(MOST_SHOWING)
        .execute();
      return rows.map(({ id }) => asId<DiscussionId>(id));
    },

    async insert(discussion, key) {
      await (await write())
        .insertInto('discussions')
        .values({ id: discussion.id, version: discussion.version, key, ...toRow(discussion) })
        .execute();
    },

    async update(discussion) {
      const result = await (await write())
        .updateTable('discussions')
        .set({ version: discussion.version + 1, ...toRow(discussion) })
        .where('id', '=', discussion.id)
        .where('version', '=', discussion.version)
        .executeTakeFirst();
      mustHaveChanged(result, `discussion ${discussion.id}`, discussion.version);
    },
  };
}
