import { type Kysely, sql } from 'kysely';

/** Who reads a record and a reply. */
export const readersChosen = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table captures add column readers jsonb not null
      default '{"audience":"staff","community":null,"unit":null,"people":[]}'`.execute(db);
    await sql`create index captures_for_some on captures (updated_at desc)
      where state = 'published' and readers ->> 'audience' <> 'staff'`.execute(db);
    await sql`alter table replies add column audience text not null default 'community',
      add column readers jsonb not null default '[]'`.execute(db);
  },
};
