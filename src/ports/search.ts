import type { ProductId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';

/** A document as the index sees it. */
export interface IndexedProduct {
  readonly id: ProductId;
  readonly audience: string;
  readonly language: Language;
  readonly title: string;
  readonly abstract: string;
  readonly body: string;
  /** What others said to it: comments, answers. Absent where it is nothing that is replied to. */
  readonly replies?: string;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

/** Something that was asked for, by what it is called in other languages. */
export interface Meaning {
  /** The words of the text that say it, as they are written there; empty where none do. */
  readonly said: string;
  /** Names of one language stand for each other. A name that nothing has does no harm. */
  readonly names: Readonly<Record<Language, readonly string[]>>;
  /** How often it was said. */
  readonly times: number;
}

export interface IndexQuery {
  /** Plain words of a person, any length. */
  readonly text: string;
  /** What the words mean: an item that says it otherwise is found, and is worth no more than one that says it so. */
  readonly also?: readonly Meaning[];
  /** The audience keys that the reader, or everybody in the place, may open. Nothing else is looked at. */
  readonly audiences: ReadonlySet<string>;
  /**
   * Look at `checked` items as well: candidates of which the caller shows only what the reader may open. They move
   * neither the score of another item nor which words are asked for.
   */
  readonly candidates?: boolean;
  readonly limit: number;
  /** Look at these alone; what the reader may open holds all the same. Absent: at all. */
  readonly only?: ReadonlySet<ProductId>;
  /** Items not to return, such as the one that is being read. */
  readonly except?: ReadonlySet<ProductId>;
}

export interface IndexHit {
  readonly id: ProductId;
  readonly score: number;
  /** Words of `text` as the person wrote them that this item holds, or `said` of what it calls otherwise, best first. */
  readonly matched: readonly string[];
  /** How much of what was asked they are, from 0 to 1, each word by how telling it is. */
  readonly covers: number;
}

/**
 * Retrieval over the catalogue. Statistics come from all-staff items only, so that an answer is the same,
 * byte for byte, as if the items the reader may not open did not exist.
 */
export interface SearchIndex {
  /** @param revision the catalogue's number of the change that brought it; 0 where that is not known */
  put(product: IndexedProduct, revision?: number): void;
  remove(id: ProductId): void;
  /**
   * Lets go of what was removed or replaced, where that is much: seconds' work for a large library, with a pause every
   * few milliseconds, in which all may be asked and changed.
   */
  tidy(): Promise<void>;
  query(query: IndexQuery): readonly IndexHit[];
  /** Whether there is any `checked` item at all. */
  hasCandidates(): boolean;
  size(): number;
}

/** An item with the catalogue's number of the change that made it so. */
export interface Revised {
  readonly product: IndexedProduct;
  readonly revision: number;
}

/** Keeps an index over restarts, and builds one beside it. What is kept may be old, or not there; it is never wrong. */
export interface IndexKeeper {
  /** Fills the index from what was kept; which items that are, and of which revision. Null: there is nothing of use. */
  restore(): Promise<ReadonlyMap<ProductId, number> | null>;
  /**
   * Builds an index of all that is given, elsewhere, which then takes the place of what the index held, and is kept.
   * @throws where it was cut short; the index is as before
   */
  rebuild(pages: AsyncIterable<readonly Revised[]>): Promise<void>;
  /** Keeps what the index holds now. @throws what the disk or the database throws */
  keep(): Promise<void>;
}
