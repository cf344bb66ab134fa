import { sql } from 'kysely';
import type { SketchStore } from '../../../features/knowledge/store.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

const BYTES = Uint32Array.BYTES_PER_ELEMENT;

const toBytes = (sketch: Uint32Array): Buffer => {
  const bytes = Buffer.alloc(sketch.length * BYTES);
  for (const [at, value] of sketch.entries()) bytes.writeUInt32LE(value, at * BYTES);
  return bytes;
};

/** Read one by one: the bytes of a row begin where they happen to begin. */
const fromBytes = (bytes: Buffer): Uint32Array =>
  Uint32Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, at) =>
    bytes.readUInt32LE(at * BYTES),
  );

export function sketchStore({ read, write }: Session): SketchStore {
  return {
    async of(ids) {
      if (ids.length === 0) return new Map();
      const rows = await read()
        .selectFrom('product_sketches')
        .innerJoin('products', (join) =>
          join
            .onRef('products.id', '=', 'product_sketches.product')
            .onRef('products.revision', '=', 'product_sketches.revision'),
        )
        .select(['product', 'sketch'])
        .where('product', 'in', ids)
        .execute();
      return new Map(
        rows.map(({ product, sketch }) => [asId<ProductId>(product), fromBytes(sketch)] as const),
      );
    },

    async unsketched(ids) {
      if (ids.length === 0) return [];
      const rows = await read()
        .selectFrom('products')
        .select(['id', 'revision', 'body'])
        .where('id', 'in', ids)
        .execute();
      return rows.map(({ id, ...row }) => ({ id: asId<ProductId>(id), ...row }));
    },

    async save(made) {
      if (made.length === 0) return;
      // In one order: two who meet the same texts at once wait for each other and do not lock.
      const rows = made
        .map(({ id, revision, sketch }) => ({ product: id, revision, sketch: toBytes(sketch) }))
        .toSorted((a, b) => (a.product < b.product ? -1 : 1));
      await (await write())
        .insertInto('product_sketches')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('product').doUpdateSet({
            revision: sql`excluded.revision`,
            sketch: sql`excluded.sketch`,
          }),
        )
        .execute();
    },
  };
}
