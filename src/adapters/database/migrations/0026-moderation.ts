import { type Kysely, sql } from 'kysely';

/** What moderators decide besides about single items. */
const STATEMENTS = [
  `create table discussion_orders (
    discussion text primary key references discussions (id) on delete cascade,
    version integer not null,
    locked boolean not null,
    slow_hours integer,
    pinned text[] not null
  )`,
  // `item` is the task's key; what is done is forgotten when the community's work is next shared.
  `create table moderation_claims (
    item text primary key,
    community text not null,
    person text not null,
    by text not null,
    at timestamptz not null
  )`,
  'create index moderation_claims_community on moderation_claims (community)',
  // A day of the person's own calendar, the last one away.
  `create table moderation_absences (
    person text primary key,
    until text not null
  )`,
  // Nothing is overwritten: the newest line is in force, and null brings back the product's own words.
  `create table ready_texts (
    id bigint generated always as identity primary key,
    community text not null,
    kind text not null,
    language text not null,
    text text,
    by text not null,
    at timestamptz not null
  )`,
  'create index ready_texts_community on ready_texts (community)',
];

export const moderation = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
