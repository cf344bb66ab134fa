import type { CollectionId, ProductId } from '../../kernel/ids.ts';
import type { Collection, Placed } from './model.ts';

export interface CollectionStore {
  get(id: CollectionId): Promise<Collection | null>;
  /** By name; archived ones too. */
  list(): Promise<readonly Collection[]>;
  insert(collection: Collection): Promise<void>;
  /**
   * Saves `collection` as `version + 1`.
   * @throws AppError `changed-meanwhile` where the stored version is another.
   */
  update(collection: Collection): Promise<void>;
  /** Oldest first. */
  placed(id: CollectionId): Promise<readonly Placed[]>;
  /** Inserts or overwrites by document. */
  place(id: CollectionId, placed: Placed): Promise<void>;
  unplace(id: CollectionId, product: ProductId): Promise<void>;
}

export interface CollectionStores {
  readonly collections: CollectionStore;
}
