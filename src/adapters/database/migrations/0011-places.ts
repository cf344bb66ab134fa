import { type Kysely, sql } from 'kysely';

/** Of which kind a community's channel is: whether its members are the team's or its own. */
const STATEMENTS = [
  `alter table communities add column channel_kind text not null default 'standard'
     check (channel_kind in ('standard', 'private', 'shared'))`,
  'alter table communities alter column channel_kind drop default',
];

export const places = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
