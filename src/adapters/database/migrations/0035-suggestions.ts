import { type Kysely, sql } from 'kysely';

/** What a contribution is thought to be instead, for a moderator to decide: one at a time. */
const STATEMENTS = [
  `create table contribution_suggestions (
    contribution text primary key references contributions (id) on delete cascade,
    kind text not null,
    words text[] not null,
    place_kind text,
    place text,
    at timestamptz not null
  )`,
];

export const suggestions = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
