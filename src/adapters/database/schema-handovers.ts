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
  readers: Json<unknown>;
  unit: string | null;
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

interface HandoverQuestionsTable {
  id: string;
  key: string;
  handover: string;
  asker: string;
  asked_as: string;
  text: string;
  asked_at: Date;
  answer: string | null;
  answered_at: Date | null;
}

interface HandoverFillingsTable {
  handover: string;
  field: string;
  person: string;
  text: string;
  at: Date;
}

interface HandoverDutiesTable {
  handover: string;
  kind: string;
  ref: string;
  version: number;
  state: string;
  to_person: string | null;
  at: Date;
}

export interface HandoverTables {
  handovers: HandoversTable;
  handover_questions: HandoverQuestionsTable;
  handover_fillings: HandoverFillingsTable;
  handover_duties: HandoverDutiesTable;
}
