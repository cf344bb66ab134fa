import { type SqlBool, sql } from 'kysely';
import type { ChoiceStore } from '../../../features/knowledge/choices.ts';
import { asId, type ProductId } from '../../../kernel/ids.ts';
import type { Session } from '../session.ts';

/** Whoever judged an item as used said so of it too: by these few, missions are found without reading them all. */
const missionsWith = ({ read }: Session, ids: readonly ProductId[]) =>
  read()
    .selectFrom('product_uses')
    .innerJoin('preparations', 'preparations.owner', 'product_uses.person')
    .select([
      'product_uses.product',
      sql<number>`count(distinct coalesce(preparations.mission, preparations.id))::int`.as(
        'missions',
      ),
    ])
    .where('product_uses.product', 'in', ids)
    .where('preparations.kind', '=', 'mission')
    .where('preparations.state', '<>', 'discarded')
    .where(
      sql<SqlBool>`preparations.judged @> jsonb_build_array(jsonb_build_object('product', product_uses.product, 'verdict', 'use'))`,
    )
    .groupBy('product_uses.product')
    .execute();

const answersAmong = ({ read }: Session, ids: readonly ProductId[], topics: readonly string[]) =>
  read()
    .selectFrom('product_choices')
    .select(({ fn }) => ['product', fn.max('at').as('at')])
    .where('product', 'in', ids)
    .where('topic', 'in', topics)
    .where('verdict', '=', 'accept')
    .where('place', 'like', 'answer:%')
    .groupBy('product')
    .execute();

export const choiceStore = (session: Session): ChoiceStore => ({
  ...chosenPart(session),

  async proofs(ids, topics) {
    if (ids.length === 0) return [];
    const missions = await missionsWith(session, ids);
    const answers = topics.length > 0 ? await answersAmong(session, ids, topics) : [];
    return ids.flatMap((product) => {
      const used = missions.find((one) => one.product === product)?.missions ?? 0;
      const answeredAt = answers.find((one) => one.product === product)?.at ?? null;
      return used > 0 || answeredAt ? [{ product, answeredAt, missions: used }] : [];
    });
  },
});

const chosenPart = ({ read, write }: Session): Pick<ChoiceStore, 'save' | 'tally'> => ({
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
