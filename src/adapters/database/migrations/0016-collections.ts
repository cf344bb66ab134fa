import { type Kysely, sql } from 'kysely';

/**
 * What is new, who wants to hear of it, and who looks after what is old: arrivals and versions of products, collections,
 * alerts and their digests, announcements, reviews. Products come and go with their libraries, so that nothing here
 * refers to their rows.
 */
const STATEMENTS = [
  // Only what came after its library had been read for the first time: what was there before is no news.
  `create table product_arrivals (
    product text primary key,
    at timestamptz not null
  )`,
  'create index product_arrivals_at on product_arrivals (at)',
  `create table product_versions (
    product text not null,
    tag text not null,
    modified_at timestamptz not null,
    primary key (product, tag)
  )`,

  `create table collections (
    id text primary key,
    version integer not null,
    community text not null,
    name text not null,
    description text not null,
    words text not null,
    chosen jsonb not null,
    topics text[] not null,
    audience text not null,
    state text not null,
    created_by text not null,
    created_at timestamptz not null,
    checked_by text not null,
    checked_at timestamptz not null
  )`,
  'create index collections_community on collections (community)',
  `create table collection_items (
    collection text not null,
    product text not null,
    how text not null,
    reason text not null,
    by text not null,
    at timestamptz not null,
    primary key (collection, product)
  )`,

  `create table alerts (
    id text primary key,
    version integer not null,
    person text not null,
    topics text[] not null,
    countries text[] not null,
    kinds text[] not null,
    collection text,
    state text not null,
    since timestamptz not null,
    created_at timestamptz not null
  )`,
  'create index alerts_person on alerts (person)',
  `create table alert_rhythms (
    person text primary key,
    rhythm text not null
  )`,
  `create table digests (
    id text primary key,
    person text not null,
    at timestamptz not null
  )`,
  'create index digests_person on digests (person, at)',
  // The key is what makes an item be told once to a person, whatever is planned twice.
  `create table digest_items (
    person text not null,
    kind text not null,
    item text not null,
    digest text not null,
    alert text not null,
    place integer not null,
    primary key (person, kind, item)
  )`,
  'create index digest_items_digest on digest_items (digest)',

  `create table announcements (
    id text primary key,
    version integer not null,
    product text not null,
    community text not null,
    topics text[] not null,
    state text not null,
    line text not null,
    reason text,
    decided_by text,
    decided_at timestamptz,
    at timestamptz not null,
    unique (product, community)
  )`,
  'create index announcements_community on announcements (community, at)',

  // kept_*: what was decided here and could not be written to SharePoint; it holds while the column says what it said.
  `create table product_reviews (
    product text primary key,
    version integer not null,
    due_on text not null,
    state text not null,
    owner text,
    asked_at timestamptz not null,
    escalated_at timestamptz,
    note text not null,
    decided_by text,
    decided_at timestamptz,
    next_on text,
    next_owner text,
    kept_on text,
    kept_on_was text,
    kept_owner text,
    kept_owner_was text
  )`,
  // Which month's look was planned last: the next is planned when it is done.
  'create table review_rounds (month text primary key)',
  'create index product_reviews_state on product_reviews (state)',
  'create index products_review_on on products (review_on) where review_on is not null',
  `create function product_kept() returns trigger language plpgsql as $$
    declare kept record;
    begin
      select * into kept from product_reviews where product = new.id;
      if found then
        if kept.kept_on is not null and new.review_on is not distinct from kept.kept_on_was then
          new.review_on := kept.kept_on;
        end if;
        if kept.kept_owner is not null and new.owner_id is not distinct from kept.kept_owner_was then
          new.owner_id := kept.kept_owner;
        end if;
      end if;
      return new;
    end
  $$`,
  `create trigger product_kept before insert or update on products
     for each row execute function product_kept()`,
];

export const collections = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
