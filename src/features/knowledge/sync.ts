import type { Audience } from '../../kernel/audience.ts';
import { isAppError } from '../../kernel/errors.ts';
import { asId, type ProductId } from '../../kernel/ids.ts';
import type { TextExtractor } from '../../ports/documents.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Library, LibraryFile, LibraryPage, LibraryPort } from '../../ports/library.ts';
import type { Log } from '../../ports/log.ts';
import type { SearchIndex } from '../../ports/search.ts';
import type { TextAnalysis } from '../../ports/text.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { type Product, toIndexed, toProduct } from './model.ts';
import type { ProductStore } from './store.ts';

export interface SyncDeps {
  readonly work: UnitOfWork<{ products: ProductStore }>;
  readonly library: LibraryPort;
  readonly extractor: TextExtractor;
  readonly index: SearchIndex;
  readonly text: TextAnalysis;
  readonly ids: Ids;
  readonly log: Log;
}

export interface SyncProgress {
  readonly running: boolean;
  readonly libraries: number;
  readonly read: number;
  readonly unreadable: number;
}

/** How many files are fetched and read at the same time: the extractor is one worker, the network is slow. */
const AT_ONCE = 4;
const PAGE = 200;
/** Larger files are listed by their metadata and not fetched. */
const MOST_BYTES = 50 * 1_048_576;

/**
 * Follows the libraries by their change feed. A page's cursor is saved only after its files, so that a crash at
 * any point repeats at most one page, harmlessly. One broken file is kept with its reason and the rest goes on.
 */
export function librarySync({ work, library, extractor, index, text, ids, log }: SyncDeps) {
  let libraries: readonly Library[] = [];
  let progress: SyncProgress = { running: false, libraries: 0, read: 0, unreadable: 0 };
  let current: Promise<void> | null = null;
  /** Nothing was read before this process: an answer now would be an answer of a part. */
  let fresh = false;

  const audienceOf = (driveId: string): Audience | null =>
    libraries.find((candidate) => candidate.driveId === driveId)?.audience ?? null;

  /** The text of one file, or why there is none. @throws where the service itself does not answer */
  async function extract(file: LibraryFile): Promise<{ body: string; unreadable: string | null }> {
    if (file.size > MOST_BYTES) return { body: '', unreadable: 'too-large' };
    try {
      const bytes = await library.content(file.driveId, file.itemId);
      const extraction = await extractor.extract(file.name, bytes);
      return extraction.ok
        ? { body: extraction.text, unreadable: null }
        : { body: '', unreadable: extraction.reason };
    } catch (error) {
      // Locked, withheld or just deleted: this file's own trouble, which must not stop the others.
      const own = isAppError(error) && (error.code === 'forbidden' || error.code === 'not-found');
      if (!own) throw error;
      return { body: '', unreadable: 'locked' };
    }
  }

  async function readText(file: LibraryFile) {
    const read = await extract(file);
    const language = text.detect(`${file.metadata.title ?? ''} ${read.body.slice(0, 2_000)}`, 'en');
    return { ...read, language };
  }

  async function learn(file: LibraryFile, audience: Audience): Promise<ProductId> {
    const known = await work.run((tx) => tx.products.byItem(file.driveId, file.itemId));
    const sameBytes =
      known !== null && known.contentTag !== null && known.contentTag === file.contentTag;
    const read = sameBytes ? known : await readText(file);
    const product = toProduct(file, audience, read, known?.id ?? asId<ProductId>(ids.next()));
    const id = await work.run((tx) => tx.products.save(product));
    index.put(toIndexed({ ...product, id }));
    progress = {
      ...progress,
      read: progress.read + 1,
      unreadable: progress.unreadable + (product.unreadable ? 1 : 0),
    };
    return id;
  }

  async function forget(product: Pick<Product, 'id'>): Promise<void> {
    await work.run((tx) => tx.products.remove(product.id));
    index.remove(product.id);
  }

  async function applyPage(source: Library, page: LibraryPage, seen: Set<string>): Promise<void> {
    const pending = [...page.changes];
    const next = async (): Promise<void> => {
      for (let change = pending.shift(); change; change = pending.shift()) {
        if (change.kind === 'deleted') {
          const known = await work.run((tx) => tx.products.byItem(source.driveId, change.itemId));
          if (known) await forget(known);
        } else {
          seen.add(change.file.itemId);
          await learn(change.file, source.audience);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    await work.run((tx) => tx.products.saveCursor(source.driveId, page.cursor));
  }

  async function syncLibrary(source: Library): Promise<void> {
    const seen = new Set<string>();
    let cursor = await work.run((tx) => tx.products.cursor(source.driveId));
    let complete = cursor === null;
    for (let more = true; more; ) {
      const page = await library.changes(source.driveId, cursor);
      if (page.resync) {
        complete = true;
        seen.clear();
      }
      await applyPage(source, page, seen);
      cursor = page.cursor;
      more = page.more;
    }
    if (!complete) return;
    // After a whole listing, what was not named is gone.
    const kept = await work.run((tx) => tx.products.itemsOf(source.driveId));
    for (const item of kept) if (!seen.has(item.itemId)) await forget(item);
  }

  async function syncAll(): Promise<void> {
    libraries = await library.libraries();
    progress = { running: true, libraries: libraries.length, read: 0, unreadable: 0 };
    for (const source of libraries) {
      await syncLibrary(source).catch((error: unknown) => {
        log.warn(
          { err: error, drive: source.driveId },
          'library not synchronised; the next round tries again',
        );
      });
    }
    log.info({ ...progress, running: undefined }, 'libraries synchronised');
  }

  const pageAfter = (after: ProductId | null): Promise<readonly Product[]> =>
    work.run((tx) => tx.products.page(after, PAGE));

  return {
    /** Follows all libraries once; a second call while one runs waits for the same round. */
    run(): Promise<void> {
      current ??= syncAll().finally(() => {
        current = null;
        fresh = false;
        progress = { ...progress, running: false };
      });
      return current;
    },

    /** Fills the index from the catalogue at start. */
    async load(): Promise<number> {
      for (let page = await pageAfter(null); page.length > 0; ) {
        for (const product of page) index.put(toIndexed(product));
        page = await pageAfter(page.at(-1)?.id ?? null);
      }
      fresh = index.size() === 0;
      return index.size();
    },

    /** A file that we have just published: found at once, without waiting for the next round. */
    async published(file: LibraryFile): Promise<ProductId> {
      const audience = audienceOf(file.driveId);
      if (!audience) throw new Error(`published to a library of unknown audience: ${file.driveId}`);
      return learn(file, audience);
    },

    /** Empties the index, for a catalogue that begins anew. */
    async forgetAll(): Promise<void> {
      await current;
      for (let page = await pageAfter(null); page.length > 0; ) {
        for (const product of page) index.remove(product.id);
        page = await pageAfter(page.at(-1)?.id ?? null);
      }
    },

    libraries: () => libraries,

    /** The libraries, read now where no round has read them yet: after a start a round takes its time. */
    async known(): Promise<readonly Library[]> {
      if (libraries.length === 0) libraries = await library.libraries();
      return libraries;
    },
    namedAudiences: (): readonly Audience[] =>
      libraries.map(({ audience }) => audience).filter(({ kind }) => kind === 'named'),
    progress: () => progress,
    /** The libraries are being read for the first time ever: what is not found may only be not read yet. */
    firstReading: (): boolean => fresh && current !== null,
  };
}

export type LibrarySync = ReturnType<typeof librarySync>;
