import { type Kysely, sql } from 'kysely';

/**
 * What is looked at before others read it; reports of abuse, requests to change or remove a finding, differing views;
 * and who reads a contribution and why a moderator should look at it.
 */
const STATEMENTS = [
  `create table safety_rules (
    community text primary key,
    version integer not null,
    watched text[] not null,
    allowed text[] not null,
    on_watched text not null,
    guests_wait boolean not null,
    first_posts integer not null
  )`,

  `create table abuse_reports (
    id text primary key,
    version integer not null,
    about_kind text not null,
    about_id text not null,
    community text,
    reporter text not null,
    against text,
    ground text not null,
    words text not null,
    handlers text[] not null,
    state text not null,
    answer text,
    answered_by text,
    created_at timestamptz not null,
    ended_at timestamptz
  )`,
  'create index abuse_reports_reporter on abuse_reports (reporter)',
  'create index abuse_reports_handlers on abuse_reports using gin (handlers)',

  `create table removal_requests (
    id text primary key,
    version integer not null,
    about_kind text not null,
    about_id text not null,
    community text,
    author text,
    asked_by text not null,
    outside boolean not null,
    wish text not null,
    reason text not null,
    logged_by text not null,
    state text not null,
    decision text,
    decided_by text,
    created_at timestamptz not null,
    decided_at timestamptz
  )`,
  'create index removal_requests_community on removal_requests (community)',

  `create table differing_views (
    id text primary key,
    version integer not null,
    product text not null,
    community text,
    author text not null,
    text text not null,
    language text not null,
    source_key text not null unique,
    state text not null,
    reason text,
    created_at timestamptz not null
  )`,
  'create index differing_views_product on differing_views (product)',

  `alter table contributions
    add column audience text not null default 'community',
    add column readers text[] not null default '{}',
    add column cause text`,
];

export const safety = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
