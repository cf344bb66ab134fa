import { type Kysely, sql } from 'kysely';

/** What is known of each outside source, missions as registers announce them, and what kind of move a departure is. */
const STATEMENTS = [
  `create table sources (
    key text primary key,
    owner text,
    stale_after_hours integer not null,
    used boolean not null,
    read_at text,
    last_attempt timestamptz,
    last_success timestamptz,
    reading_since timestamptz,
    taken integer not null,
    refused_count integer not null,
    refused jsonb not null,
    dropped text[] not null,
    ever_dropped text[] not null,
    trouble text,
    details jsonb not null,
    failures integer not null,
    failing_since timestamptz,
    told_failing boolean not null,
    held jsonb,
    confirmed integer
  )`,
  `create table missions (
    key text primary key,
    person text not null,
    country text,
    starts_on text not null,
    ends_on text not null,
    title text,
    state text not null
  )`,
  'create index missions_person on missions (person)',
  `create table moves (
    person text primary key,
    kind text not null
  )`,
];

export const registers = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
