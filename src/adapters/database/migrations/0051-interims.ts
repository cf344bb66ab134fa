import { type Kysely, sql } from 'kysely';

/** What was said in a discussion by some day while it ran: at most one draft at a time. */
const STATEMENTS = [
  `create table interims (
    id text primary key,
    version integer not null,
    discussion text not null references discussions (id) on delete cascade,
    community text not null,
    state text not null,
    until timestamptz not null,
    statements jsonb not null,
    set_aside jsonb not null,
    gone jsonb not null,
    unsaid jsonb not null,
    unheard jsonb not null,
    settled_by text,
    settled_at timestamptz
  )`,
  'create index interims_of on interims (discussion, until)',
  `create index interims_drafts on interims (community) where state = 'draft'`,
];

export const interims = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
