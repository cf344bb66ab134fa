import { type Selectable, sql } from 'kysely';
import type { Announcement } from '../../../features/announcing/model.ts';
import type { AnnouncementStore } from '../../../features/announcing/store.ts';
import {
  type AnnouncementId,
  asId,
  type CommunityId,
  type PersonId,
  type ProductId,
} from '../../../kernel/ids.ts';
import type { AnnouncementsTable } from '../schema-collections.ts';
import type { Session } from '../session.ts';
import { mustHaveChanged } from './versions.ts';

const toAnnouncement = (row: Selectable<AnnouncementsTable>): Announcement => ({
  id: asId<AnnouncementId>(row.id),
  version: row.version,
  product: asId<ProductId>(row.product),
  community: asId<CommunityId>(row.community),
  topics: row.topics,
  state: row.state as Announcement['state'],
  line: row.line,
  reason: row.reason,
  decidedBy: row.decided_by === null ? null : asId<PersonId>(row.decided_by),
  decidedAt: row.decided_at,
  at: row.at,
});

const toRow = ({ decidedBy, decidedAt, ...rest }: Announcement) => ({
  ...rest,
  decided_by: decidedBy,
  decided_at: decidedAt,
});

export function announcementStore({ read, write }: Session): AnnouncementStore {
  const all = () => read().selectFrom('announcements').selectAll();
  return {
    async get(id) {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row ? toAnnouncement(row) : null;
    },

    async ofProduct(product) {
      const rows = await all().where('product', '=', product).orderBy('community').execute();
      return rows.map(toAnnouncement);
    },

    async of(communities, since) {
      if (communities.length === 0) return [];
      const rows = await all()
        .where('community', 'in', communities)
        .where('at', '>', since)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toAnnouncement);
    },

    async insert(announcement) {
      const row = await (await write())
        .insertInto('announcements')
        .values(toRow(announcement))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async update(announcement) {
      const { id, version } = announcement;
      const result = await (await write())
        .updateTable('announcements')
        .set({ ...toRow(announcement), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      mustHaveChanged(result, `announcement ${id}`, version);
    },

    async count(community, state, since) {
      const row = await read()
        .selectFrom('announcements')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('community', '=', community)
        .$if(state === null, (query) => query.where('at', '>', since))
        .$if(state !== null, (query) =>
          query.where('state', '=', state ?? '').where('decided_at', '>', since),
        )
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}
