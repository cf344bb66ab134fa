import { type Kysely, sql } from 'kysely';

/** What is looked up at every post, however long the thread and however large the community. */
const STATEMENTS = [
  // Whether the same words came before, and whether somebody has written lately.
  'create index contributions_author on contributions (discussion, author, created_at)',
  // Who moderates and whether there are guests.
  'create index memberships_role on memberships (community, role)',
];

export const threads = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
