import { type Kysely, sql } from 'kysely';

/**
 * The catalogue as several processes follow it, how far each library is read, and who reads the outside.
 *
 * A number from a sequence is given before its transaction commits, so that a reader who asks for "higher than the
 * last" skips what commits late. `written_in` is the transaction itself: whoever asks for all from the oldest
 * transaction that was still open at the time before misses nothing, and knows by `revision` what it had already.
 * Triggers write both, so that no statement can forget to.
 */
const STATEMENTS = [
  'create sequence catalogue_revision',
  `alter table products
     add column revision bigint not null default nextval('catalogue_revision'),
     add column written_in xid8 not null default pg_current_xact_id()`,
  'create index products_written on products (written_in)',
  'create index products_item on products (item_id)',
  `create table products_gone (
    id text primary key,
    drive_id text not null,
    item_id text not null,
    revision bigint not null,
    written_in xid8 not null,
    gone_at timestamptz not null default clock_timestamp()
  )`,
  'create index products_gone_written on products_gone (written_in)',
  'create index products_gone_item on products_gone (item_id)',
  `create function product_written() returns trigger language plpgsql as $$
    begin
      new.revision := nextval('catalogue_revision');
      new.written_in := pg_current_xact_id();
      return new;
    end
  $$`,
  `create trigger product_written before insert or update on products
     for each row execute function product_written()`,
  `create function product_gone() returns trigger language plpgsql as $$
    begin
      insert into products_gone (id, drive_id, item_id, revision, written_in)
      values (old.id, old.drive_id, old.item_id, nextval('catalogue_revision'), pg_current_xact_id())
      on conflict (id) do update set
        drive_id = excluded.drive_id, item_id = excluded.item_id, revision = excluded.revision,
        written_in = excluded.written_in, gone_at = excluded.gone_at;
      return null;
    end
  $$`,
  `create trigger product_gone after delete on products
     for each row execute function product_gone()`,

  `create table libraries (
    drive_id text primary key,
    name text not null,
    audience jsonb not null,
    place integer not null,
    state text not null,
    reason text,
    cursor text,
    generation integer not null,
    listing boolean not null,
    read integer not null,
    total integer,
    since timestamptz not null,
    succeeded_at timestamptz,
    listed_at timestamptz
  )`,
  `create table library_items (
    drive_id text not null,
    item_id text not null,
    parent_id text,
    folder boolean not null,
    own_rights boolean not null,
    web_url text not null,
    generation integer not null,
    retry_at timestamptz,
    primary key (drive_id, item_id)
  )`,
  'create index library_items_parent on library_items (drive_id, parent_id)',
  'create index library_items_retry on library_items (drive_id, retry_at) where retry_at is not null',
  // Where items lie was not kept before: every library is listed once more, and no file fetched for it.
  'drop table library_cursors',

  `create table leases (
    name text primary key,
    holder text,
    leased_until timestamptz,
    ended_at timestamptz,
    failed boolean not null default false
  )`,
];

export const catalogue = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
