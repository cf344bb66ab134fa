import type { Json } from './columns.ts';

export interface TemplateVersionsTable {
  kind: string;
  id: string;
  version: number;
  body: Json<unknown>;
  in_use: boolean;
  verb: string;
  why: string;
  by: string | null;
  at: Date;
  product: string | null;
}

export interface TemplateTables {
  template_versions: TemplateVersionsTable;
}
