import { type Kysely, sql } from 'kysely';

/** The last time that a draft was given to a language model. Of texts it holds only what is under way. */
const STATEMENTS = [
  `create table rewritings (
    kind text not null,
    item text not null,
    version integer not null,
    task text not null,
    language text,
    model text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    ended_at timestamptz,
    tries integer not null,
    lines jsonb not null,
    primary key (kind, item)
  )`,
];

export const rewritings = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
