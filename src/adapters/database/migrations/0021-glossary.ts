import { type Kysely, sql } from 'kysely';

/** What terms mean where they are used, and what was said of them before each change. */
const STATEMENTS = [
  `create table glossary_entries (
    id text primary key,
    content jsonb not null,
    settled text,
    state text not null,
    version integer not null,
    changed_at timestamptz not null
  )`,
  `create table glossary_versions (
    entry_id text not null,
    version integer not null,
    entry jsonb not null,
    at timestamptz not null,
    by text not null,
    verb text not null,
    primary key (entry_id, version)
  )`,
];

export const glossary = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
