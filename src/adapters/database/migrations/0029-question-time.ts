import { type Kysely, sql } from 'kysely';

/** Which question a contribution answers: null for all that were made outside question time. */
export const questionTime = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table contributions add column answers text').execute(db);
  },
};
