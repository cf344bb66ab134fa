import type { Json, List } from './columns.ts';

export interface PreparationsTable {
  id: string;
  version: number;
  key: string;
  owner: string;
  kind: string;
  subject: string;
  countries: List;
  topics: List;
  language: string;
  mission: string | null;
  answers: Json<Record<string, string>>;
  judged: Json<unknown>;
  step: number;
  shown: string;
  state: string;
  created_at: Date;
  updated_at: Date;
}

export interface MissionOffersTable {
  mission: string;
  version: number;
  person: string;
  country: string | null;
  title: string | null;
  starts_on: string;
  state: string;
}

export interface DesksTable {
  id: string;
  version: number;
  names: Json<Record<'en' | 'fr' | 'es', string>>;
  unit: string;
  topics: List;
  staff: List;
  days: number;
  open: boolean;
}

export interface DeskRequestsTable {
  id: string;
  version: number;
  key: string;
  desk: string;
  asker: string;
  sender: string;
  query: string | null;
  text: string;
  language: string;
  shared: boolean;
  state: string;
  taken_by: string | null;
  answer: string | null;
  reason: string | null;
  created_at: Date;
  due_at: Date;
  settled_at: Date | null;
}

export interface PreparingTables {
  preparations: PreparationsTable;
  mission_offers: MissionOffersTable;
  desks: DesksTable;
  desk_requests: DeskRequestsTable;
}
