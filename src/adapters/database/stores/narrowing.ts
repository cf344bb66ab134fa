import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Chosen, FACETS, type FacetName } from '../../../features/knowledge/facets.ts';
import type { ProductStore } from '../../../features/knowledge/store.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

type Values = readonly string[];

const texts = (values: Values) => sql`${[...values]}::text[]`;

/** As the facets of the feature say which values an item has, in the database's words. */
const HAS: Readonly<Record<FacetName, (values: Values) => RawBuilder<SqlBool>>> = {
  type: (values) => sql<SqlBool>`type = any(${texts(values)})`,
  topic: (values) => sql<SqlBool>`topics && ${texts(values)}`,
  country: (values) => sql<SqlBool>`countries && ${texts(values)}`,
  language: (values) => sql<SqlBool>`language = any(${texts(values)})`,
  year: (values) => sql<SqlBool>`left(published_on, 4) = any(${texts(values)})`,
  unit: (values) => sql<SqlBool>`unit = any(${texts(values)})`,
  community: (values) => sql<SqlBool>`audience ->> 'community' = any(${texts(values)})`,
  goal: (values) => sql<SqlBool>`goals && ${texts(values)}`,
  driver: (values) => sql<SqlBool>`drivers && ${texts(values)}`,
};

/** One statement over the whole catalogue, whoever may open what: the index looks only at what is open to the reader. */
export const narrowing = ({ read }: Session): Pick<ProductStore, 'narrowed'> => ({
  async narrowed(chosen: Chosen) {
    const wanted = FACETS.flatMap((name) => {
      const values = chosen[name] ?? [];
      return values.length > 0 ? [HAS[name](values)] : [];
    });
    const rows = await read()
      .selectFrom('products')
      .select('id')
      .where((where) => where.and(wanted))
      .execute();
    return new Set(rows.map(({ id }) => asId<ProductId>(id)));
  },
});
