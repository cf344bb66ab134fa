import { type Kysely, sql } from 'kysely';

/** Figures by period and scope, what governance says of each indicator, and what was decided because of them. */
const STATEMENTS = [
  `create table figures (
    period text not null,
    kind text not null,
    scope text not null,
    indicator text not null,
    part text not null,
    value double precision,
    n integer not null,
    people integer not null,
    at timestamptz not null,
    primary key (period, kind, scope, indicator, part)
  )`,
  'create table figures_counted (one boolean primary key default true check (one), at timestamptz not null)',
  `create table indicator_charges (
    indicator text primary key,
    owner text,
    baseline double precision,
    target double precision,
    changed_by text not null,
    changed_at timestamptz not null
  )`,
  `create table figure_decisions (
    id text primary key,
    key text not null unique,
    period text not null,
    outcome text not null,
    text text not null,
    indicators text[] not null,
    owner text,
    due text,
    decided_by text not null,
    decided_at timestamptz not null
  )`,
  'create index figure_decisions_period on figure_decisions (period)',
];

export const insights = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
