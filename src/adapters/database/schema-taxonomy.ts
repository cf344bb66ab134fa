import type { Json, List } from './columns.ts';

export interface TaxonomySchemesTable {
  key: string;
  uri: string | null;
  labels: Json<unknown>;
  definition: Json<unknown>;
  position: number;
}

export interface TaxonomyTermsTable {
  id: string;
  scheme: string;
  slug: string;
  status: string;
  merged_into: string | null;
  content: Json<unknown>;
  version: number;
  position: number;
  built_in: string | null;
  edited: boolean;
}

export interface TaxonomyVersionsTable {
  term_id: string;
  version: number;
  term: Json<unknown>;
  at: Date;
  by: string | null;
  verb: string;
}

export interface TaxonomyProposalsTable {
  id: string;
  scheme: string;
  word: string;
  key: string;
  language: string;
  note: string;
  state: string;
  proposed_by: string;
  asked_by: List;
  created_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
  term_id: string | null;
}

export interface TaxonomyMergesTable {
  id: string;
  at: Date;
  by: string;
  target: string;
  words: List;
  before: Json<unknown>;
  items: number;
  undone_at: Date | null;
  undone_by: string | null;
}

export interface TaxonomyMergeItemsTable {
  merge_id: string;
  kind: string;
  item_id: string;
  before: List;
  after: List;
}

export interface TaxonomyStateTable {
  id: number;
  generation: number;
  built_in: string | null;
}

export interface TaxonomySchema {
  taxonomy_schemes: TaxonomySchemesTable;
  taxonomy_terms: TaxonomyTermsTable;
  taxonomy_versions: TaxonomyVersionsTable;
  taxonomy_proposals: TaxonomyProposalsTable;
  taxonomy_merges: TaxonomyMergesTable;
  taxonomy_merge_items: TaxonomyMergeItemsTable;
  taxonomy_state: TaxonomyStateTable;
}
