import { type Kysely, sql } from 'kysely';

/**
 * Who is asked how they stand in a draft that names them. `shown` holds a hash of each sentence and no sentence: what is
 * taken back stands nowhere here, but for what its author suggested instead.
 */
const STATEMENTS = [
  `create table attribution_checks (
    id text primary key,
    version integer not null,
    kind text not null,
    item text not null,
    community text not null,
    person text not null,
    round integer not null,
    state text not null,
    shown jsonb not null,
    asked_by text not null,
    asked_at timestamptz not null,
    until timestamptz not null,
    answered_at timestamptz,
    request text,
    unique (kind, item, person)
  )`,
  'create index attribution_checks_person on attribution_checks (person, asked_at)',
  'create index attribution_checks_request on attribution_checks (request) where request is not null',
  `create table attribution_suggestions (
    check_id text not null references attribution_checks (id),
    statement text not null,
    text text not null,
    state text not null,
    made_at timestamptz not null,
    primary key (check_id, statement)
  )`,
];

export const attribution = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
