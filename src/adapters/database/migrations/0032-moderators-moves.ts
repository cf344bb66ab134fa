import { type Kysely, sql } from 'kysely';

/** What leads from one thread to another, what moderators write to single people, and a quick look at who did what. */
const STATEMENTS = [
  // `merged`: all of "from" goes on in "to"; `split`: "to" began from what was said in "from".
  `create table thread_links (
    "from" text not null references discussions (id) on delete cascade,
    "to" text not null references discussions (id) on delete cascade,
    kind text not null,
    contributions text[] not null,
    by text not null,
    at timestamptz not null,
    primary key ("from", "to")
  )`,
  'create index thread_links_to on thread_links ("to")',
  // One person is thanked once for the same thing by the same moderator: the key says so.
  `create table moderator_notes (
    key text primary key,
    kind text not null,
    subject text not null,
    item text not null,
    community text not null,
    person text not null,
    text text not null,
    by text not null,
    at timestamptz not null
  )`,
  'create index audit_log_actor on audit_log (actor, at)',
];

export const moderatorsMoves = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
