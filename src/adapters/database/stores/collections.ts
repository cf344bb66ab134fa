import type { Selectable } from 'kysely';
import type { Collection, Placed } from '../../../features/collections/model.ts';
import type { CollectionStore } from '../../../features/collections/store.ts';
import {
  asId,
  type CollectionId,
  type CommunityId,
  type PersonId,
  type ProductId,
} from '../../../kernel/ids.ts';
import type { CollectionsTable } from '../schema-collections.ts';
import type { Session } from '../session.ts';
import { json } from '../values.ts';
import { mustHaveChanged } from './versions.ts';

const toCollection = (row: Selectable<CollectionsTable>): Collection => ({
  id: asId<CollectionId>(row.id),
  version: row.version,
  community: asId<CommunityId>(row.community),
  name: row.name,
  description: row.description,
  words: row.words,
  chosen: row.chosen,
  topics: row.topics,
  audience: row.audience as Collection['audience'],
  state: row.state as Collection['state'],
  createdBy: asId<PersonId>(row.created_by),
  createdAt: row.created_at,
  checkedBy: asId<PersonId>(row.checked_by),
  checkedAt: row.checked_at,
});

const toRow = (collection: Collection) => ({
  community: collection.community,
  name: collection.name,
  description: collection.description,
  words: collection.words,
  chosen: json(collection.chosen),
  topics: collection.topics,
  audience: collection.audience,
  state: collection.state,
  created_by: collection.createdBy,
  created_at: collection.createdAt,
  checked_by: collection.checkedBy,
  checked_at: collection.checkedAt,
});

export function collectionStore({ read, write }: Session): CollectionStore {
  return {
    async get(id) {
      const row = await read()
        .selectFrom('collections')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toCollection(row) : null;
    },

    async list() {
      const rows = await read()
        .selectFrom('collections')
        .selectAll()
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map(toCollection);
    },

    async insert(collection) {
      const { id, version } = collection;
      await (await write())
        .insertInto('collections')
        .values({ id, version, ...toRow(collection) })
        .execute();
    },

    async update(collection) {
      const { id, version } = collection;
      const result = await (await write())
        .updateTable('collections')
        .set({ ...toRow(collection), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      mustHaveChanged(result, `collection ${id}`, version);
    },

    async placed(id) {
      const rows = await read()
        .selectFrom('collection_items')
        .selectAll()
        .where('collection', '=', id)
        .orderBy('at')
        .orderBy('product')
        .execute();
      return rows.map(
        ({ product, how, reason, by, at }): Placed => ({
          product: asId<ProductId>(product),
          how: how as Placed['how'],
          reason,
          by: asId<PersonId>(by),
          at,
        }),
      );
    },

    async place(id, placed) {
      const { product: _, ...changes } = placed;
      await (await write())
        .insertInto('collection_items')
        .values({ collection: id, ...placed })
        .onConflict((conflict) => conflict.columns(['collection', 'product']).doUpdateSet(changes))
        .execute();
    },

    async unplace(id, product) {
      await (await write())
        .deleteFrom('collection_items')
        .where('collection', '=', id)
        .where('product', '=', product)
        .execute();
    },
  };
}
