import { sql } from 'kysely';
import type { ArrivalStore } from '../../../features/knowledge/arrivals.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

/** An address without its file's ending: a document and its PDF file have it in common. */
const stem = (address: string) => sql`regexp_replace(${sql.ref(address)}, '\\.[^./]*$', '')`;

/** Of the rows of `products`: further documents of a discussion, beside the one that its synthesis was published as. */
export const isFurther = sql<boolean>`(
  exists (select 1 from discussion_documents where ${stem('discussion_documents.web_url')} = ${stem('products.web_url')})
  and not exists (select 1 from syntheses where syntheses.product = products.id)
)`;

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
        .innerJoin('products', 'products.id', 'product_arrivals.product')
        .selectAll('product_arrivals')
        .where('at', '>=', at)
        .where((where) => where.not(isFurther))
        .orderBy('at', 'desc')
        .orderBy('product')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ product: asId<ProductId>(row.product), at: row.at }));
    },

    async comesWithAnother(product) {
      const row = await read()
        .selectFrom('products')
        .select(isFurther.as('further'))
        .where('id', '=', product)
        .executeTakeFirst();
      return row?.further ?? false;
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
