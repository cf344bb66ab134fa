import { type Kysely, sql } from 'kysely';
import type { CatalogueStore, Former } from '../../../features/knowledge/store.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import { keptFor } from '../kept.ts';
import type { Schema } from '../schema.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { OUTLINE, toOutline, toOutlineRow, toRow } from './products.ts';

const inDrive = (db: Kysely<Schema>, driveId: string, itemIds: readonly string[]) =>
  db
    .selectFrom('products')
    .select(OUTLINE)
    .where('drive_id', '=', driveId)
    .where('item_id', 'in', itemIds);

async function formerOf(db: Kysely<Schema>, driveId: string, itemIds: readonly string[]) {
  const found = new Map<string, Former>();
  const gone = await db
    .selectFrom('products_gone')
    .select(['id', 'item_id'])
    .where('item_id', 'in', itemIds)
    .orderBy('revision')
    .execute();
  for (const { id, item_id } of gone)
    found.set(item_id, { id: asId<ProductId>(id), outline: null });
  const moved = await db
    .selectFrom('products')
    .select(OUTLINE)
    .where('item_id', 'in', itemIds)
    .where('drive_id', '!=', driveId)
    .execute();
  for (const row of moved) {
    found.set(row.item_id, { id: asId<ProductId>(row.id), outline: toOutline(row) });
  }
  return found;
}

function reads({ read }: Session) {
  return {
    known: async (driveId: string, itemIds: readonly string[]) => {
      if (itemIds.length === 0) return new Map();
      const rows = await inDrive(read(), driveId, itemIds).execute();
      return new Map(rows.map((row) => [row.item_id, toOutline(row)]));
    },
    former: async (driveId: string, itemIds: readonly string[]) =>
      itemIds.length === 0 ? new Map<string, Former>() : formerOf(read(), driveId, itemIds),
    mark: async () => {
      const { rows } = await sql<{ mark: string }>`
        select pg_snapshot_xmin(pg_current_snapshot())::text as mark`.execute(read());
      return rows[0]?.mark ?? '0';
    },
    writtenSince: async (mark: string) => {
      // A backup that was put back brings numbers of another server, ahead of this one's: they are not news.
      const { rows } = await sql<{ id: string; revision: number }>`
        select id, revision from products
        where written_in >= ${mark}::xid8 and written_in < pg_snapshot_xmax(pg_current_snapshot())
        union all
        select id, revision from products_gone
        where written_in >= ${mark}::xid8 and written_in < pg_snapshot_xmax(pg_current_snapshot())
        order by revision`.execute(read());
      return rows.map(({ id, revision }) => ({ id: asId<ProductId>(id), revision }));
    },
    revisions: async () => {
      const rows = await read().selectFrom('products').select(['id', 'revision']).execute();
      return rows.map(({ id, revision }) => ({ id: asId<ProductId>(id), revision }));
    },
    counts: async () => {
      const rows = await read()
        .selectFrom('products')
        .select([
          'drive_id',
          sql<number>`count(*)`.as('products'),
          sql<number>`count(unreadable)`.as('unreadable'),
        ])
        .groupBy('drive_id')
        .execute();
      return new Map(rows.map(({ drive_id, ...counts }) => [drive_id, counts]));
    },
    unreadable: async (driveId: string, limit: number) => {
      const rows = await read()
        .selectFrom('products')
        .select(OUTLINE)
        .where('drive_id', '=', driveId)
        .where('unreadable', 'is not', null)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toOutline);
    },
  };
}

/** What folders and a library's row of the register change for many products at once. */
function sweeping({ write }: Session) {
  return {
    async regard(
      ...[driveId, audience, { covered, others }]: Parameters<CatalogueStore['regard']>
    ): Promise<void> {
      const db = await write();
      const checked = sql`${json({ kind: 'checked', driveId })}::jsonb`;
      const own = sql`case when item.own_rights then ${checked} else ${json(audience)}::jsonb end`;
      if (covered.length > 0) {
        await sql`
          update products set audience = ${own}
          from library_items item
          where item.drive_id = products.drive_id and item.item_id = products.item_id
            and products.drive_id = ${driveId} and item.parent_id = any(${covered})
            and audience is distinct from ${own}`.execute(db);
      }
      const lie = (where: ReturnType<typeof sql>) => sql`(
        select 1 from library_items item
        where item.drive_id = products.drive_id and item.item_id = products.item_id
          and item.parent_id = any(${where}))`;
      const meant =
        others === 'rest'
          ? sql`not exists ${lie(sql`${covered}`)}`
          : sql`exists ${lie(sql`${others}`)}`;
      if (others.length === 0) return;
      await sql`
        update products set audience = ${checked}
        where drive_id = ${driveId} and audience is distinct from ${checked}
          and ${meant}`.execute(db);
    },

    async relocate(driveId: string, from: string, to: string): Promise<void> {
      await sql`
        update products set web_url = ${to}::text || substr(web_url, length(${from}::text) + 1)
        where drive_id = ${driveId} and starts_with(web_url, ${`${from}/`})`.execute(await write());
    },

    // One look-up by key for each: as a join, planned before the tables were ever analysed, it took minutes.
    async removeUnnamed(driveId: string, generation: number, limit: number): Promise<number> {
      const { numAffectedRows } = await sql`
        delete from products where id in (
          select id from products
          where drive_id = ${driveId} and coalesce((
            select item.generation from library_items item
            where item.drive_id = products.drive_id and item.item_id = products.item_id
              and not item.folder), -1) < ${generation}
          limit ${limit})`.execute(await write());
      return Number(numAffectedRows ?? 0);
    },

    async removeDrive(driveId: string, limit: number): Promise<number> {
      const { numAffectedRows } = await sql`
        delete from products where id in (
          select id from products where drive_id = ${driveId} limit ${limit})`.execute(
        await write(),
      );
      return Number(numAffectedRows ?? 0);
    },
  };
}

export function catalogueStore(session: Session): CatalogueStore {
  const { write } = session;
  return {
    ...reads(session),
    ...sweeping(session),

    async adopt(id, driveId, itemId) {
      await (await write())
        .updateTable('products')
        .set({ drive_id: driveId, item_id: itemId })
        .where('id', '=', id)
        .execute();
    },

    async saveAll(products) {
      if (products.length === 0) return;
      await (await write())
        .insertInto('products')
        .values(products.map((product) => ({ id: product.id, ...toRow(product) })))
        .onConflict((conflict) =>
          conflict.columns(['drive_id', 'item_id']).doUpdateSet((eb) => {
            const named = [...OUTLINE.slice(1), 'body'] as const;
            return Object.fromEntries(named.map((name) => [name, eb.ref(`excluded.${name}`)]));
          }),
        )
        .execute();
    },

    async saveOutlines(outlines) {
      const db = await write();
      for (const outline of outlines) {
        const { drive_id, item_id, ...row } = toOutlineRow(outline);
        await db
          .updateTable('products')
          .set(row)
          .where('drive_id', '=', drive_id)
          .where('item_id', '=', item_id)
          .execute();
      }
    },

    async removeItems(driveId, itemIds) {
      if (itemIds.length === 0) return;
      await (await write())
        .deleteFrom('products')
        .where('drive_id', '=', driveId)
        .where('item_id', 'in', itemIds)
        .execute();
    },

    async forgetGone() {
      await sql`delete from products_gone
        where gone_at < clock_timestamp() - ${keptFor('gone')}`.execute(await write());
    },
  };
}
