import { type Kysely, sql } from 'kysely';

/** When whoever asked thanked for a reply; null: not yet. */
const STATEMENTS = ['alter table replies add column thanked_at timestamptz'];

export const thanks = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
