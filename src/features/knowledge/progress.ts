import { audienceKey } from '../../kernel/audience.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { ProductStore } from './store.ts';
import type { LibrarySync } from './sync.ts';

/** While the library is read for the first time, or its index built: what is not found may only be not there yet. */
export interface StillRead {
  readonly done: number;
  /** Null: not known yet. */
  readonly total: number | null;
}

export interface ProgressDeps {
  readonly work: UnitOfWork<{ readonly products: Pick<ProductStore, 'count'> }>;
  readonly sync: Pick<LibrarySync, 'indexing' | 'records'>;
}

/**
 * How far what these readers may open is read; null where all of it is. Counts libraries that are theirs alone: how much
 * lies in others is not for them. Of an index that is being built only the share is known, which is of the whole.
 */
export const stillReading =
  ({ work, sync }: ProgressDeps) =>
  async (audiences: ReadonlySet<string>): Promise<StillRead | null> => {
    const theirs = sync.records().filter(({ audience }) => audiences.has(audienceKey(audience)));
    const building = sync.indexing();
    if (building) {
      const drives = theirs.map(({ driveId }) => driveId);
      const total = await work.run((tx) => tx.products.count(drives));
      const share = building.total > 0 ? building.done / building.total : 0;
      return { done: Math.floor(total * Math.min(1, share)), total };
    }
    const first = theirs.filter(({ state, succeededAt }) => state === 'reading' && !succeededAt);
    if (first.length === 0) return null;
    const known = first.every(({ total }) => total !== null);
    return {
      done: first.reduce((sum, { read }) => sum + read, 0),
      total: known ? first.reduce((sum, { total }) => sum + (total ?? 0), 0) : null,
    };
  };
