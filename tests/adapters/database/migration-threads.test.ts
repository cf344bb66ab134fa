import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { features } from '../../../src/adapters/database/migrations/0001-features.ts';
import { machinery } from '../../../src/adapters/database/migrations/0002-machinery.ts';
import { queries } from '../../../src/adapters/database/migrations/0003-queries.ts';
import type { Schema } from '../../../src/adapters/database/schema.ts';
import { testDatabase } from '../../support/database/test-database.ts';
import { type World, worldOf } from './contract/world.ts';

let world: World;
beforeEach(async () => {
  world = worldOf(await testDatabase());
});
afterEach(() => world.database.close());

/** The database as the former version left it: one discussion opened in its channel, one reply waiting. */
async function formerVersion(db: Kysely<Schema>): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  const old = db as unknown as Kysely<unknown>;
  await features.up(old);
  await machinery.up(old);
  await sql`insert into postings (id, key, target, message, opens_discussion, unasked, urgency, state, not_before,
      attempts, conversation_id, activity_id, created_at)
    values
      ('p1', 'discussion:d1', '{"kind":"channel","community":"water","thread":null}',
        '{"kind":"discussion-opened","discussion":"d1"}', 'd1', false, 5, 'sent', now(), 1,
        '19:w@thread.tacv2;messageid=7', '7', now()),
      ('p2', 'contribution:c1', '{"kind":"channel","community":"water","thread":"d1"}',
        '{"kind":"contribution","discussion":"d1","contribution":"c1"}', null, false, 5, 'intended', now(), 0,
        null, null, now()),
      ('p3', 'prompt:x', '{"kind":"person","person":"ana"}', '{"kind":"prompt","prompt":"x"}', null, true, 1,
        'intended', now(), 0, null, null, now())`.execute(db);
}

test('a database of the former version still knows the discussion of a thread, and where replies go', async () => {
  await formerVersion(world.database.db);
  await queries.up(world.database.db as unknown as Kysely<unknown>);
  await world.work.run(async (tx) => {
    expect(await tx.postings.threadOf('19:w@thread.tacv2', '7')).toBe('discussion:d1');
    expect((await tx.postings.opening('discussion:d1'))?.activityId).toBe('7');
    expect((await tx.postings.byKey('contribution:c1'))?.target).toEqual({
      kind: 'channel',
      community: 'water',
      thread: 'discussion:d1',
    });
    expect((await tx.postings.byKey('prompt:x'))?.target).toEqual({
      kind: 'person',
      person: 'ana',
    });
    expect(await tx.postings.begunOpenings()).toEqual([]);
  });
});
