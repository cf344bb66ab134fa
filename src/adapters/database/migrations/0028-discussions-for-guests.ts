import { type Kysely, sql } from 'kysely';

/** Whether the guests of its community come to a discussion: nobody has said so of those that are there. */
export const discussionsForGuests = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw('alter table discussions add column guests boolean not null default false')
      .execute(db);
  },
};
