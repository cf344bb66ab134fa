import { type Kysely, sql } from 'kysely';

/** Who wants to be told when something is there, and what was there when a gap was closed. */
const STATEMENTS = [
  `alter table knowledge_gaps
    add column tell boolean not null default false,
    add column filled jsonb`,
];

export const gapsClosed = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
