import type { RelatedProduct } from '../features/discussions/model.ts';
import type { Found, Product } from '../features/knowledge/model.ts';
import type { ProductId } from '../kernel/ids.ts';
import type { ViewDeps } from './deps.ts';

/** An item beside a text or in an answer, with all that stands on it wherever it is shown. */
export interface RelatedView {
  readonly product: Product;
  readonly reasons: Found['reasons'];
  /** Its other forms, where they were looked for. */
  readonly alike?: Found['alike'];
  readonly notices?: Found['notices'];
  readonly differing?: Found['differing'];
  readonly standing?: Found['standing'];
  readonly outdated?: boolean;
  /** Who answers for it; null where nobody does, absent where nobody was looked up. */
  readonly owner?: string | null;
}

/** Search hits and related products are drawn alike. */
export const fromFound = ({
  product,
  reasons,
  alike,
  notices,
  differing,
  standing,
  outdated,
}: Found): RelatedView => ({
  product,
  reasons,
  alike,
  notices,
  differing,
  standing,
  outdated,
});

interface Shown {
  readonly product: Product;
  readonly outdated?: boolean;
}

/** The names of those who answer for these items; whoever has left is nobody to ask. */
export async function withOwners<T extends Shown>(
  { people }: Pick<ViewDeps, 'people'>,
  items: readonly T[],
): Promise<readonly (T & { readonly owner?: string | null })[]> {
  const wanted = [...new Set(items.flatMap(({ product: { ownerId } }) => ownerId ?? []))];
  const known = wanted.length > 0 ? await people.people(wanted) : [];
  const names = new Map(known.flatMap(({ id, name, active }) => (active ? [[id, name]] : [])));
  return items.map((item) => {
    const { ownerId } = item.product;
    return { ...item, owner: (ownerId && names.get(ownerId)) ?? null };
  });
}

/** What is kept as related to a text, as far as these audiences may open it. */
export function relatedViews({ knowledge, people }: Pick<ViewDeps, 'knowledge' | 'people'>) {
  return async function related(
    entries: readonly RelatedProduct[],
    audiences: ReadonlySet<string>,
  ): Promise<readonly RelatedView[]> {
    const reasons = new Map(entries.map((entry) => [entry.product, entry.reasons]));
    const products = await knowledge.many([...reasons.keys()], audiences);
    const ids = products.map(({ id }) => id);
    const [notices, differing] = await Promise.all([
      knowledge.notices.among({ audiences, person: null }, ids),
      knowledge.differing(ids),
    ]);
    return withOwners(
      { people },
      products.map((product) => ({
        product,
        reasons: reasons.get(product.id) ?? [],
        notices: notices.get(product.id) ?? [],
        differing: differing.get(product.id) ?? 0,
        outdated: knowledge.isOutdated(product),
      })),
    );
  };
}

/** One item by itself for everybody in a place, as it stands. */
export async function oneShown(
  { knowledge, people }: Pick<ViewDeps, 'knowledge' | 'people'>,
  product: Product,
  audiences: ReadonlySet<string>,
): Promise<RelatedView> {
  const id: ProductId = product.id;
  const [notices, differing] = await Promise.all([
    knowledge.notices.among({ audiences, person: null }, [id]),
    knowledge.differing([id]),
  ]);
  const [shown] = await withOwners({ people }, [
    {
      product,
      reasons: [],
      notices: notices.get(id) ?? [],
      differing: differing.get(id) ?? 0,
      outdated: knowledge.isOutdated(product),
    },
  ]);
  return shown ?? { product, reasons: [] };
}
