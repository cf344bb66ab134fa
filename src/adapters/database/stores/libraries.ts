import { type Selectable, sql } from 'kysely';
import type { LibraryStore } from '../../../features/knowledge/store.ts';
import type {
  LibraryFailure,
  LibraryProgress,
  LibraryRecord,
  LibraryState,
  Placed,
} from '../../../features/knowledge/sync/model.ts';
import type { Audience } from '../../../kernel/audience.ts';
import type { LibrariesTable, LibraryItemsTable } from '../schema-catalogue.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';

const toRecord = (row: Selectable<LibrariesTable>): LibraryRecord => ({
  driveId: row.drive_id,
  name: row.name,
  audience: row.audience as Audience,
  place: row.place,
  state: row.state as LibraryState,
  reason: row.reason as LibraryFailure | null,
  cursor: row.cursor,
  generation: row.generation,
  listing: row.listing,
  read: row.read,
  total: row.total,
  since: row.since,
  succeededAt: row.succeeded_at,
  listedAt: row.listed_at,
});

const toRow = (record: LibraryRecord) => ({
  drive_id: record.driveId,
  name: record.name,
  audience: json(record.audience),
  place: record.place,
  state: record.state,
  reason: record.reason,
  cursor: record.cursor,
  generation: record.generation,
  listing: record.listing,
  read: record.read,
  total: record.total,
  since: record.since,
  succeeded_at: record.succeededAt,
  listed_at: record.listedAt,
});

/** Only what is said; what is left out stays. */
const toChanges = ({ succeededAt, listedAt, ...same }: LibraryProgress) => ({
  ...same,
  ...(succeededAt ? { succeeded_at: succeededAt } : {}),
  ...(listedAt ? { listed_at: listedAt } : {}),
});

const toPlaced = (row: Selectable<LibraryItemsTable>): Placed => ({
  itemId: row.item_id,
  parentId: row.parent_id,
  folder: row.folder,
  ownRights: row.own_rights,
  webUrl: row.web_url,
});

function reads({ read }: Session) {
  return {
    all: async () => {
      const rows = await read().selectFrom('libraries').selectAll().orderBy('place').execute();
      return rows.map(toRecord);
    },
    get: async (driveId: string) => {
      const row = await read()
        .selectFrom('libraries')
        .selectAll()
        .where('drive_id', '=', driveId)
        .executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    folders: async (driveId: string) => {
      const rows = await read()
        .selectFrom('library_items')
        .selectAll()
        .where('drive_id', '=', driveId)
        .where('folder', '=', true)
        .execute();
      return rows.map(toPlaced);
    },
    address: async (driveId: string) => {
      const row = await read()
        .selectFrom('library_items')
        .select('web_url')
        .where('drive_id', '=', driveId)
        .where('folder', '=', true)
        .where('parent_id', 'is', null)
        .executeTakeFirst();
      return row?.web_url || null;
    },
    files: async (driveId: string, generation: number) => {
      const row = await read()
        .selectFrom('library_items')
        .select(sql<number>`count(*)`.as('count'))
        .where('drive_id', '=', driveId)
        .where('folder', '=', false)
        .where('generation', '>=', generation)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    retries: async (driveId: string, now: Date, limit: number) => {
      const rows = await read()
        .selectFrom('library_items')
        .select('item_id')
        .where('drive_id', '=', driveId)
        .where('retry_at', '<=', now)
        .orderBy('retry_at')
        .limit(limit)
        .execute();
      return rows.map(({ item_id }) => item_id);
    },
  };
}

/** What one statement of many rows may carry. */
const AT_ONCE = 500;

export function libraryStore(session: Session): LibraryStore {
  const { write } = session;
  return {
    ...reads(session),

    async save(record) {
      const row = toRow(record);
      await (await write())
        .insertInto('libraries')
        .values(row)
        .onConflict((conflict) => conflict.column('drive_id').doUpdateSet(row))
        .execute();
    },

    async advance(driveId, generation, changes) {
      const row = await (await write())
        .updateTable('libraries')
        .set(toChanges(changes))
        .where('drive_id', '=', driveId)
        .where('generation', '=', generation)
        .returning('drive_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async remove(driveId) {
      const db = await write();
      await db.deleteFrom('library_items').where('drive_id', '=', driveId).execute();
      await db.deleteFrom('libraries').where('drive_id', '=', driveId).execute();
    },

    async place(driveId, generation, items) {
      const db = await write();
      for (let start = 0; start < items.length; start += AT_ONCE) {
        const rows = items.slice(start, start + AT_ONCE).map((item) => ({
          drive_id: driveId,
          item_id: item.itemId,
          parent_id: item.parentId,
          folder: item.folder,
          own_rights: item.ownRights,
          web_url: item.webUrl,
          generation,
        }));
        await db
          .insertInto('library_items')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['drive_id', 'item_id']).doUpdateSet((eb) => ({
              parent_id: eb.ref('excluded.parent_id'),
              folder: eb.ref('excluded.folder'),
              own_rights: eb.ref('excluded.own_rights'),
              web_url: eb.ref('excluded.web_url'),
              generation: sql<number>`greatest(library_items.generation, excluded.generation)`,
            })),
          )
          .execute();
      }
    },

    async unplace(driveId, itemIds) {
      if (itemIds.length === 0) return;
      await (await write())
        .deleteFrom('library_items')
        .where('drive_id', '=', driveId)
        .where('item_id', 'in', itemIds)
        .execute();
    },

    async unplaceUnnamed(driveId, generation) {
      await (await write())
        .deleteFrom('library_items')
        .where('drive_id', '=', driveId)
        .where('generation', '<', generation)
        .execute();
    },

    async retryAt(driveId, itemIds, at) {
      if (itemIds.length === 0) return;
      await (await write())
        .updateTable('library_items')
        .set({ retry_at: at })
        .where('drive_id', '=', driveId)
        .where('item_id', 'in', itemIds)
        .execute();
    },
  };
}
