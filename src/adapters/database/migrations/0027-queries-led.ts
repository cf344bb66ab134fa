import { type Kysely, sql } from 'kysely';

/**
 * Questions that are led: where they are shown, who was asked by name, what was done while nobody replied, which are
 * the same, and the entries that solved ones become.
 */
const STATEMENTS = [
  `alter table queries
    add column urgency text not null default 'normal',
    add column also text[] not null default '{}',
    add column invited text[] not null default '{}',
    add column steps text[] not null default '{}',
    add column merged_into text references queries (id)`,
  'create index queries_merged on queries (merged_into) where merged_into is not null',
  'create index queries_also on queries using gin (also)',
  `create table query_asks (
    id text primary key,
    version integer not null,
    query text not null references queries (id),
    person text not null,
    asked_by text,
    state text not null,
    passed_to text,
    reason text,
    asked_at timestamptz not null,
    settled_at timestamptz,
    unique (query, person)
  )`,
  `create table faq_entries (
    id text primary key,
    version integer not null,
    query text not null unique references queries (id),
    community text not null,
    question text not null,
    answer text not null,
    language text not null,
    sources text[] not null,
    owner text,
    review_on text,
    state text not null,
    reason text,
    approved_by text,
    product text,
    web_url text,
    offered_at timestamptz not null
  )`,
  `create index faq_entries_offered on faq_entries (community) where state = 'offered'`,
  `create table query_schedules (
    id bigserial primary key,
    community text not null,
    schedule jsonb not null,
    decided_by text not null,
    decided_at timestamptz not null
  )`,
  'create index query_schedules_community on query_schedules (community, id)',
  'alter table knowledge_gaps add column about jsonb',
];

export const queriesLed = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
