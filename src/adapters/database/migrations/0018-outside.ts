import { type Kysely, sql } from 'kysely';

/**
 * Catalogues and feeds outside: which there are and how far each was read, what is kept of each record beside the item
 * that is made of it, and which records were not taken.
 */
const STATEMENTS = [
  `create table outside_sources (
    id text primary key,
    name text not null,
    kind text not null,
    address text not null,
    prefix text,
    part text,
    columns jsonb not null,
    every_hours integer not null,
    paused boolean not null,
    created_at timestamptz not null,
    removed_at timestamptz,
    generation integer not null,
    cursor text,
    whole boolean not null,
    as_of text,
    since text,
    whole_at timestamptz,
    read integer not null,
    total integer,
    holder text,
    leased_until timestamptz
  )`,
  `create table outside_records (
    source text not null,
    identifier text not null,
    generation integer not null,
    mark text not null,
    title text not null,
    link text not null,
    published text,
    authors text[] not null,
    subjects text[] not null,
    numbers text[] not null,
    sector text,
    evaluation text,
    primary key (source, identifier)
  )`,
  'create index outside_records_named on outside_records (source, generation)',
  // A record without an identifier is known by its number.
  `create table outside_refusals (
    source text not null,
    key text not null,
    field text not null,
    reason text not null,
    identifier text,
    line integer not null,
    generation integer not null,
    primary key (source, key, field)
  )`,
];

export const outside = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
