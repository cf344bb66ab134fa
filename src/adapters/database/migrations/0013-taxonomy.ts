import { type Kysely, sql } from 'kysely';

/**
 * Controlled lists with their terms, what terms were before each change, words that wait for a decision, and what merges
 * did, so that they can be taken back. The one row of `taxonomy_state` is whose turn it is to change terms.
 */
const STATEMENTS = [
  `create table taxonomy_schemes (
    key text primary key,
    uri text,
    labels jsonb not null,
    definition jsonb not null,
    position integer not null
  )`,
  `create table taxonomy_terms (
    id text primary key,
    scheme text not null,
    slug text not null,
    status text not null,
    merged_into text,
    content jsonb not null,
    version integer not null,
    position integer not null,
    built_in text,
    edited boolean not null,
    unique (scheme, slug)
  )`,
  `create table taxonomy_versions (
    term_id text not null,
    version integer not null,
    term jsonb not null,
    at timestamptz not null,
    by text,
    verb text not null,
    primary key (term_id, version)
  )`,
  `create table taxonomy_proposals (
    id text primary key,
    scheme text not null,
    word text not null,
    key text not null,
    language text not null,
    note text not null,
    state text not null,
    proposed_by text not null,
    asked_by text[] not null,
    created_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    reason text,
    term_id text
  )`,
  `create unique index taxonomy_proposals_waiting on taxonomy_proposals (scheme, key)
    where state = 'waiting'`,
  `create table taxonomy_merges (
    id text primary key,
    at timestamptz not null,
    by text not null,
    target text not null,
    words text[] not null,
    before jsonb not null,
    items integer not null,
    undone_at timestamptz,
    undone_by text
  )`,
  `create table taxonomy_merge_items (
    merge_id text not null,
    kind text not null,
    item_id text not null,
    before text[] not null,
    after text[] not null,
    primary key (merge_id, kind, item_id)
  )`,
  `create table taxonomy_state (
    id integer primary key,
    generation bigint not null,
    built_in text
  )`,
];

export const taxonomy = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
