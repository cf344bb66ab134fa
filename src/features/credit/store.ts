import type { PersonId, RecordShareId } from '../../kernel/ids.ts';
import type { Deed, RecordShare } from './model.ts';

export interface DeedStore {
  /** What this person did in a calendar year (UTC), newest first within a kind. */
  of(person: PersonId, year: number): Promise<readonly Deed[]>;
  /** Calendar years in which there is anything, newest first. */
  years(person: PersonId): Promise<readonly number[]>;
}

export interface RecordShareStore {
  get(id: RecordShareId): Promise<RecordShare | null>;
  by(owner: PersonId): Promise<readonly RecordShare[]>;
  with(reader: PersonId): Promise<readonly RecordShare[]>;
  /** One of an owner to a reader for a year: the newer replaces the older and keeps its id. */
  save(share: RecordShare): Promise<RecordShare>;
  remove(id: RecordShareId): Promise<void>;
}

export interface CreditStores {
  readonly deeds: DeedStore;
  readonly recordShares: RecordShareStore;
}
