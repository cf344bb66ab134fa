import { audienceKey } from '../../kernel/audience.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { ArrivalStore } from './arrivals.ts';
import { addressesOf, type Outline, type Product } from './model.ts';
import type { ProductStore } from './store.ts';

type Stores = { readonly products: ProductStore; readonly arrivals: ArrivalStore };

/** The catalogue without searching: several items at once, and what came lately. */
export const catalogueReads = (
  { work }: { readonly work: UnitOfWork<Stores> },
  opensAmong: (who: Actor, items: readonly Outline[]) => Promise<ReadonlySet<ProductId>>,
) => ({
  /** In the order of `ids`, those that this person may open now. */
  async outlines(who: Actor, ids: readonly ProductId[]): Promise<readonly Outline[]> {
    const all = await work.run((tx) => tx.products.outlines(ids));
    const open = await opensAmong(who, all);
    return all.filter(({ id }) => open.has(id));
  },

  /** What came after that moment, newest first, whoever may open it: for those who ask before they tell. */
  async arrived(since: Date, limit: number) {
    const arrivals = await work.run((tx) => tx.arrivals.since(since, limit));
    const ids = arrivals.map(({ product }) => product);
    const found = await work.run((tx) => tx.products.outlines(ids));
    const at = new Map(arrivals.map((arrival) => [arrival.product, arrival.at]));
    return found.map((outline) => ({ outline, at: at.get(outline.id) ?? since }));
  },

  /** Whether it is a further document of something that is news by itself. */
  comesWithAnother: (id: ProductId) => work.run((tx) => tx.arrivals.comesWithAnother(id)),

  /** Versions of a file that the catalogue has met, newest first. */
  versions: (id: ProductId) => work.run((tx) => tx.arrivals.versions(id)),

  /** Without a reader's eyes; null where it is gone. */
  outline: async (id: ProductId): Promise<Outline | null> =>
    (await work.run((tx) => tx.products.outlines([id])))[0] ?? null,

  /** Who answers for it; null where nobody is named or it is gone. */
  ownerOf: async (id: ProductId) =>
    (await work.run((tx) => tx.products.outlines([id])))[0]?.ownerId ?? null,

  /** Those of `ids` that everybody in `audiences` may open. */
  async many(ids: readonly ProductId[], audiences: ReadonlySet<string>) {
    const products = await work.run((tx) => tx.products.many(ids));
    return products.filter((product) => audiences.has(audienceKey(product.audience)));
  },

  /** The file at this address, where this person may open it now; null for any other. */
  async addressed(who: Actor, address: string): Promise<Outline | null> {
    const product = await work.run((tx) => tx.products.byAddress(addressesOf(address)));
    return product && (await opensAmong(who, [product])).has(product.id) ? product : null;
  },

  /** The file at this address, where everybody in `audiences` may open it; null for any other. */
  async atAddress(address: string, audiences: ReadonlySet<string>): Promise<Product | null> {
    const product = await work.run((tx) => tx.products.byAddress(addressesOf(address)));
    return product && audiences.has(audienceKey(product.audience)) ? product : null;
  },
});
