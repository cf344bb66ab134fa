import type { Audience } from '../../kernel/audience.ts';
import type { PersonId, ProductId } from '../../kernel/ids.ts';
import type { ThresholdReader } from '../../kernel/thresholds.ts';
import type { ArrivalStore } from './arrivals.ts';
import type { ChoiceStore } from './choices.ts';
import type { Chosen } from './facets.ts';
import type { GapStore } from './gaps.ts';
import type { MarkStore } from './marks.ts';
import type { Outline, Product } from './model.ts';
import type { ContradictionStore } from './notices.ts';
import type { ReviewStore } from './reviews.ts';
import type { LibraryProgress, LibraryRecord, Placed } from './sync/model.ts';

export interface ProductStore {
  get(id: ProductId): Promise<Product | null>;
  /** As `many`, without the bodies: for ranking, which needs many and reads none. */
  outlines(ids: readonly ProductId[]): Promise<readonly Outline[]>;
  /** What this person answers for, without what comes from outside; by id. */
  ownedBy(person: PersonId): Promise<readonly ProductId[]>;
  /** All that satisfies what is chosen, for whomever it is. */
  narrowed(chosen: Chosen): Promise<ReadonlySet<ProductId>>;
  /** In the order of `ids`; those that do not exist are left out. Bodies come along. */
  many(ids: readonly ProductId[]): Promise<readonly Product[]>;
  /** The product at one of these addresses, given in lower case. */
  byAddress(addresses: readonly string[]): Promise<Product | null>;
  /** Everything, in pages, for building the index. `after` is the last id of the page before. */
  page(after: ProductId | null, limit: number): Promise<readonly Product[]>;
  /** Inserts or overwrites by drive and item; answers the id that it keeps. */
  save(product: Product): Promise<ProductId>;
  remove(id: ProductId): Promise<void>;
  /** Files of these audiences whose text could not be read, newest first; null: of all. */
  unreadable(audiences: ReadonlySet<string> | null, limit: number): Promise<readonly Outline[]>;
  /** How many there are in these libraries, without those that are asked about one by one. */
  count(driveIds: readonly string[]): Promise<number>;
}

/** An item whose text has not been sketched as it is now. */
export interface Unsketched {
  readonly id: ProductId;
  readonly revision: number;
  readonly body: string;
}

/** What texts are compared by; made from the text when it is first needed, and kept. */
export interface SketchStore {
  /** Of those whose text is as it was sketched. */
  of(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, Uint32Array>>;
  unsketched(ids: readonly ProductId[]): Promise<readonly Unsketched[]>;
  save(
    made: readonly {
      readonly id: ProductId;
      readonly revision: number;
      readonly sketch: Uint32Array;
    }[],
  ): Promise<void>;
}

/** What searching reads. */
export interface SearchStores {
  readonly products: ProductStore;
  readonly catalogue: CatalogueStore;
  readonly sketches: SketchStore;
  readonly choices: ChoiceStore;
}

/** What the feature keeps besides the catalogue. */
export interface KnowledgeStores extends SearchStores {
  readonly gaps: GapStore;
  readonly marks: MarkStore;
  readonly thresholds: ThresholdReader;
  readonly contradictions: ContradictionStore;
  readonly reviews: ReviewStore;
  readonly arrivals: ArrivalStore;
  readonly catalogue: CatalogueStore;
}

/** A change of the catalogue, or an item that went. The same revision is the same change. */
export interface Written {
  readonly id: ProductId;
  readonly revision: number;
}

/** A file that the catalogue knows by its item's id from another library, or from before it went. */
export interface Former {
  readonly id: ProductId;
  /** Null: it is gone. */
  readonly outline: Outline | null;
}

/** The catalogue as the reading of libraries writes it, and as every process follows it. */
export interface CatalogueStore {
  /** Products of a drive by item id. */
  known(driveId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, Outline>>;
  /** The same items elsewhere than in this drive, by item id. */
  former(driveId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, Former>>;
  /** Moves a product that lives in another drive to this item, with its id. */
  adopt(id: ProductId, driveId: string, itemId: string): Promise<void>;
  /** Inserts or overwrites by drive and item, whose first id is kept. */
  saveAll(products: readonly Product[]): Promise<void>;
  /** Overwrites all but the text. */
  saveOutlines(outlines: readonly Outline[]): Promise<void>;
  removeItems(driveId: string, itemIds: readonly string[]): Promise<void>;
  /**
   * Files that lie directly in `covered` folders have the library's audience, unless their own rights are marked; those in
   * `others`, or all the rest, are to be checked. Touches only what changes.
   */
  regard(
    driveId: string,
    audience: Audience,
    folders: { readonly covered: readonly string[]; readonly others: readonly string[] | 'rest' },
  ): Promise<void>;
  /** Files below one address are below another now. */
  relocate(driveId: string, from: string, to: string): Promise<void>;
  /** Removes at most `limit` products of the drive that no listing named since `generation` began. */
  removeUnnamed(driveId: string, generation: number, limit: number): Promise<number>;
  /** Removes at most `limit` products of the drive. */
  removeDrive(driveId: string, limit: number): Promise<number>;
  /** Of all that there is. */
  revisions(): Promise<readonly Written[]>;
  /** Where to go on reading what is written from now on. */
  mark(): Promise<string>;
  /** All that was written since the mark was made, and perhaps a little from before. */
  writtenSince(mark: string): Promise<readonly Written[]>;
  /** Per drive. */
  counts(): Promise<
    ReadonlyMap<string, { readonly products: number; readonly unreadable: number }>
  >;
  /** Files of a drive whose text could not be read, newest first. */
  unreadable(driveId: string, limit: number): Promise<readonly Outline[]>;
  /** Forgets the ids of what has been gone for a year. */
  forgetGone(): Promise<void>;
}

export interface LibraryStore {
  /** In the order of the register. */
  all(): Promise<readonly LibraryRecord[]>;
  get(driveId: string): Promise<LibraryRecord | null>;
  save(record: LibraryRecord): Promise<void>;
  /** False where a newer listing has begun meanwhile: then nothing is changed. */
  advance(driveId: string, generation: number, changes: LibraryProgress): Promise<boolean>;
  /** With all that is known of its items. */
  remove(driveId: string): Promise<void>;
  folders(driveId: string): Promise<readonly Placed[]>;
  /** The address of the library's own top; null while no round has read it. */
  address(driveId: string): Promise<string | null>;
  /** A generation never goes back; when a file is tried again stays as it is. */
  place(driveId: string, generation: number, items: readonly Placed[]): Promise<void>;
  unplace(driveId: string, itemIds: readonly string[]): Promise<void>;
  /** Forgets items that no listing named since `generation` began. */
  unplaceUnnamed(driveId: string, generation: number): Promise<void>;
  /** How many files were named since `generation` began. */
  files(driveId: string, generation: number): Promise<number>;
  /** Item ids of files that are to be tried again by now. */
  retries(driveId: string, now: Date, limit: number): Promise<readonly string[]>;
  /** Null: no more. */
  retryAt(driveId: string, itemIds: readonly string[], at: Date | null): Promise<void>;
}

export interface SyncStores {
  readonly products: ProductStore;
  readonly catalogue: CatalogueStore;
  readonly libraries: LibraryStore;
  readonly arrivals: ArrivalStore;
}
