import type { Generated } from 'kysely';
import type { List } from './columns.ts';

interface ExpertiseEntriesTable {
  person: string;
  topics: List;
  countries: List;
  languages: List;
  hidden: boolean;
  hidden_topics: List;
}

interface ExpertiseSpokenTable {
  kind: string;
  id: string;
  person: string;
  topics: List;
  countries: List;
  stems: List;
  said_at: Date;
}

interface ExpertiseUnderstandingTable {
  one: Generated<boolean>;
  version: number;
}

export interface ExpertiseTables {
  expertise_entries: ExpertiseEntriesTable;
  expertise_spoken: ExpertiseSpokenTable;
  expertise_understanding: ExpertiseUnderstandingTable;
}
