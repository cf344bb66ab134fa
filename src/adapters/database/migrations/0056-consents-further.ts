import { type Kysely, sql } from 'kysely';

/** The discussion that was begun with the words of a colleague who agreed. */
export const consentsFurther = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table message_consents add column discussion text').execute(db);
  },
};
