import { extname } from 'node:path';

export interface ItemRow {
  id: string;
  drive_id: string;
  parent_id: string | null;
  name: string;
  folder: number;
  size: number;
  mime: string | null;
  sha: string | null;
  xor_hash: string | null;
  source: string | null;
  source_mtime: number | null;
  version: number;
  content_version: number;
  created: string;
  modified: string;
  created_by: string;
  modified_by: string;
  seq: number;
  deleted: number;
  list_item_id: number | null;
  index_state: string;
  index_error: string | null;
}

export interface DriveRow {
  id: string;
  site_id: string;
  list_id: string;
  name: string;
  audience: string;
  audience_ref: string;
  source: string | null;
  created: string;
}

export interface ListItemRow {
  list_id: string;
  id: number;
  unique_id: string;
  fields: string;
  version: number;
  created: string;
  modified: string;
  created_by: string;
  modified_by: string;
  seq: number;
  deleted: number;
  drive_item_id: string | null;
}

export type Fields = Record<string, unknown>;

const MIME: Record<string, string> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.html': 'text/html',
  '.json': 'application/json',
};

export const mimeOf = (name: string): string =>
  MIME[extname(name).toLowerCase()] ?? 'application/octet-stream';
