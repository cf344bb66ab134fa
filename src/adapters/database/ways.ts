import type { Kysely } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import type { Way, Ways } from '../../ports/installer.ts';
import type { Schema } from './schema.ts';

/** What is known of people's chats, one row for each person of whom something is. */
export function createWays(db: Kysely<Schema>, clock: Clock): Ways {
  return {
    async of(person) {
      const row = await db
        .selectFrom('ways')
        .select(['state', 'why', 'at'])
        .where('person', '=', person)
        .executeTakeFirst();
      return row ? { ...row, state: row.state as Way['state'] } : null;
    },
    async note(person, state, why) {
      const changes = { state, why, at: clock.now() };
      await db
        .insertInto('ways')
        .values({ person, ...changes })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(changes))
        .execute();
    },
    async clear(person) {
      await db.deleteFrom('ways').where('person', '=', person).execute();
    },
  };
}
