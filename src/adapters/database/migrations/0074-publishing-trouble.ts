import { type Kysely, sql } from 'kysely';

/** Why a record is not out yet although its author let it go, and to whom it was sent by mail. */
const STATEMENTS = [
  'alter table captures add column trouble jsonb',
  `create table capture_letters (
    capture text not null references captures (id) on delete cascade,
    edition integer not null,
    person text not null,
    sent_by text not null,
    at timestamptz not null,
    primary key (capture, edition, person)
  )`,
];

export const publishingTrouble = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
