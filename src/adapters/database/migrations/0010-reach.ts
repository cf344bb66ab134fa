import { type Kysely, sql } from 'kysely';

/** By which way a message goes, why one waits for a way, and what is known of the ways to people. */
const STATEMENTS = [
  `alter table postings add column via text not null default 'teams'`,
  'alter table postings alter column via drop default',
  'alter table postings add column held text',
  `create index postings_held on postings (person) where state = 'held'`,
  `create table ways (
    person text primary key,
    state text not null,
    why text,
    at timestamptz not null
  )`,
];

export const reach = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
