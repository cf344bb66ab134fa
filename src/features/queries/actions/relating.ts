import { AppError } from '../../../kernel/errors.ts';
import type { ProductId, QueryId } from '../../../kernel/ids.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import type { Query, RelatedProduct } from '../model.ts';
import { existing, type QueryDeps } from './deps.ts';

const mayChoose = (who: Actor, { asker, community }: Query): boolean =>
  asker === who.id || (community !== null && moderates(who, community));

/** What is shown beside a question. */
export function relating({ work }: Pick<QueryDeps, 'work'>) {
  return {
    /** Questions beside which one of these is shown. */
    showing: (products: readonly ProductId[]) => work.run((tx) => tx.queries.showing(products)),

    /** Keeps the related products that were found for the opening post. Idempotent. */
    async attachRelated(id: QueryId, related: readonly RelatedProduct[]): Promise<void> {
      await work.run(async (tx) => tx.queries.update({ ...(await existing(tx, id)), related }));
    },

    /** Takes a product out of the related ones, or adds one. @throws AppError `not-found`, `not-yours` */
    async chooseRelated(
      who: Actor,
      id: QueryId,
      { product, keep }: { readonly product: RelatedProduct; readonly keep: boolean },
    ): Promise<void> {
      await work.run(async (tx) => {
        const query = await existing(tx, id);
        if (!mayChoose(who, query)) throw new AppError('not-yours', 'related documents');
        const { related } = query;
        const known = related.some((one) => one.product === product.product);
        if (known === keep) return;
        const after = keep
          ? [...related, product]
          : related.filter((one) => one.product !== product.product);
        await tx.queries.update({ ...query, related: after });
        tx.emit({ type: 'query.related', actor: who.id, data: { query: id } });
      });
    },
  };
}
