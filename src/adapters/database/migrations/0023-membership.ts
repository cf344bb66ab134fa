import { type Kysely, sql } from 'kysely';

/** Who came and went, what a community plans, how it ends, and who is asked to lead it. */
const STATEMENTS = [
  // Whose account is another organization's: a guest of the directory.
  'alter table people add column external boolean not null default false',
  `create table members_seen (
    community text not null,
    person text not null,
    since timestamptz not null,
    left_at timestamptz,
    kept_at timestamptz,
    constituent text,
    primary key (community, person)
  )`,
  `create table acting_moderators (
    community text not null,
    person text not null,
    at timestamptz not null,
    primary key (community, person)
  )`,
  `create table endings_told (
    community text primary key,
    ends_on text not null,
    days integer not null
  )`,
  `create table continuity_ideas (
    id text primary key,
    community text not null,
    person text not null,
    text text not null,
    at timestamptz not null
  )`,
  'create index continuity_ideas_community on continuity_ideas (community, at)',
  `create table moderator_offers (
    id text primary key,
    version integer not null,
    community text not null,
    person text not null,
    why text not null,
    state text not null,
    asked_by text,
    asked_at timestamptz not null,
    decided_at timestamptz
  )`,
  'create index moderator_offers_community on moderator_offers (community, asked_at)',
  `create table communities_unled (
    community text primary key,
    at timestamptz not null
  )`,
  `create table calendar_entries (
    id text primary key,
    version integer not null,
    community text not null,
    kind text not null,
    title text not null,
    starts_on text not null,
    ends_on text not null,
    place text not null,
    guests boolean not null,
    created_by text not null,
    created_at timestamptz not null
  )`,
  'create index calendar_entries_community on calendar_entries (community, starts_on)',
  `create table workplan_activities (
    id text primary key,
    version integer not null,
    community text not null,
    what text not null,
    who text,
    by text,
    done_at timestamptz,
    created_by text not null,
    created_at timestamptz not null
  )`,
  'create index workplan_activities_community on workplan_activities (community, by)',
];

export const membership = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
