import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import { json } from './values.ts';

const PREFIX = 'search-index:';
/** What has been kept for longer is built anew: ids of what went are not remembered for ever either. */
const DAYS = 30;

/**
 * Remembers which search indexes were kept beside this database. One that is put back from a backup has never heard
 * of what was kept after it.
 */
export const createKeptIndexes = (db: Kysely<Schema>) => ({
  async note(token: string): Promise<void> {
    await sql`delete from sync_state
      where starts_with(key, ${PREFIX})
        and at < clock_timestamp() - ${DAYS}::double precision * interval '1 day'`.execute(db);
    await db
      .insertInto('sync_state')
      .values({ key: `${PREFIX}${token}`, value: json(null), at: sql<Date>`clock_timestamp()` })
      .execute();
  },

  async knows(token: string): Promise<boolean> {
    const row = await db
      .selectFrom('sync_state')
      .select('key')
      .where('key', '=', `${PREFIX}${token}`)
      .where(sql<boolean>`at >= clock_timestamp() - ${DAYS}::double precision * interval '1 day'`)
      .executeTakeFirst();
    return row !== undefined;
  },
});
