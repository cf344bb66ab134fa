import type { ColumnType, Generated } from 'kysely';
import type { Json, List } from './columns.ts';

export interface ProductSketchesTable {
  product: string;
  revision: number;
  sketch: ColumnType<Buffer, Buffer, Buffer>;
}

export interface KnowledgeGapsTable {
  id: string;
  key: string;
  words: string;
  topics: List;
  countries: List;
  language: string;
  person: string;
  at: Date;
  settled_by: string | null;
  settled_at: Date | null;
  about: Json<unknown> | null;
  taken_by: string | null;
  taken_at: Date | null;
  tell: Generated<boolean>;
  filled: Json<unknown> | null;
}

export interface ProductFeedbackTable {
  product: string;
  person: string;
  quality: number;
  usefulness: number;
  example: string;
  at: Date;
}

export interface ProductUsesTable {
  product: string;
  person: string;
  at: Date;
}

export interface ContradictionsTable {
  id: string;
  version: number;
  one: string;
  other: string;
  why: string;
  flagged_by: string;
  community: string | null;
  state: string;
  outcome: string | null;
  settled_by: string | null;
  flagged_at: Date;
  settled_at: Date | null;
}

export interface ProductChoicesTable {
  product: string;
  person: string;
  topic: string;
  verdict: string;
  reason: string | null;
  place: string;
  at: Date;
}

/** What people make of knowledge products. */
export interface KnowledgeTables {
  product_sketches: ProductSketchesTable;
  knowledge_gaps: KnowledgeGapsTable;
  product_feedback: ProductFeedbackTable;
  product_uses: ProductUsesTable;
  product_checks: ProductUsesTable;
  contradictions: ContradictionsTable;
  product_choices: ProductChoicesTable;
}
