import { type Kysely, sql } from 'kysely';

/** Who looks a record over, what they said of which words, and what its author said of who is reached. */
const STATEMENTS = [
  `alter table captures add column path text not null default 'light'`,
  'alter table captures add column reviewer text',
  'alter table captures add column checklist jsonb',
  `create index captures_reviewing on captures (reviewer) where state = 'reviewing'`,
  `create table capture_rounds (
    id text primary key,
    version integer not null,
    capture text not null references captures (id) on delete cascade,
    number integer not null,
    reviewer text not null,
    asked_at timestamptz not null,
    answers jsonb not null,
    verdict text,
    settled_at timestamptz,
    note text not null default '',
    comments jsonb not null default '{}',
    unique (capture, number)
  )`,
];

export const peerReview = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
