export interface PracticesTable {
  id: string;
  version: number;
  capture: string;
  owner: string;
  state: string;
  sponsor: string | null;
  entered_as: string;
  entered_at: Date;
}

export interface PracticeDecisionsTable {
  id: string;
  key: string;
  practice: string;
  /** From 1, in the order in which they were written down. */
  number: number;
  verb: string;
  from_stage: string;
  to_stage: string;
  by_person: string;
  sponsor: string | null;
  reason: string;
  evidence: string;
  language: string;
  decided_on: string;
  at: Date;
}

export interface PracticeTables {
  practices: PracticesTable;
  practice_decisions: PracticeDecisionsTable;
  practice_followers: { practice: string; person: string };
}
