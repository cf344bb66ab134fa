import type { ProductId } from '../../kernel/ids.ts';

/** What is known of an item before two engines' orders become one. */
export interface Fusable {
  readonly outline: { readonly id: ProductId };
  /** Words of the need that another engine saw in it; absent where our own index found it. */
  readonly seen?: readonly string[];
}

/** As in the paper: it keeps the first few of one engine from deciding alone. */
const K = 60;
/**
 * Ours is told by tags, languages, review dates and what people chose, of which the other engine knows nothing: with
 * this weight what it has first passes at most six that it has not found, and what it has not found is never lost.
 */
const WEIGHT = 0.1;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009) of our order with another engine's. With no ranks of
 * another engine it is our order as it stands.
 * @param items ours in their order; those that only the other engine found at the end
 * @param ranks the other engine's, from 1
 * @param fitting how many of ours are what was asked for: what only the other engine found stands behind so many
 */
export function fused<T extends Fusable>(
  items: readonly T[],
  ranks: ReadonlyMap<ProductId, number>,
  fitting: number,
): readonly T[] {
  if (ranks.size === 0) return items;
  return items
    .map((item, at) => {
      const other = ranks.get(item.outline.id) ?? Number.POSITIVE_INFINITY;
      // Behind all that fit and before all others, in the other engine's order.
      if (item.seen !== undefined) return { item, score: 1 / (K + fitting + other / (other + 1)) };
      return { item, score: 1 / (K + at + 1) + WEIGHT / (K + other) };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
