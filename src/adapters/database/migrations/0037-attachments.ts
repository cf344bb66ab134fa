import { type Kysely, sql } from 'kysely';

/** Files in SharePoint that people gave with what they said, by address, under the key of what made the text. */
const STATEMENTS = [
  `create table attachments (
    source_key text not null,
    place integer not null,
    url text not null,
    product text,
    shown boolean not null,
    primary key (source_key, place)
  )`,
];

export const attachments = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
