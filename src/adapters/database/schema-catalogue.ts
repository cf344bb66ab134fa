import type { ColumnType, Generated } from 'kysely';
import type { Json, List, Sequence } from './columns.ts';

/** Written by triggers alone. */
export interface Revised {
  revision: Sequence;
  /** A transaction's number, as text. */
  written_in: ColumnType<string, never, never>;
}

export interface ProductsTable extends Revised {
  id: string;
  drive_id: string;
  item_id: string;
  name: string;
  title: string;
  type: string;
  abstract: string;
  body: string;
  language: string;
  topics: List;
  countries: List;
  region: string | null;
  unit: string | null;
  owner_id: string | null;
  published_on: string | null;
  review_on: string | null;
  audience: Json<unknown>;
  web_url: string;
  content_tag: string | null;
  unreadable: string | null;
  goals: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  drivers: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
}

export interface ProductsGoneTable extends Revised {
  id: string;
  drive_id: string;
  item_id: string;
  gone_at: Generated<Date>;
}

export interface LibrariesTable {
  drive_id: string;
  name: string;
  audience: Json<unknown>;
  place: number;
  state: string;
  reason: string | null;
  cursor: string | null;
  generation: number;
  listing: boolean;
  read: number;
  total: number | null;
  since: Date;
  succeeded_at: Date | null;
  listed_at: Date | null;
}

export interface LibraryItemsTable {
  drive_id: string;
  item_id: string;
  parent_id: string | null;
  folder: boolean;
  own_rights: boolean;
  /** Of folders; empty for files, whose product has it. */
  web_url: string;
  generation: number;
  retry_at: Date | null;
}

export interface LeasesTable {
  name: string;
  holder: string | null;
  leased_until: Date | null;
  ended_at: Date | null;
  failed: Generated<boolean>;
}
