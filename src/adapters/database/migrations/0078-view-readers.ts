import { type Kysely, sql } from 'kysely';

/** Who reads a differing view. */
export const viewReaders = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table differing_views add column audience text not null default 'document',
      add column readers jsonb not null default '[]'`.execute(db);
  },
};
