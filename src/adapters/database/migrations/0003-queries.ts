import { type Kysely, sql } from 'kysely';

/**
 * Questions with their replies; and threads of channels that are no longer of discussions alone: a thread is known by
 * the key of the posting that opened it, which names what it is about.
 */
const STATEMENTS = [
  'alter table postings add column opens_thread boolean not null default false',
  'update postings set opens_thread = true where opens_discussion is not null',
  `update postings
    set target = jsonb_set(target, '{thread}', to_jsonb('discussion:' || (target->>'thread')))
    where target->>'kind' = 'channel' and target->>'thread' is not null`,
  'drop index postings_opening',
  'drop index postings_activity',
  'alter table postings drop column opens_discussion',
  'create index postings_activity on postings (activity_id) where opens_thread',

  `create table queries (
    id text primary key,
    version integer not null,
    key text not null unique,
    asker text not null,
    community text,
    text text not null,
    background text not null,
    language text not null,
    topics text[] not null,
    countries text[] not null,
    needed_by text,
    state text not null,
    verdict text,
    comment text,
    answered_by text,
    related jsonb not null,
    asked_at timestamptz not null,
    open_since timestamptz not null
  )`,
  'create index queries_community on queries (community, asked_at desc)',
  'create index queries_asker on queries (asker, asked_at desc)',
  `create table replies (
    id text primary key,
    version integer not null,
    query text not null references queries (id),
    author text not null,
    text text not null,
    language text not null,
    consent text not null,
    surface text not null,
    source_key text not null unique,
    state text not null,
    reason text,
    created_at timestamptz not null
  )`,
  'create index replies_query on replies (query, created_at, id)',
  `create index replies_held on replies (query) where state = 'held'`,
  `create table consolidated_replies (
    query text primary key references queries (id),
    version integer not null,
    community text not null,
    state text not null,
    edited boolean not null,
    points jsonb not null,
    set_aside jsonb not null,
    considered text[] not null,
    product text,
    web_url text,
    created_at timestamptz not null,
    approved_by text
  )`,
];

export const queries = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
