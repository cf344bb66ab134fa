import { type Kysely, sql } from 'kysely';

/**
 * What was understood of what people wrote, and what they say of themselves. Whether a reply still stands and who may
 * read it is nowhere here: it is asked of the reply itself, so that nothing hidden or withdrawn can linger.
 */
const STATEMENTS = [
  `create table expertise_entries (
    person text primary key,
    topics text[] not null,
    countries text[] not null,
    languages text[] not null,
    hidden boolean not null,
    hidden_topics text[] not null
  )`,
  'create index expertise_entries_topics on expertise_entries using gin (topics)',
  `create table expertise_spoken (
    kind text not null,
    id text not null,
    person text not null,
    topics text[] not null,
    countries text[] not null,
    stems text[] not null,
    said_at timestamptz not null,
    primary key (kind, id)
  )`,
  'create index expertise_spoken_person on expertise_spoken (person)',
  'create index expertise_spoken_topics on expertise_spoken using gin (topics)',
  'create index expertise_spoken_countries on expertise_spoken using gin (countries)',
  'create index expertise_spoken_stems on expertise_spoken using gin (stems)',
  `create table expertise_understanding (
    one boolean primary key default true check (one),
    version integer not null
  )`,
  'create index products_owner_topics on products using gin (topics) where owner_id is not null',
  'create index products_owner_countries on products using gin (countries) where owner_id is not null',
  'create index products_owner on products (owner_id) where owner_id is not null',
];

export const expertise = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
