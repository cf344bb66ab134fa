import { type Kysely, sql } from 'kysely';

/**
 * What a draft said before, by whom and when; and a mark where something stood that was taken back. What was taken back
 * leaves the former versions too.
 */
const STATEMENTS = [
  `alter table syntheses add column gone jsonb not null default '[]'`,
  `alter table consolidated_replies add column gone jsonb not null default '[]'`,
  `create table draft_versions (
    kind text not null,
    item text not null,
    version integer not null,
    made_by text,
    made_at timestamptz not null,
    statements jsonb not null,
    set_aside jsonb not null,
    primary key (kind, item, version)
  )`,
];

export const drafts = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
