import { type Kysely, sql } from 'kysely';

/** Messages of colleagues that somebody would make something of; `words` is null once there is no consent to keep them. */
const STATEMENTS = [
  `create table message_consents (
    id text primary key,
    version integer not null,
    key text not null unique,
    becomes text not null,
    asked_by text not null,
    written_by text not null,
    words text,
    link text,
    written_at timestamptz,
    source text not null,
    state text not null,
    capture text,
    query text,
    asked_at timestamptz not null,
    settled_at timestamptz
  )`,
  'create index message_consents_by on message_consents (asked_by, asked_at)',
  'create index message_consents_of on message_consents (written_by, asked_at)',
  'create index message_consents_source on message_consents (source)',
  'create index message_consents_capture on message_consents (capture) where capture is not null',
];

export const consents = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
