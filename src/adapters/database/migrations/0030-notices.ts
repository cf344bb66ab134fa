import { type Kysely, sql } from 'kysely';

/**
 * How much each person hears of each community; what a digest tells may come by one of them instead of an alert; and
 * where a discussion is shown besides its own community.
 */
const STATEMENTS = [
  `create table notice_levels (
    person text not null,
    community text not null,
    level text not null,
    since timestamptz not null,
    primary key (person, community)
  )`,
  'create index notice_levels_community on notice_levels (community, level)',
  'alter table digest_items alter column alert drop not null',
  'alter table digest_items add column community text',

  `create table discussion_shares (
    discussion text not null,
    community text not null,
    version integer not null,
    state text not null,
    offered_by text not null,
    note text not null,
    offered_at timestamptz not null,
    decided_by text,
    reason text,
    decided_at timestamptz,
    primary key (discussion, community)
  )`,
  'create index discussion_shares_community on discussion_shares (community, state)',
  `alter table discussions add column also text[] not null default '{}'`,
];

export const notices = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
