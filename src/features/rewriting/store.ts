import type { DraftKind, Rewriting } from './model.ts';

export interface RewritingStore {
  /** The last one of a draft. */
  get(kind: DraftKind, item: string): Promise<Rewriting | null>;
  /**
   * Takes the place of that draft's former one.
   * @param before version of what it follows; null: there was none. @throws AppError `changed-meanwhile`
   */
  save(rewriting: Rewriting, before: number | null): Promise<void>;
}

export interface RewritingStores {
  readonly rewritings: RewritingStore;
}
