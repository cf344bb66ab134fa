import type { Json, List } from './columns.ts';

export interface CollectionsTable {
  id: string;
  version: number;
  community: string;
  name: string;
  description: string;
  words: string;
  chosen: Json<Record<string, string[]>>;
  topics: List;
  audience: string;
  state: string;
  created_by: string;
  created_at: Date;
  checked_by: string;
  checked_at: Date;
}

export interface CollectionItemsTable {
  collection: string;
  product: string;
  how: string;
  reason: string;
  by: string;
  at: Date;
}

export interface AlertsTable {
  id: string;
  version: number;
  person: string;
  topics: List;
  countries: List;
  kinds: List;
  collection: string | null;
  state: string;
  since: Date;
  created_at: Date;
}

export interface DigestItemsTable {
  person: string;
  kind: string;
  item: string;
  digest: string;
  alert: string | null;
  community: string | null;
  place: number;
}

export interface AnnouncementsTable {
  id: string;
  version: number;
  product: string;
  community: string;
  topics: List;
  state: string;
  line: string;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  at: Date;
}

export interface ProductReviewsTable {
  product: string;
  version: number;
  due_on: string;
  state: string;
  owner: string | null;
  asked_at: Date;
  escalated_at: Date | null;
  note: string;
  decided_by: string | null;
  decided_at: Date | null;
  next_on: string | null;
  next_owner: string | null;
  kept_on: string | null;
  kept_on_was: string | null;
  kept_owner: string | null;
  kept_owner_was: string | null;
}

/** What is new, who wants to hear of it, and who looks after what is old. */
export interface CollectionTables {
  product_arrivals: { product: string; at: Date };
  product_versions: { product: string; tag: string; modified_at: Date };
  collections: CollectionsTable;
  collection_items: CollectionItemsTable;
  alerts: AlertsTable;
  alert_rhythms: { person: string; rhythm: string };
  digests: { id: string; person: string; at: Date };
  digest_items: DigestItemsTable;
  announcements: AnnouncementsTable;
  product_reviews: ProductReviewsTable;
  review_rounds: { month: string };
}
