import { type Kysely, sql } from 'kysely';

/** Why a moderator hid a question; and replies that say something else than when they were brought together. */
const STATEMENTS = [
  'alter table queries add column reason text',
  `alter table consolidated_replies add column reworded text[] not null default '{}'`,
  'alter table consolidated_replies alter column reworded drop default',
];

export const hiddenQueries = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
