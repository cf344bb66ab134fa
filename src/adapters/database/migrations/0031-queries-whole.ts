import { type Kysely, sql } from 'kysely';

/**
 * Other words for a question or a reply, which whoever wrote it agrees to; entries that keep their file when they are
 * worded anew; gaps that somebody has taken up.
 */
const STATEMENTS = [
  `create table query_wordings (
    id text primary key,
    version integer not null,
    key text not null unique,
    query text not null references queries (id),
    reply text references replies (id),
    proposed_by text not null,
    written_by text not null,
    before text not null,
    after text not null,
    why text not null,
    state text not null,
    asked_at timestamptz not null,
    settled_at timestamptz
  )`,
  'create index query_wordings_query on query_wordings (query, asked_at)',
  'alter table faq_entries add column file_title text',
  `update faq_entries set file_title = question where state in ('publishing', 'published')`,
  'create index faq_entries_community on faq_entries (community, state, offered_at)',
  'alter table knowledge_gaps add column taken_by text, add column taken_at timestamptz',
  `create index knowledge_gaps_query on knowledge_gaps ((about ->> 'query')) where about is not null`,
];

export const queriesWhole = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
