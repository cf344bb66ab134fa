import type { Audience } from '../kernel/audience.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';

/** A SharePoint library whose one audience is known, because Praxis provisioned it or an administrator said so. */
export interface Library {
  readonly driveId: string;
  readonly name: string;
  readonly audience: Audience;
}

/** A file's metadata columns. Lists are stored as one text column, joined by `;`. */
export interface FileMetadata {
  readonly title: string;
  readonly type: string;
  readonly abstract: string;
  readonly language: Language;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  readonly region: string | null;
  readonly unit: string | null;
  readonly ownerId: string | null;
  /** Dates as `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly reviewOn: string | null;
  /** Slugs of Sustainable Development Goals and targets, and of cross-cutting drivers; absent: none are said. */
  readonly goals?: readonly string[];
  readonly drivers?: readonly string[];
  /** Who may read it, as a slug of the list of confidentiality. */
  readonly confidentiality?: string;
  /** How far a good practice has come, in words of the document's language; absent for anything else. */
  readonly stage?: string;
}

export interface LibraryFile {
  readonly driveId: string;
  readonly itemId: string;
  /** The folder that it lies in; null where the service does not say. */
  readonly parentId: string | null;
  readonly name: string;
  readonly webUrl: string;
  readonly size: number;
  readonly modifiedAt: Date;
  /** Changes whenever the bytes do; null where the service gives none. */
  readonly contentTag: string | null;
  readonly metadata: Partial<FileMetadata>;
}

/** `ownRights`: it has permissions of its own, or may have: its library's audience does not say who reads it. */
export type LibraryChange =
  | { readonly kind: 'changed'; readonly file: LibraryFile; readonly ownRights: boolean }
  /** What lies below is not told again when a folder changes its name, its place or its readers. */
  | {
      readonly kind: 'folder';
      readonly itemId: string;
      /** Null: the library's own top. */
      readonly parentId: string | null;
      readonly webUrl: string;
      readonly ownRights: boolean;
    }
  | { readonly kind: 'deleted'; readonly itemId: string };

export interface LibraryPage {
  readonly changes: readonly LibraryChange[];
  /** Where to go on: `more` says whether now or at the next sync. */
  readonly cursor: string;
  readonly more: boolean;
  /** The service has forgotten the cursor: what is not among the pages that follow is gone. */
  readonly resync: boolean;
}

export interface NewFile {
  /** Where: the library of this audience. */
  readonly driveId: string;
  /** Name with extension; the same name is the same publication, so that a retry replaces and never doubles. */
  readonly name: string;
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly metadata: FileMetadata;
}

/** What is decided of a published file later. */
export interface Amendment extends Partial<Pick<FileMetadata, 'ownerId' | 'reviewOn'>> {
  readonly about?: Pick<FileMetadata, 'topics' | 'language'>;
}

/**
 * Why a library does not take a file: nobody may write there, the one file is open in another program, no room, it refuses
 * what is said of the file, busy, no answer, or there is no such library.
 */
export const PUBLISH_TROUBLES = [
  'read-only',
  'locked',
  'full',
  'refused',
  'busy',
  'away',
  'no-library',
] as const;
export type PublishTrouble = (typeof PUBLISH_TROUBLES)[number];

/** SharePoint as the store of published knowledge. */
export interface LibraryPort {
  libraries(): Promise<readonly Library[]>;
  /** One page of changes after `cursor` (null: from the beginning). */
  changes(driveId: string, cursor: string | null): Promise<LibraryPage>;
  /**
   * @throws AppError `forbidden` or `not-found` where this one file cannot be had (locked, withheld, deleted);
   *   anything else means that the service does not answer
   */
  content(driveId: string, itemId: string): Promise<Uint8Array>;
  /** @throws AppError whose `params.trouble` is a PublishTrouble; asked again it writes the same file */
  publish(file: NewFile): Promise<LibraryFile>;
  /**
   * Changes columns of a file that is there; its text and its other columns stay. Topics are all that it has from now
   * on, labelled for people in `language`.
   * @throws AppError `forbidden` or `not-found` where this library does not take them
   */
  amend(driveId: string, itemId: string, changes: Amendment): Promise<void>;
  /** The drive of a library that the register has under this name, whoever reads it; null where it has none. */
  place(name: string): Promise<string | null>;
  /**
   * Lets these people read this one file, beside whoever reads its library. Repeating it changes nothing.
   * @throws AppError `forbidden` where the app may not, or one of the people cannot be given it
   */
  share(driveId: string, itemId: string, people: readonly PersonId[]): Promise<void>;
}
