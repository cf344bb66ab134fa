import { type Selectable, sql } from 'kysely';
import type { Feedback, MarkStore } from '../../../features/knowledge/marks.ts';
import { asId, type PersonId, type ProductId } from '../../../kernel/ids.ts';
import type { ProductFeedbackTable } from '../schema-knowledge.ts';
import type { Session } from '../session.ts';

const toFeedback = (row: Selectable<ProductFeedbackTable>): Feedback => ({
  ...row,
  product: asId<ProductId>(row.product),
  person: asId<PersonId>(row.person),
});

const feedbackPart = ({ read, write }: Session) => ({
  async feedback(product: ProductId, person: PersonId) {
    const row = await read()
      .selectFrom('product_feedback')
      .selectAll()
      .where('product', '=', product)
      .where('person', '=', person)
      .executeTakeFirst();
    return row ? toFeedback(row) : null;
  },

  async saveFeedback(feedback: Feedback) {
    const { product: _, person: __, ...changes } = feedback;
    await (await write())
      .insertInto('product_feedback')
      .values(feedback)
      .onConflict((conflict) => conflict.columns(['product', 'person']).doUpdateSet(changes))
      .execute();
  },

  async standings(ids: readonly ProductId[]) {
    if (ids.length === 0) return new Map();
    const rows = await read()
      .selectFrom('product_feedback')
      .select([
        'product',
        sql<number>`count(*)::int`.as('people'),
        sql<number>`avg(quality)::float8`.as('quality'),
        sql<number>`avg(usefulness)::float8`.as('usefulness'),
      ])
      .where('product', 'in', ids)
      .groupBy('product')
      .execute();
    return new Map(rows.map(({ product, ...rest }) => [asId<ProductId>(product), rest] as const));
  },

  async examples(product: ProductId, limit: number) {
    const rows = await read()
      .selectFrom('product_feedback')
      .select('example')
      .where('product', '=', product)
      .where('example', '<>', '')
      .orderBy('at', 'desc')
      .orderBy('person')
      .limit(limit)
      .execute();
    return rows.map(({ example }) => example);
  },
});

export function markStore(session: Session): MarkStore {
  const { read, write } = session;
  return {
    ...feedbackPart(session),

    async use(product, person, at) {
      const row = await (await write())
        .insertInto('product_uses')
        .values({ product, person, at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('product')
        .executeTakeFirst();
      return row !== undefined;
    },

    async usedBy(product) {
      const rows = await read()
        .selectFrom('product_uses')
        .select('person')
        .where('product', '=', product)
        .execute();
      return new Set(rows.map(({ person }) => asId<PersonId>(person)));
    },

    async check(product, person, at) {
      await (await write())
        .insertInto('product_checks')
        .values({ product, person, at })
        .onConflict((conflict) => conflict.columns(['product', 'person']).doUpdateSet({ at }))
        .execute();
    },

    async lastCheck(product) {
      const row = await read()
        .selectFrom('product_checks')
        .select(['person', 'at'])
        .where('product', '=', product)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { person: asId<PersonId>(row.person), at: row.at } : null;
    },
  };
}
