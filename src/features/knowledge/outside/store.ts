import type { Language } from '../../../kernel/language.ts';
import type { CatalogueStore } from '../store.ts';
import type { Harvest, KeptRecord, OutsideSource, RefusedRecord } from './model.ts';

export interface Subject {
  readonly word: string;
  readonly count: number;
  /** Of most of these records. */
  readonly language: Language;
}

export interface OutsideStore {
  /** In the order in which they were added, the removed ones too. */
  all(): Promise<readonly OutsideSource[]>;
  get(id: string): Promise<OutsideSource | null>;
  /** Inserts or overwrites. */
  save(source: OutsideSource): Promise<void>;
  /** With all that was kept of it. */
  erase(id: string): Promise<void>;

  /** True where `holder` alone reads it now, for so long unless it keeps it. */
  take(id: string, holder: string, leaseMs: number): Promise<boolean>;
  keep(id: string, holder: string, leaseMs: number): Promise<boolean>;
  release(id: string, holder: string): Promise<void>;
  /** False where the source was removed, paused or changed meanwhile: then nothing is changed. */
  advance(id: string, harvest: Harvest): Promise<boolean>;

  /** The marks of those that are kept, by identifier. */
  marks(id: string, identifiers: readonly string[]): Promise<ReadonlyMap<string, string>>;
  put(id: string, generation: number, records: readonly KeptRecord[]): Promise<void>;
  /** They are named by this reading and have not changed. */
  name(id: string, generation: number, identifiers: readonly string[]): Promise<void>;
  drop(id: string, identifiers: readonly string[]): Promise<void>;
  count(id: string): Promise<number>;
  /** How many this reading has named. */
  named(id: string, generation: number): Promise<number>;
  /** Some that this reading has not named. */
  unnamed(id: string, generation: number, limit: number): Promise<readonly string[]>;
  /** In the order of identifiers, after that one. */
  page(id: string, after: string | null, limit: number): Promise<readonly KeptRecord[]>;
  /** Words for subjects with how many records have each and their language, the most frequent first. */
  subjects(id: string, limit: number): Promise<readonly Subject[]>;

  /** Records that were not taken; the same record once for each field. */
  refuse(id: string, generation: number, rows: readonly RefusedRecord[]): Promise<void>;
  /** They are taken now, or gone. */
  pardon(id: string, identifiers: readonly string[]): Promise<void>;
  /** Forgets refusals of readings before this one. */
  pardonBefore(id: string, generation: number): Promise<void>;
  refused(
    id: string,
    limit: number,
  ): Promise<{ readonly rows: readonly RefusedRecord[]; readonly count: number }>;
}

export interface OutsideStores {
  readonly outside: OutsideStore;
  readonly catalogue: CatalogueStore;
}
