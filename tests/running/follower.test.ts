import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../../src/adapters/database/connect.ts';
import { createLeases } from '../../src/adapters/database/leases.ts';
import { type Follower, follower } from '../../src/running/follower.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { testDatabase } from '../support/database/test-database.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => sql`delete from leases`.execute(database.db));
const all: Follower[] = [];
afterEach(async () => {
  for (const one of all.splice(0)) await one.stop();
});
afterAll(() => database.close());

/** A process whose readings last until they are let go. */
function start(holder: string, leaseMs = 60_000) {
  const readings: { readonly what: string; readonly end: (error?: Error) => void }[] = [];
  let noticed: () => void = () => undefined;
  const reading = (what: string) => (signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      readings.push({ what, end: (error) => (error ? reject(error) : resolve()) });
      signal?.addEventListener('abort', () => resolve());
      noticed();
    });
  const one = follower({
    log: quiet,
    holder,
    leaseMs,
    leases: createLeases(database.db),
    app: {
      sync: reading('all'),
      readLibraries: reading('libraries'),
      actions: { governance: { setting: async () => 10 as never } },
      pump: { wake: () => undefined },
    },
  });
  all.push(one);
  const begun = (count: number) =>
    new Promise<void>((resolve) => {
      noticed = () => readings.length >= count && resolve();
      noticed();
    });
  return { one, readings, begun, what: () => readings.map(({ what }) => what) };
}

test('of two processes one reads; when it is done and nothing is due, neither does', async () => {
  const a = start('a');
  const b = start('b');
  await a.one.ifDue();
  await a.begun(1);
  await b.one.ifDue();
  await b.one.idle();
  expect(b.what()).toEqual([]);
  a.readings[0]?.end();
  await a.begun(2);
  a.readings[1]?.end();
  await a.one.idle();
  await b.one.ifDue();
  await b.one.idle();
  // What b knew of may have been passed already: the one who read looked at the libraries once more.
  expect([a.what(), b.what()]).toEqual([['all', 'libraries'], []]);
  expect(await b.one.state()).toMatchObject({ failed: false });
});

test('who falls silent is followed by another, and stops when it wakes up', async () => {
  const a = start('a', 300);
  const b = start('b');
  await a.one.ifDue();
  await a.begun(1);
  await sql`update leases set leased_until = clock_timestamp() - interval '1 ms'`.execute(
    database.db,
  );
  await b.one.ifDue();
  await b.begun(1);
  await a.one.idle();
  const { rows } = await sql`select holder from leases where name = 'outside'`.execute(database.db);
  expect(rows).toEqual([{ holder: 'b' }]);
});

test('what failed is due at the next turn, for whoever has it; stopping ends a reading', async () => {
  const a = start('a');
  const b = start('b');
  await a.one.ifDue();
  await a.begun(1);
  a.readings[0]?.end(new Error('down'));
  await a.one.idle();
  expect(await a.one.state()).toMatchObject({ failed: true });
  await b.one.ifDue();
  await b.begun(1);
  await b.one.stop();
  await a.one.ifDue();
  await a.begun(2);
});
