import { mayOpen } from '../../kernel/audience.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { audiencesOf, isOutdated, type Product } from './model.ts';
import type { ProductStore } from './store.ts';
import type { LibrarySync } from './sync.ts';

export interface LibraryReadDeps {
  readonly work: UnitOfWork<{ products: Pick<ProductStore, 'unreadable' | 'count'> }>;
  readonly clock: Clock;
  readonly sync: Pick<LibrarySync, 'libraries' | 'namedAudiences'>;
}

const MOST_UNREADABLE = 100;

/** What is said of the libraries as a whole, and how an item stands today. */
export const libraryReads = ({ work, clock, sync }: LibraryReadDeps) => ({
  isOutdated: (product: Product): boolean => isOutdated(product, clock.now()),

  /**
   * Files that could not be read, of those that a reader may open by their audience: asked for so, since a list that
   * is cut first would be shorter for what is closed. Null: of all, for those who keep the machine.
   */
  unreadable(who: Actor | null) {
    const audiences = who && audiencesOf(who, sync.namedAudiences());
    return work.run((tx) => tx.products.unreadable(audiences, MOST_UNREADABLE));
  },

  /**
   * How many a reader may open by their audience; null counts those of all libraries, for those who keep the
   * machine. What is asked about one by one is counted for nobody.
   */
  count(who: Actor | null): Promise<number> {
    const mine = sync.libraries().filter(({ audience }) => !who || mayOpen(audience, who));
    return work.run((tx) => tx.products.count(mine.map(({ driveId }) => driveId)));
  },
});
