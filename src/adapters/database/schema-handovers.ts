import type { Json, List } from './columns.ts';

export interface HandoversTable {
  id: string;
  version: number;
  person: string;
  prompt: string;
  capture: string | null;
  last_day: string;
  zone: string;
  supervisor: string | null;
  successor: string | null;
  receivers: List;
  state: string;
  sittings: number;
  sat_at: Date | null;
  sat_on: string | null;
  reminded: number | null;
  lessons: string;
  documents: Json<unknown>;
  finalised_at: Date | null;
  delivered_at: Date | null;
  acknowledged_at: Date | null;
}
