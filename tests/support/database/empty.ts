import type { Database } from '../../../src/adapters/database/connect.ts';

/** Whatever guards a table: what only grows is taken out, too. */
const EMPTY = `
  do $$
  declare name text;
  begin
    set local session_replication_role = replica;
    for name in
      select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
    loop
      execute format('delete from %I', name);
    end loop;
  end $$`;

/** A database as new for the next test of a file, which takes a part of what making another one takes. */
export async function empty({ pool }: Database): Promise<void> {
  await pool.query(EMPTY);
}
