import { type Kysely, sql } from 'kysely';

/** Templates as administrators changed them: every version, with who made it, when and why. */
export const templates = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table template_versions (
      kind text not null,
      id text not null,
      version integer not null,
      body jsonb not null,
      in_use boolean not null,
      verb text not null,
      why text not null,
      by text,
      at timestamptz not null,
      product text,
      primary key (kind, id, version)
    )`.execute(db);
  },
};
