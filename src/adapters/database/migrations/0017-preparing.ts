import { type Kysely, sql } from 'kysely';

/**
 * What people find out before they begin something, the missions that bring it up, and what desks of specialists are
 * asked. A key is what a card or form makes once, however often it is sent.
 */
const STATEMENTS = [
  `create table preparations (
    id text primary key,
    version integer not null,
    key text not null unique,
    owner text not null,
    kind text not null,
    subject text not null,
    countries text[] not null,
    topics text[] not null,
    language text not null,
    mission text,
    answers jsonb not null,
    judged jsonb not null,
    step integer not null,
    shown text not null,
    state text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index preparations_owner on preparations (owner, updated_at)',
  `create index preparations_shown on preparations (shown, updated_at) where state = 'finished'`,

  `create table mission_offers (
    mission text primary key,
    version integer not null,
    person text not null,
    country text,
    title text,
    starts_on text not null,
    state text not null
  )`,

  `create table desks (
    id text primary key,
    version integer not null,
    names jsonb not null,
    unit text not null,
    topics text[] not null,
    staff text[] not null,
    days integer not null,
    open boolean not null
  )`,

  `create table desk_requests (
    id text primary key,
    version integer not null,
    key text not null unique,
    desk text not null references desks (id),
    asker text not null,
    sender text not null,
    query text,
    text text not null,
    language text not null,
    shared boolean not null,
    state text not null,
    taken_by text,
    answer text,
    reason text,
    created_at timestamptz not null,
    due_at timestamptz not null,
    settled_at timestamptz
  )`,
  'create index desk_requests_desk on desk_requests (desk, due_at)',
  'create index desk_requests_asker on desk_requests (asker)',
  'create index desk_requests_sender on desk_requests (sender)',
  'create index desk_requests_created on desk_requests (created_at)',
];

export const preparing = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
