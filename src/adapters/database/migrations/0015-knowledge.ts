import { type Kysely, sql } from 'kysely';

/**
 * What people make of knowledge products. Products come and go with their libraries: what was said of one is kept by its
 * id and shown again where the file comes back, so that nothing here refers to the row.
 */
const STATEMENTS = [
  // Made from the text at `revision`; a sketch of an older text counts as none.
  `create table product_sketches (
    product text primary key,
    revision bigint not null,
    sketch bytea not null
  )`,
  `create function product_unsketched() returns trigger language plpgsql as $$
    begin
      delete from product_sketches where product = old.id;
      return null;
    end
  $$`,
  `create trigger product_unsketched after delete on products
     for each row execute function product_unsketched()`,

  `create table knowledge_gaps (
    id text primary key,
    key text not null unique,
    words text not null,
    topics text[] not null,
    countries text[] not null,
    language text not null,
    person text not null,
    at timestamptz not null,
    settled_by text,
    settled_at timestamptz
  )`,
  'create index knowledge_gaps_open on knowledge_gaps (at) where settled_at is null',

  `create table product_feedback (
    product text not null,
    person text not null,
    quality smallint not null,
    usefulness smallint not null,
    example text not null,
    at timestamptz not null,
    primary key (product, person)
  )`,
  `create table product_uses (
    product text not null,
    person text not null,
    at timestamptz not null,
    primary key (product, person)
  )`,
  `create table product_checks (
    product text not null,
    person text not null,
    at timestamptz not null,
    primary key (product, person)
  )`,

  `create table contradictions (
    id text primary key,
    version integer not null,
    one text not null,
    other text not null,
    why text not null,
    flagged_by text not null,
    community text,
    state text not null,
    outcome text,
    settled_by text,
    flagged_at timestamptz not null,
    settled_at timestamptz
  )`,
  `create unique index contradictions_open on contradictions (one, other) where state = 'open'`,
  'create index contradictions_one on contradictions (one)',
  'create index contradictions_other on contradictions (other)',

  // One verdict a person, item and topic, however often and wherever it is given: the last one.
  `create table product_choices (
    product text not null,
    person text not null,
    topic text not null,
    verdict text not null,
    reason text,
    place text not null,
    at timestamptz not null,
    primary key (product, person, topic)
  )`,
];

export const knowledge = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
