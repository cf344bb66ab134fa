import { type Kysely, sql } from 'kysely';

/**
 * What is followed by subscription, what was notified and is not worked off yet, the keys by which content is
 * encrypted for us, and messages that were deleted before anything was made of them. `words_at`: when the author last
 * changed the message that these are the words of, so that older news of it changes nothing.
 */
const STATEMENTS = [
  `create table subscriptions (
    id text primary key,
    target text not null unique,
    place jsonb not null,
    state text not null,
    graph_id text,
    secret_hash text,
    certificate text,
    expires_at timestamptz,
    due_at timestamptz not null,
    gaps integer not null,
    closed integer not null,
    cursor_at timestamptz,
    read_at timestamptz,
    failures integer not null,
    detail text,
    leased_until timestamptz
  )`,
  'create index subscriptions_due on subscriptions (due_at)',
  `create table notices (
    id bigint generated always as identity primary key,
    received_at timestamptz not null default clock_timestamp(),
    items jsonb not null,
    tokens text[] not null,
    attempts integer not null default 0,
    retry_at timestamptz,
    leased_until timestamptz
  )`,
  `create table notification_keys (
    id text primary key,
    certificate text not null,
    key_id text not null,
    sealed text not null,
    made_at timestamptz not null
  )`,
  `create table deleted_messages (
    source_key text primary key,
    at timestamptz not null default clock_timestamp()
  )`,
  'create index deleted_messages_at on deleted_messages (at)',
  'alter table contributions add column words_at timestamptz',
  'alter table replies add column words_at timestamptz',
];

export const webhooks = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
