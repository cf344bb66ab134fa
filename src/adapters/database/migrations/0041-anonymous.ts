import { type Kysely, sql } from 'kysely';

/**
 * What was said without a name, until it is let out. No column here may say who, when (but for the day) or in which
 * order, and it refers to no other table: a reference leaves the number of its transaction on the row it leads to.
 * docs/anonymity.md says against whom.
 */
const STATEMENTS = [
  `create table anonymous_waiting (
    key text primary key,
    kind text not null,
    discussion text not null,
    text text not null,
    question integer,
    day text not null
  )`,
];

export const anonymous = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
