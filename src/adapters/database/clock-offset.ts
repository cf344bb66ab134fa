import type { Kysely } from 'kysely';
import type { ClockOffset } from '../../ports/clock.ts';
import type { Schema } from './schema.ts';

/** How far the local mode's clock was moved, kept with the data that were made under it. */
export function clockOffset(db: Kysely<Schema>): ClockOffset {
  return {
    async load() {
      const row = await db.selectFrom('local_clock').select('offset_ms').executeTakeFirst();
      return row?.offset_ms ?? 0;
    },

    async save(offsetMs) {
      await db
        .insertInto('local_clock')
        .values({ id: 1, offset_ms: offsetMs })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ offset_ms: offsetMs }))
        .execute();
    },
  };
}
