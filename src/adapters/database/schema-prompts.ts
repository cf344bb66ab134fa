import type { List } from './columns.ts';

export interface ProjectsTable {
  code: string;
  title: string;
  manager_id: string | null;
  starts_on: Date;
  ends_on: Date;
  donor: string | null;
  countries: List;
  outcomes: List;
  milestones: List;
  state: string;
}

export interface FocalPointsTable {
  id: string;
  unit: string;
  person: string;
  from_day: string;
  until_day: string | null;
}

export interface PromptsTable {
  id: string;
  version: number;
  series: string;
  kind: string;
  person: string;
  stands_in: boolean;
  project: string | null;
  title: string | null;
  subject: string | null;
  ends_on: Date;
  known_on: Date;
  state: string;
  step: number | null;
  asked_at: Date | null;
  snoozed_until: Date | null;
  reason: string | null;
  handed_over_from: string | null;
  capture: string | null;
  escalation: string | null;
  escalate_at: Date | null;
  warning: string | null;
}
