import { type Kysely, sql } from 'kysely';

/** How a record went out and was taken back. */
export const captureHistory = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table captures add column history jsonb not null default '[]'`.execute(db);
  },
};
