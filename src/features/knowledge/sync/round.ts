import type { LibraryPage } from '../../../ports/library.ts';
import type { SyncDeps } from './deps.ts';
import { Folders } from './folders.ts';
import {
  type LibraryProgress,
  type LibraryRecord,
  listsAnew,
  retryAfter,
  retryOnceMore,
} from './model.ts';
import { Overtaken } from './overtaken.ts';
import { pageApplier } from './page.ts';
import type { FileTexts } from './texts.ts';

/** Products that are removed in one transaction. */
const SWEPT_AT_ONCE = 500;
/** Files of a library that are tried again in one round. */
const RETRIED_AT_ONCE = 50;

/** Reads one library from where it was left. */
export function libraryRound(deps: SyncDeps, texts: FileTexts, follow: () => Promise<void>) {
  const { work, library, clock } = deps;
  const pages = pageApplier(deps, texts);

  async function advanced(record: LibraryRecord, changes: LibraryProgress): Promise<LibraryRecord> {
    const held = await work.run((tx) =>
      tx.libraries.advance(record.driveId, record.generation, changes),
    );
    if (!held) throw new Overtaken();
    return { ...record, ...changes };
  }

  /** A new generation, said before the first page is asked for: what is published from now on carries it. */
  function relisted(record: LibraryRecord): Promise<LibraryRecord> {
    return work.run(async (tx) => {
      const now = (await tx.libraries.get(record.driveId)) ?? record;
      if (now.generation !== record.generation) throw new Overtaken();
      const total = await tx.libraries.files(record.driveId, 0);
      const next: LibraryRecord = {
        ...record,
        // Also where the feed began anew by itself: with the old place, changes alone could pass for a listing.
        cursor: null,
        generation: record.generation + 1,
        listing: true,
        read: 0,
        total: total === 0 ? null : total,
        since: clock.now(),
      };
      await tx.libraries.save(next);
      return next;
    });
  }

  async function begun(record: LibraryRecord): Promise<LibraryRecord> {
    const now = clock.now();
    const reading = { state: 'reading', reason: null } as const;
    if (listsAnew(record, now)) return relisted({ ...record, ...reading });
    if (!record.listing) return advanced(record, { ...reading, read: 0, since: now });
    const { driveId, generation } = record;
    const read = await work.run((tx) => tx.libraries.files(driveId, generation));
    return advanced(record, { ...reading, read });
  }

  /** After a whole listing, what was not named is gone. */
  async function sweep({ driveId, generation }: LibraryRecord): Promise<void> {
    const some = () =>
      work.run((tx) => tx.catalogue.removeUnnamed(driveId, generation, SWEPT_AT_ONCE));
    while ((await some()) === SWEPT_AT_ONCE);
    await work.run((tx) => tx.libraries.unplaceUnnamed(driveId, generation));
  }

  /** Files that could not be read a day ago, once more. */
  async function retry({ driveId }: LibraryRecord, goOn: () => void): Promise<void> {
    const itemIds = await work.run((tx) =>
      tx.libraries.retries(driveId, clock.now(), RETRIED_AT_ONCE),
    );
    const known = await work.run((tx) => tx.catalogue.known(driveId, itemIds));
    for (const itemId of itemIds) {
      goOn();
      const outline = known.get(itemId);
      const text = outline?.unreadable && (await texts.again(outline));
      await work.run(async (tx) => {
        const reason = text ? text.unreadable : null;
        await tx.libraries.retryAt(driveId, [itemId], retryOnceMore(reason, clock.now()));
        if (!outline || !text || retryAfter(reason, clock.now())) return;
        await tx.catalogue.saveAll([{ ...outline, ...text }]);
      });
    }
  }

  async function nextPage(
    start: LibraryRecord,
  ): Promise<{ record: LibraryRecord; page: LibraryPage }> {
    const page = await library.changes(start.driveId, start.cursor);
    return { page, record: page.resync ? await relisted(start) : start };
  }

  /** @param goOn throws where reading is to stop */
  return async (start: LibraryRecord, goOn: () => void): Promise<void> => {
    let record = await begun(start);
    const folders = new Folders(await work.run((tx) => tx.libraries.folders(record.driveId)));
    for (let more = true; more; ) {
      goOn();
      const next = await nextPage(record);
      record = await pages.apply(next.record, folders, next.page, goOn);
      more = next.page.more;
      await follow();
    }
    if (record.listing) await sweep(record);
    await retry(record, goOn);
    await follow();
    const now = clock.now();
    await advanced(record, {
      state: 'ready',
      reason: null,
      listing: false,
      since: now,
      succeededAt: now,
      ...(record.listing ? { listedAt: now, total: null } : {}),
    });
  };
}
