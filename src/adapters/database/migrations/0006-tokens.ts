import { type Kysely, sql } from 'kysely';

/** Tokens of people and of the application, sealed; see token-cache.ts. */
const STATEMENTS = [
  `create table token_cache (
    partition text primary key,
    version bigint not null,
    state text not null check (state in ('ready', 'sign-in', 'consent')),
    scopes text[] not null,
    key_id text,
    sealed text,
    changed_at timestamptz not null,
    used_at timestamptz not null,
    check ((key_id is null) = (sealed is null))
  )`,
  'create index token_cache_used on token_cache (used_at)',
  'create index token_cache_changed on token_cache (changed_at)',
];

export const tokens = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
