import { type Kysely, sql } from 'kysely';

/** What a community is set up for; communities that are being made; and who waits to be let into one. */
const STATEMENTS = [
  `alter table communities
    add column region text,
    add column owner text,
    add column gtt text,
    add column outcomes text[] not null default '{}',
    add column audience text not null default 'staff',
    add column audience_reason text,
    add column joining text not null default 'open',
    add column ends_on text,
    add column plan text,
    add column made_by text not null default 'hand'`,

  `create table community_makings (
    id text primary key,
    version integer not null,
    key text not null unique,
    slug text not null unique,
    person text not null,
    wish jsonb not null,
    state text not null,
    done text[] not null,
    place jsonb not null,
    trouble text,
    created_at timestamptz not null,
    settled_at timestamptz
  )`,
  'create index community_makings_person on community_makings (person, created_at)',

  `create table join_requests (
    id text primary key,
    version integer not null,
    community text not null,
    person text not null,
    note text not null,
    state text not null,
    decided_by text,
    reason text,
    created_at timestamptz not null,
    settled_at timestamptz
  )`,
  // Somebody waits once at most, however often they press.
  `create unique index join_requests_one on join_requests (community, person) where state = 'waiting'`,
  'create index join_requests_person on join_requests (person, created_at)',
];

export const communities = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
