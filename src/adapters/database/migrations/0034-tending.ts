import { type Kysely, sql } from 'kysely';

/** What moderators make of contributions, what they say things are about, and what they do not want suggested again. */
const STATEMENTS = [
  `create table contribution_joins (
    part text primary key references contributions (id) on delete cascade,
    "into" text not null references contributions (id) on delete cascade,
    by text not null,
    at timestamptz not null
  )`,
  `create table contribution_turns (
    contribution text primary key references contributions (id) on delete cascade,
    version integer not null,
    by text not null,
    "of" text not null,
    text text not null,
    state text not null,
    query text,
    asked_at timestamptz not null,
    settled_at timestamptz
  )`,
  // Of a discussion or a contribution, in place of what its words name. `<kind>:<id>`
  `create table talk_tags (
    subject text primary key,
    version integer not null,
    topics text[] not null,
    countries text[] not null,
    by text not null,
    at timestamptz not null
  )`,
  // A suggestion that somebody dismissed stays dismissed, in other words of the same item too.
  `create table dismissed_suggestions (
    key text primary key,
    community text not null,
    by text not null,
    at timestamptz not null
  )`,
  'create index dismissed_suggestions_community on dismissed_suggestions (community)',
];

export const tending = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
