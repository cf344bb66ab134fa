import { type Kysely, sql } from 'kysely';

/** Who shows a year of their own record to whom, and until which day. */
const STATEMENTS = [
  `create table record_shares (
    id text primary key,
    owner text not null,
    reader text not null,
    year integer not null,
    until text not null,
    shared_at timestamptz not null,
    unique (owner, reader, year)
  )`,
  'create index record_shares_reader on record_shares (reader)',
];

export const recordShares = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
