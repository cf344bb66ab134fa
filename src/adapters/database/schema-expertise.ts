import type { Generated } from 'kysely';
import type { List } from './columns.ts';

export interface ExpertiseEntriesTable {
  person: string;
  topics: List;
  countries: List;
  languages: List;
  hidden: boolean;
  hidden_topics: List;
}

export interface ExpertiseSpokenTable {
  kind: string;
  id: string;
  person: string;
  topics: List;
  countries: List;
  stems: List;
  said_at: Date;
}

export interface ExpertiseUnderstandingTable {
  one: Generated<boolean>;
  version: number;
}
