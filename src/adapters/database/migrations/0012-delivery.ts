import { type Kysely, sql } from 'kysely';

/** Which process has a message in hand: until when, as the database's clock says it. */
const STATEMENTS = ['alter table postings add column leased_until timestamptz'];

export const delivery = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
