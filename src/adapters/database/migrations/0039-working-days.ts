import { type Kysely, sql } from 'kysely';

/** On which days each community works; the newest row holds, those before are its history. */
const STATEMENTS = [
  `create table community_weeks (
    id bigserial primary key,
    community text not null,
    week jsonb not null,
    decided_by text not null,
    decided_at timestamptz not null
  )`,
  'create index community_weeks_community on community_weeks (community, id)',
];

export const workingDays = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
