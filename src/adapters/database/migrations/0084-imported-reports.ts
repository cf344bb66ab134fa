import { type Kysely, sql } from 'kysely';

/** Which mission reports from before were brought in, by their number, so that twice is once; and how far a run is. */
const STATEMENTS = [
  `create table imported_reports (
    number text primary key,
    fingerprint text not null,
    product text not null,
    file text not null,
    imported_at timestamptz not null
  )`,
  `create table sheet_runs (
    id text primary key,
    sheet text not null,
    columns jsonb not null,
    apply boolean not null,
    state text not null,
    trouble jsonb,
    tally jsonb not null,
    took_ms bigint not null,
    by text not null,
    at timestamptz not null
  )`,
  `create table sheet_refusals (
    run text not null references sheet_runs (id) on delete cascade,
    line integer not null,
    number text not null,
    col text not null,
    reason text not null,
    primary key (run, line, col, reason)
  )`,
];

export const importedReports = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
