import type { ProductId } from '../../kernel/ids.ts';

export interface Arrival {
  readonly product: ProductId;
  readonly at: Date;
}

/** A state of a file's bytes, as far as the catalogue has met it. */
export interface Version {
  readonly product: ProductId;
  /** Of the bytes, as SharePoint names them. */
  readonly tag: string;
  readonly modifiedAt: Date;
}

/** What of the catalogue is new, and which versions of its files it has met. */
export interface ArrivalStore {
  /** Answers those that were not noted before: coming again is no news. */
  note(products: readonly ProductId[], at: Date): Promise<readonly ProductId[]>;
  /** From that moment on, newest first, at most `limit`, without those that come with another. */
  since(at: Date, limit: number): Promise<readonly Arrival[]>;
  /**
   * Whether it comes with another: of the documents of one discussion the synthesis is the news, and its other versions,
   * languages and PDF files lead to it and back.
   */
  comesWithAnother(product: ProductId): Promise<boolean>;
  /** The same bytes are one version, however often they are read. */
  noteVersions(versions: readonly Version[]): Promise<void>;
  /** Newest first. */
  versions(product: ProductId): Promise<readonly Version[]>;
}
