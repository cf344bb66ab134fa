import { type Kysely, sql } from 'kysely';

/** Who reads a question. */
export const questionReaders = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table queries add column audience text not null default 'community',
      add column readers jsonb not null default '[]'`.execute(db);
    await sql`create index queries_by_audience on queries (audience, asked_at desc)
      where audience <> 'community'`.execute(db);
  },
};
