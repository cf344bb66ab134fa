import { type Kysely, sql } from 'kysely';

/** One import is under way at a time, also where two are begun in the same moment. */
const STATEMENTS = [
  `update sheet_runs set state = 'stopped'
    where state = 'running' and id not in (select id from sheet_runs order by at desc, id desc limit 1)`,
  "create unique index sheet_runs_running on sheet_runs (state) where state = 'running'",
];

export const oneImport = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(STATEMENTS.join(';\n')).execute(db);
  },
};
