import type { ColumnType } from 'kysely';
import type { CaptureMove } from '../../features/capture/model.ts';
import type { RecordReaders } from '../../features/capture/readers.ts';
import type { Checklist } from '../../features/capture/review/checklist.ts';
import type { Held } from '../../features/capture/trouble.ts';
import type { Json } from './columns.ts';

export interface CapturesTable {
  id: string;
  version: number;
  key: string;
  template: string;
  template_version: number;
  owner: string;
  readers: Json<RecordReaders>;
  language: string;
  project: string | null;
  prompt: string | null;
  answers: Json<Record<string, string>>;
  answered_at: Json<Record<string, string>>;
  state: string;
  path: string;
  reviewer: string | null;
  checklist: ColumnType<Checklist | null, string | null, string | null>;
  trouble: ColumnType<Held | null, string | null, string | null>;
  product: string | null;
  web_url: string | null;
  history: Json<readonly CaptureMove[]>;
  created_at: Date;
  updated_at: Date;
}

export interface CaptureRoundsTable {
  id: string;
  version: number;
  capture: string;
  number: number;
  reviewer: string;
  asked_at: Date;
  answers: Json<Readonly<Record<string, string>>>;
  verdict: string | null;
  settled_at: Date | null;
  note: string;
  comments: Json<Readonly<Record<string, string>>>;
}

export interface CaptureLettersTable {
  capture: string;
  edition: number;
  person: string;
  sent_by: string;
  at: Date;
}
