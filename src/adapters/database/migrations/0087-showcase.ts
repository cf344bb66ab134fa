import { type Kysely, sql } from 'kysely';

/** What moderators would show on their community's home for a month, and what its author said. */
const STATEMENTS = [
  `create table showings (
    id text primary key,
    version integer not null,
    community text not null,
    kind text not null,
    piece text not null,
    author text not null,
    chosen_by text not null,
    state text not null,
    asked_at timestamptz not null,
    settled_at timestamptz,
    unique (community, kind, piece)
  )`,
  'create index showings_of_author on showings (author)',
];

export const showcase = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
