import { isAppError } from '../../../kernel/errors.ts';
import type { Language } from '../../../kernel/language.ts';
import type { LibraryFile } from '../../../ports/library.ts';
import type { SyncDeps } from './deps.ts';

/** What was found in a file; `unreadable` says why nothing was. */
export interface FileText {
  readonly body: string;
  readonly unreadable: string | null;
  readonly language: Language;
}

type Body = Pick<FileText, 'body' | 'unreadable'>;

/** Larger files are listed by their metadata and not fetched. */
const MOST_BYTES = 50 * 1_048_576;
/** So many files in a row that the service does not give, and it is the service that is down. */
const MOST_IN_A_ROW = 5;

/** Characters of a text: a sentence or two say its language. */
const ENOUGH_TO_TELL = 600;

const nothing = (unreadable: string): Body => ({ body: '', unreadable });

/** Fetches files and reads their text, for one round over the libraries. */
export function fileTexts({ library, extractor, text }: SyncDeps) {
  let failedInARow = 0;

  async function fetched(driveId: string, itemId: string): Promise<Uint8Array | string> {
    try {
      const bytes = await library.content(driveId, itemId);
      failedInARow = 0;
      return bytes;
    } catch (error) {
      // Locked, withheld or just deleted: this file's own trouble, which must not stop the others.
      if (isAppError(error) && (error.code === 'forbidden' || error.code === 'not-found')) {
        failedInARow = 0;
        return 'locked';
      }
      // One file that is never given must not hold up its library for ever; a service that is down must.
      failedInARow += 1;
      if (failedInARow >= MOST_IN_A_ROW || !isAppError(error)) throw error;
      return 'unreachable';
    }
  }

  async function body(
    driveId: string,
    itemId: string,
    name: string,
    size: number | null,
  ): Promise<Body> {
    if (size !== null && size > MOST_BYTES) return nothing('too-large');
    const bytes = await fetched(driveId, itemId);
    if (typeof bytes === 'string') return nothing(bytes);
    const extraction = await extractor.extract(name, bytes);
    return extraction.ok ? { body: extraction.text, unreadable: null } : nothing(extraction.reason);
  }

  /** Only where nobody says it: telling the language costs more than all the rest of reading a short file. */
  const spoken = (title: string, found: Body): Language =>
    text.detect(`${title} ${found.body.slice(0, ENOUGH_TO_TELL)}`, 'en');

  return {
    /** @throws where the service itself does not answer */
    async read(file: LibraryFile): Promise<FileText> {
      const { driveId, itemId, name, size, metadata } = file;
      const found = await body(driveId, itemId, name, size);
      return { ...found, language: metadata.language ?? spoken(metadata.title ?? '', found) };
    },

    /** A file that the catalogue has without its text. @throws as `read` */
    async again(file: {
      readonly driveId: string;
      readonly itemId: string;
      readonly name: string;
      readonly title: string;
    }): Promise<FileText> {
      const found = await body(file.driveId, file.itemId, file.name, null);
      return { ...found, language: spoken(file.title, found) };
    },
  };
}

export type FileTexts = ReturnType<typeof fileTexts>;
