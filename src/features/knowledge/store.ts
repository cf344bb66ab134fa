import type { ProductId } from '../../kernel/ids.ts';
import type { Outline, Product } from './model.ts';

export interface ProductStore {
  get(id: ProductId): Promise<Product | null>;
  /** As `many`, without the bodies: for ranking, which needs many and reads none. */
  outlines(ids: readonly ProductId[]): Promise<readonly Outline[]>;
  /** In the order of `ids`; those that do not exist are left out. Bodies come along. */
  many(ids: readonly ProductId[]): Promise<readonly Product[]>;
  byItem(driveId: string, itemId: string): Promise<Product | null>;
  /** Everything, in pages, for building the index. `after` is the last id of the page before. */
  page(after: ProductId | null, limit: number): Promise<readonly Product[]>;
  /** Inserts or overwrites by drive and item; answers the id that it keeps. */
  save(product: Product): Promise<ProductId>;
  remove(id: ProductId): Promise<void>;
  /** Item ids of a drive, to find what a resync no longer names. */
  itemsOf(driveId: string): Promise<readonly { readonly id: ProductId; readonly itemId: string }[]>;
  /** Files whose text could not be read, newest first. */
  unreadable(limit: number): Promise<readonly Product[]>;
  /** How many there are in these libraries. */
  count(driveIds: readonly string[]): Promise<number>;
  cursor(driveId: string): Promise<string | null>;
  saveCursor(driveId: string, cursor: string): Promise<void>;
}
