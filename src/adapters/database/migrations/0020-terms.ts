import { type Kysely, sql } from 'kysely';

/**
 * Who was given a role and who lost it; what is said of a record before it is published; and which
 * Sustainable Development Goals and cross-cutting drivers an item has.
 */
const STATEMENTS = [
  `create table role_changes (
    id text primary key,
    person text not null,
    role text not null,
    verb text not null,
    by text not null,
    at timestamptz not null
  )`,
  'create index role_changes_role on role_changes (role, at)',

  `create table record_labels (
    subject text primary key,
    chosen jsonb not null,
    proposals text[] not null,
    product text,
    settled_by text,
    settled_at timestamptz
  )`,
  'create index record_labels_proposals on record_labels using gin (proposals)',

  `alter table products
    add column goals text[] not null default '{}',
    add column drivers text[] not null default '{}'`,
];

export const terms = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
