import { type Selectable, sql } from 'kysely';
import type { Origin, Review, ReviewStore } from '../../../features/knowledge/reviews.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type CommunityId, type PersonId, type ProductId } from '../../../kernel/ids.ts';
import type { ProductReviewsTable } from '../schema-collections.ts';
import type { Session } from '../session.ts';
import { isFurther } from './arrivals.ts';

type Row = Selectable<ProductReviewsTable>;

const person = (id: string | null): PersonId | null => (id === null ? null : asId<PersonId>(id));

const toReview = (row: Row): Review => ({
  product: asId<ProductId>(row.product),
  version: row.version,
  dueOn: row.due_on,
  state: row.state as Review['state'],
  owner: person(row.owner),
  askedAt: row.asked_at,
  escalatedAt: row.escalated_at,
  note: row.note,
  decidedBy: person(row.decided_by),
  decidedAt: row.decided_at,
  nextOn: row.next_on,
  nextOwner: person(row.next_owner),
  keptHere: row.kept_on !== null || row.kept_owner !== null,
});

/** What was kept before stays kept until something new is decided of it. */
const toRow = (review: Review) => ({
  version: review.version,
  due_on: review.dueOn,
  state: review.state,
  owner: review.owner,
  asked_at: review.askedAt,
  escalated_at: review.escalatedAt,
  note: review.note,
  decided_by: review.decidedBy,
  decided_at: review.decidedAt,
  next_on: review.nextOn,
  next_owner: review.nextOwner,
});

const NOTHING_KEPT = {
  kept_on: null,
  kept_on_was: null,
  kept_owner: null,
  kept_owner_was: null,
};

/** Rows of one statement: what a first look over a library of years may find. */
const AT_ONCE = 500;

async function overdue({ read }: Session, day: string) {
  const due = await read()
    .selectFrom('products')
    .select(['id', 'owner_id', 'review_on'])
    .where('review_on', '<=', day)
    // Whoever looks at a synthesis again looks at what was made with it.
    .where((where) => where.not(isFurther))
    .orderBy('review_on')
    .orderBy('id')
    .execute();
  const rows = await read()
    .selectFrom('product_reviews')
    .innerJoin('products', 'products.id', 'product_reviews.product')
    .selectAll('product_reviews')
    .where('products.review_on', '<=', day)
    .execute();
  const reviews = new Map(rows.map((row) => [row.product, toReview(row)]));
  return due.map(({ id, owner_id, review_on }) => ({
    product: asId<ProductId>(id),
    owner: person(owner_id),
    reviewOn: review_on ?? '',
    review: reviews.get(id) ?? null,
  }));
}

const reads = (session: Session) => ({
  async get(product: ProductId) {
    const row = await session
      .read()
      .selectFrom('product_reviews')
      .selectAll()
      .where('product', '=', product)
      .executeTakeFirst();
    return row ? toReview(row) : null;
  },

  overdue: (day: string) => overdue(session, day),

  async lastRound() {
    const row = await session
      .read()
      .selectFrom('review_rounds')
      .select('month')
      .orderBy('month', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.month ?? null;
  },

  async overdueIn(day: string, communities: readonly CommunityId[]) {
    const { rows } = await sql<{ id: string; community: string }>`
      with ours as (
        select id, audience->>'community' as community from products
          where audience->>'kind' = 'community'
        union
        select product as id, community from syntheses where product is not null
        union
        select product as id, queries.community from consolidated_replies
          join queries on queries.id = query where product is not null
      )
      select distinct on (ours.id) ours.id, ours.community from ours
        join products on products.id = ours.id
        where products.review_on <= ${day} and ours.community = any(${[...communities]})
        order by ours.id, ours.community`.execute(session.read());
    const there = new Map(rows.map(({ id, community }) => [id, asId<CommunityId>(community)]));
    return (await overdue(session, day)).flatMap((one) => {
      const community = there.get(one.product);
      return community ? [{ ...one, community }] : [];
    });
  },

  async origin(product: ProductId): Promise<Origin | null> {
    const { rows } = await sql<Origin>`
      select 'discussion' as kind, discussion as id, community from syntheses
        where product = ${product}
      union all
      select 'query' as kind, query as id, queries.community from consolidated_replies
        join queries on queries.id = query where product = ${product}
      union all
      select 'capture' as kind, id, null as community from captures where product = ${product}
      limit 1`.execute(session.read());
    return rows[0] ?? null;
  },
});

export function reviewStore(session: Session): ReviewStore {
  const { write } = session;
  return {
    ...reads(session),

    async saveAll(reviews) {
      const db = await write();
      for (let at = 0; at < reviews.length; at += AT_ONCE) {
        const rows = reviews.slice(at, at + AT_ONCE);
        await db
          .insertInto('product_reviews')
          .values(rows.map((one) => ({ product: one.product, ...toRow(one), ...NOTHING_KEPT })))
          .onConflict((conflict) =>
            conflict
              .column('product')
              .doUpdateSet((eb) =>
                Object.fromEntries(
                  Object.keys(toRow(rows[0] as Review)).map((name) => [
                    name,
                    eb.ref(`excluded.${name as keyof ReturnType<typeof toRow>}`),
                  ]),
                ),
              ),
          )
          .execute();
      }
    },

    async save(review) {
      const { product, version } = review;
      const row = { ...toRow(review), ...NOTHING_KEPT };
      const saved = await (await write())
        .insertInto('product_reviews')
        .values({ product, ...row })
        .onConflict((conflict) =>
          conflict
            .column('product')
            .doUpdateSet(row)
            .where('product_reviews.version', '=', version - 1),
        )
        .returning('product')
        .executeTakeFirst();
      if (!saved) throw new AppError('changed-meanwhile', `review of ${product}`);
    },

    async keepHere(product, { reviewOn, ownerId }) {
      const db = await write();
      await db
        .updateTable('product_reviews')
        .set((eb) => ({
          kept_on: eb.ref('next_on'),
          kept_on_was: reviewOn,
          kept_owner: eb.ref('next_owner'),
          kept_owner_was: ownerId,
        }))
        .where('product', '=', product)
        .execute();
      // Written as it is: the trigger puts in what is kept.
      await db
        .updateTable('products')
        .set({ review_on: reviewOn, owner_id: ownerId })
        .where('id', '=', product)
        .execute();
    },

    async planned(month) {
      await (await write())
        .insertInto('review_rounds')
        .values({ month })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
