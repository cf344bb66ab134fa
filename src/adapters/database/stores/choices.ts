import { sql } from 'kysely';
import type { ChoiceStore } from '../../../features/knowledge/choices.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

export const choiceStore = ({ read, write }: Session): ChoiceStore => ({
  async save(choices) {
    if (choices.length === 0) return;
    await (await write())
      .insertInto('product_choices')
      .values([...choices])
      .onConflict((conflict) =>
        conflict.columns(['product', 'person', 'topic']).doUpdateSet({
          verdict: sql`excluded.verdict`,
          reason: sql`excluded.reason`,
          place: sql`excluded.place`,
          at: sql`excluded.at`,
        }),
      )
      .execute();
  },

  async tally(ids, topics) {
    if (ids.length === 0 || topics.length === 0) return [];
    const rows = await read()
      .selectFrom('product_choices')
      .select([
        'product',
        'topic',
        sql<number>`(count(*) filter (where verdict = 'accept'))::int`.as('accepts'),
        sql<number>`(count(*) filter (where verdict = 'reject'))::int`.as('rejects'),
      ])
      .where('product', 'in', ids)
      .where('topic', 'in', topics)
      .groupBy(['product', 'topic'])
      .execute();
    return rows.map(({ product, ...row }) => ({ product: asId<ProductId>(product), ...row }));
  },
});
