import type { Kysely } from 'kysely';
import type { PersonId } from '../../kernel/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Way, Ways } from '../../ports/installer.ts';
import { Batcher } from './batcher.ts';
import type { Schema } from './schema.ts';

/** What is known of people's chats, one row for each person of whom something is. */
export function createWays(db: Kysely<Schema>, clock: Clock): Ways {
  // Asked at every turn in a chat: turns that are at work together ask together.
  const asking = new Batcher<PersonId, Way | null>(async (people) => {
    const rows = await db
      .selectFrom('ways')
      .select(['person', 'state', 'why', 'at'])
      .where('person', 'in', [...new Set(people)])
      .execute();
    const found = new Map(
      rows.map(({ person, state, why, at }) => [person, { state: state as Way['state'], why, at }]),
    );
    return (person) => found.get(person) ?? null;
  });
  return {
    of: (person) => asking.add(person),
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
