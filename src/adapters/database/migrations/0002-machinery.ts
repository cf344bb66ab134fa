import { type Kysely, sql } from 'kysely';

/**
 * What carries the features: outbox, due work, inbox, histories that only grow, and where people are reached.
 * `leased_until` is real time as the database tells it, because a lease measures how long a process has been
 * silent; every other date is the product's clock, which may be moved.
 */
const STATEMENTS = [
  `create table events (
    id text primary key,
    seq bigint generated always as identity,
    type text not null,
    at timestamptz not null,
    actor text,
    data jsonb not null,
    dispatched_at timestamptz,
    attempts integer not null default 0,
    last_error text,
    next_attempt_at timestamptz,
    leased_until timestamptz
  )`,
  'create index events_pending on events (seq) where dispatched_at is null',
  'create index events_type on events (type, at)',
  `create table reactions_done (
    event_id text not null references events (id),
    reaction text not null,
    primary key (event_id, reaction)
  )`,

  `create table due_work (
    job text not null,
    slot text not null,
    owner text not null,
    at timestamptz not null,
    ref text not null,
    done_at timestamptz,
    given_up boolean not null default false,
    attempts integer not null default 0,
    last_error text,
    retry_at timestamptz,
    leased_until timestamptz,
    primary key (job, slot)
  )`,
  'create index due_work_open on due_work (at, job, slot) where done_at is null',
  'create index due_work_owner on due_work (owner, at) where done_at is null',
  'create index due_work_done on due_work (done_at) where done_at is not null',

  `create table inbox (
    key text primary key,
    accepted_at timestamptz not null default clock_timestamp(),
    leased_until timestamptz not null,
    handled_at timestamptz
  )`,
  'create index inbox_accepted on inbox (accepted_at)',

  `create table audit_log (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text,
    verb text not null,
    subject text not null,
    reason text,
    detail jsonb
  )`,
  'create index audit_log_subject on audit_log (subject, id desc)',
  `create table settings_history (
    id bigint generated always as identity primary key,
    key text not null,
    value jsonb not null,
    changed_by text,
    changed_at timestamptz not null
  )`,
  'create index settings_history_key on settings_history (key, id desc)',
  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% only grows: % refused', tg_table_name, tg_op using errcode = '42501';
    end
  $$`,
  ...['audit_log', 'settings_history'].map(
    (table) => `create trigger only_grows
      before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ),

  `create table conversation_references (
    scope text not null,
    owner_id text not null,
    reference jsonb not null,
    service_url text not null,
    last_seen timestamptz not null,
    primary key (scope, owner_id, service_url)
  )`,
  `create table local_clock (
    id integer primary key check (id = 1),
    offset_ms bigint not null
  )`,
  `create table sync_state (
    key text primary key,
    value jsonb not null,
    at timestamptz not null
  )`,
];

export const machinery = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
