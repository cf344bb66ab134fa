import { type Kysely, sql } from 'kysely';

/**
 * What was written down without a name, until it is out. As in `anonymous_waiting` no column may say who, when (but for
 * the day) or in which order, and it refers to no other table. docs/anonymity.md says against whom.
 */
export const unnamedRecords = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table unnamed_records (
      key text not null,
      kind text not null,
      template text not null,
      template_version integer not null,
      answers jsonb not null,
      day text not null,
      primary key (key, kind)
    )`.execute(db);
  },
};
