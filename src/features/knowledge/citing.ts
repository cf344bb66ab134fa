import { audienceKey } from '../../kernel/audience.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Readers } from './access.ts';
import { addressesOf, type Contradicted, type Outline, type Product } from './model.ts';

export interface CitingDeps {
  readonly work: UnitOfWork<{
    readonly products: { byAddress(addresses: readonly string[]): Promise<Product | null> };
  }>;
  readonly among: (
    readers: Readers,
    items: readonly ProductId[],
  ) => Promise<ReadonlyMap<ProductId, readonly Contradicted[]>>;
}

/** A document that a text cites, with what it is said to contradict. */
export interface Cited {
  readonly product: Outline;
  readonly notices: readonly Contradicted[];
}

const ADDRESS = /https?:\/\/[^\s<>"“”«»]+/g;
/** What ends a sentence behind an address is not of it. */
const TRAILING = /[.,;:!?)\]’']+$/;
/** A text that cites more is a list, of which the first are looked at. */
const MOST_ADDRESSES = 60;

/**
 * The documents that texts cite by address and that are said to contradict others, each once in the order of the texts.
 * Only what everybody in `audiences` may open, on both sides: what is published is read by all of them.
 */
export const citedIn =
  ({ work, among }: CitingDeps) =>
  async (texts: readonly string[], audiences: ReadonlySet<string>): Promise<readonly Cited[]> => {
    const found = texts.flatMap((text) => text.match(ADDRESS) ?? []);
    const addresses = [...new Set(found.map((one) => one.replace(TRAILING, '')))];
    const products = new Map<ProductId, Product>();
    for (const address of addresses.slice(0, MOST_ADDRESSES)) {
      const product = await work.run((tx) => tx.products.byAddress(addressesOf(address)));
      if (product && audiences.has(audienceKey(product.audience)))
        products.set(product.id, product);
    }
    const notices = await among({ audiences, person: null }, [...products.keys()]);
    return [...products.values()].flatMap((product) => {
      const said = notices.get(product.id) ?? [];
      return said.length > 0 ? [{ product, notices: said }] : [];
    });
  };
