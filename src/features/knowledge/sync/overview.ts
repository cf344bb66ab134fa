import { mayOpen } from '../../../kernel/audience.ts';
import { AppError } from '../../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../../kernel/person.ts';
import type { Outline } from '../model.ts';
import type { SyncDeps } from './deps.ts';
import { type LibraryRecord, secondsLeft } from './model.ts';

/** A library as those who keep Praxis see it. */
export interface LibraryOverview {
  readonly record: LibraryRecord;
  readonly secondsLeft: number | null;
  readonly products: number;
  readonly unreadable: number;
  /** Some of the unreadable, newest first: those that this administrator may open. */
  readonly files: readonly Outline[];
}

const FILES_SHOWN = 50;

export const libraryOverview =
  ({ work, clock }: Pick<SyncDeps, 'work' | 'clock'>) =>
  /** @throws AppError `forbidden` */
  async (who: Actor): Promise<readonly LibraryOverview[]> => {
    if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
    return work.run(async (tx) => {
      const counts = await tx.catalogue.counts();
      const found: LibraryOverview[] = [];
      for (const record of await tx.libraries.all()) {
        const { products = 0, unreadable = 0 } = counts.get(record.driveId) ?? {};
        const files = await tx.catalogue.unreadable(record.driveId, FILES_SHOWN);
        found.push({
          record,
          secondsLeft: secondsLeft(record, clock.now()),
          products,
          unreadable,
          files: files.filter(({ audience }) => mayOpen(audience, who)),
        });
      }
      return found;
    });
  };
