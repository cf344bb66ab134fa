import { type Kysely, sql } from 'kysely';

/**
 * Up to which contribution somebody was caught up, and which waited then. Of the person's own time a day and no hour is
 * kept, by which it is forgotten; and it refers to no other table: a reference leaves the number of its transaction there.
 */
const STATEMENTS = [
  `create table caught_up (
    person text not null,
    discussion text not null,
    until timestamptz not null,
    waiting text[] not null default '{}',
    told_on date not null default current_date,
    primary key (person, discussion)
  )`,
];

export const caughtUp = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
