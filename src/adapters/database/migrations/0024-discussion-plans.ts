import { type Kysely, sql } from 'kysely';

/** The plan behind a discussion, null for those made before there were any; topics that members propose and back. */
const STATEMENTS = [
  'alter table discussions add column plan jsonb',

  `create table topic_proposals (
    id text primary key,
    version integer not null,
    key text not null unique,
    community text not null,
    title text not null,
    why text not null,
    language text not null,
    by text not null,
    created_at timestamptz not null,
    state text not null,
    reason text not null,
    merged_into text,
    discussion text,
    answered_by text,
    answered_at timestamptz
  )`,
  'create index topic_proposals_community on topic_proposals (community, created_at desc)',
  `create table topic_backings (
    proposal text not null references topic_proposals (id),
    person text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (proposal, person)
  )`,
];

export const discussionPlans = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
