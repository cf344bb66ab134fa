import { type Kysely, sql } from 'kysely';

/** Where the documents lie that were made of a discussion, so that an attempt goes on where the last one ended. */
const STATEMENTS = [
  `create table discussion_documents (
    discussion text not null references discussions (id) on delete cascade,
    kind text not null,
    -- Of a constituent group; empty for the kinds that are for everybody.
    "group" text not null,
    language text not null,
    name text not null,
    web_url text not null,
    pdf_url text,
    says integer,
    primary key (discussion, kind, "group", language)
  )`,
];

export const discussionDocuments = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
