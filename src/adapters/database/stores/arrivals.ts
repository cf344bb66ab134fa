import type { ArrivalStore } from '../../../features/knowledge/arrivals.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

export function arrivalStore({ read, write }: Session): ArrivalStore {
  return {
    async note(products, at) {
      if (products.length === 0) return [];
      const rows = await (await write())
        .insertInto('product_arrivals')
        .values(products.map((product) => ({ product, at })))
        .onConflict((conflict) => conflict.doNothing())
        .returning('product')
        .execute();
      return rows.map(({ product }) => asId<ProductId>(product));
    },

    async since(at, limit) {
      const rows = await read()
        .selectFrom('product_arrivals')
        .selectAll()
        .where('at', '>=', at)
        .orderBy('at', 'desc')
        .orderBy('product')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ product: asId<ProductId>(row.product), at: row.at }));
    },

    async noteVersions(versions) {
      if (versions.length === 0) return;
      await (await write())
        .insertInto('product_versions')
        .values(
          versions.map(({ product, tag, modifiedAt }) => ({
            product,
            tag,
            modified_at: modifiedAt,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async versions(product) {
      const rows = await read()
        .selectFrom('product_versions')
        .selectAll()
        .where('product', '=', product)
        .orderBy('modified_at', 'desc')
        .orderBy('tag')
        .execute();
      return rows.map(({ tag, modified_at: modifiedAt }) => ({ product, tag, modifiedAt }));
    },
  };
}
