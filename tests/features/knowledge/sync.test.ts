import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../../../src/adapters/database/connect.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import type { Actor } from '../../../src/kernel/person.ts';
import { empty } from '../../support/database/empty.ts';
import { testDatabase } from '../../support/database/test-database.ts';
import { ScriptedDrives } from './scripted-drive.ts';
import { catalogueOf, expected, START, shown, startProcess } from './sync-world.ts';

let database: Database;
let drives: ScriptedDrives;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await empty(database);
  drives = new ScriptedDrives();
  drives.add({ driveId: 'one', name: 'Published', audience: { kind: 'all' } });
});
afterAll(() => database.close());

const HOUR_MS = 3_600_000;
const after = (hours: number) => () => new Date(START.getTime() + hours * HOUR_MS);
const down = () => new AppError('unavailable', 'no answer');
const ADMINISTRATOR = {
  roles: new Set(['administrator']),
  memberships: new Map(),
} as unknown as Actor;

const unreadable = async (process: ReturnType<typeof startProcess>) =>
  Object.fromEntries(
    [...(await catalogueOf(process)).values()].map((one) => [one.itemId, one.unreadable]),
  );

test('what one process publishes another finds by following, without reading the outside', async () => {
  const reader = startProcess(database, drives);
  await reader.sync.run();
  const other = startProcess(database, drives);
  await other.sync.load();
  const file = drives.make('one', { text: 'published words' });
  const id = await reader.sync.published(drives.fileOf(file));
  expect(reader.index.get(id)?.body).toBe('published words');
  expect(other.index.has(id)).toBe(false);
  await other.sync.follow();
  expect(other.index.get(id)?.body).toBe('published words');
  drives.remove(file);
  await reader.sync.run();
  await other.sync.follow();
  expect(other.index.size).toBe(0);
});

test('a change that commits after a later one is not passed over', async () => {
  drives.make('one');
  drives.make('one');
  const writer = startProcess(database, drives);
  await writer.sync.run();
  const other = startProcess(database, drives);
  await other.sync.load();
  const [first, second] = [...(await catalogueOf(writer)).values()];
  if (!first || !second) throw new Error('two files were read');
  const slow = await database.pool.connect();
  const slower = async (text: string): Promise<void> => {
    await slow.query(text);
  };
  // On the embedded database transactions take turns, so that nothing can commit late.
  const late = !database.embedded;
  if (late) await slower('begin');
  await slower(`update products set title = 'late' where id = '${first.id}'`);
  await writer.work.run((tx) => tx.catalogue.saveOutlines([{ ...second, title: 'early' }]));
  await other.sync.follow();
  expect(other.index.get(second.id)?.title).toBe('early');
  if (late) {
    expect(other.index.get(first.id)?.title).not.toBe('late');
    await slower('commit');
  }
  slow.release();
  await other.sync.follow();
  expect(other.index.get(first.id)?.title).toBe('late');
});

test('a listing that did not change anything makes nobody read anything anew', async () => {
  for (let n = 0; n < 10; n += 1) drives.make('one');
  await startProcess(database, drives).sync.run();
  const fetched = drives.fetched.length;
  const { rows } = await sql<{ revision: number }>`
    select max(revision) as revision from products`.execute(database.db);
  const later = startProcess(database, drives, { now: after(25) });
  await later.sync.run();
  expect(drives.fetched).toHaveLength(fetched);
  const { rows: now } = await sql<{ revision: number }>`
    select max(revision) as revision from products`.execute(database.db);
  expect(now).toEqual(rows);
  const [record] = await later.work.run((tx) => tx.libraries.all());
  expect(record).toMatchObject({ state: 'ready', generation: 2, listedAt: after(25)() });
});

test('who was given a file meanwhile is noticed within a day, also where the feed does not tell', async () => {
  const folder = drives.make('one', { folder: true });
  const file = drives.make('one', { parent: folder.id });
  await startProcess(database, drives).sync.run();
  folder.ownRights = true; // And the feed says nothing.
  const kind = async (hours: number) => {
    const process = startProcess(database, drives, { now: after(hours) });
    await process.sync.run();
    return (await catalogueOf(process)).get(`one/${file.id}`)?.audience.kind;
  };
  expect(await kind(1)).toBe('all');
  expect(await kind(25)).toBe('checked');
});

test('a file that cannot be had is tried again once after a day, and at once when it is named', async () => {
  const file = drives.make('one');
  const other = drives.make('one');
  drives.failing.set(file.id, new AppError('forbidden', 'locked'));
  const at = async (hours: number) => {
    const process = startProcess(database, drives, { now: after(hours) });
    await process.sync.run();
    return unreadable(process);
  };
  expect(await at(0)).toEqual({ [file.id]: 'locked', [other.id]: null });
  drives.fetched.length = 0;
  await at(1);
  expect(drives.fetched).toEqual([]);
  drives.touch(file);
  await at(2);
  expect(drives.fetched).toEqual([file.id]);
  drives.failing.clear();
  // Nothing says that it was unlocked.
  expect(await at(23)).toEqual({ [file.id]: 'locked', [other.id]: null });
  expect(await at(26.5)).toEqual({ [file.id]: null, [other.id]: null });
});

test('what took the reader down is tried a second time after a day and not a third', async () => {
  const file = drives.make('one');
  let tries = 0;
  const at = async (hours: number) => {
    const process = startProcess(database, drives, {
      now: after(hours),
      extract: () => {
        tries += 1;
        return { ok: false, reason: 'given-up' };
      },
    });
    await process.sync.run();
    return tries;
  };
  expect(await at(0)).toBe(1);
  expect(await at(23)).toBe(1);
  expect(await at(24)).toBe(2);
  expect(await at(49)).toBe(2);
  drives.write(file, 'new words');
  expect(await at(50)).toBe(3);
});

test('one file that SharePoint never gives holds up nobody; where it gives none the library waits', async () => {
  const files = Array.from({ length: 12 }, () => drives.make('one'));
  drives.failing.set('item-2', down());
  const first = startProcess(database, drives);
  await first.sync.run();
  expect((await unreadable(first))['item-2']).toBe('unreachable');
  expect(first.index.size).toBe(12);
  for (const file of files) {
    drives.failing.set(file.id, down());
    drives.write(file, `new words of ${file.id}`);
  }
  const second = startProcess(database, drives);
  await second.sync.run();
  const [record] = await second.work.run((tx) => tx.libraries.all());
  expect(record).toMatchObject({ state: 'failed', reason: 'unreachable' });
  expect(second.sync.failed()).toEqual(['Published']);
  drives.failing.clear();
  const third = startProcess(database, drives);
  await third.sync.run();
  expect(shown(await catalogueOf(third))).toEqual(expected(drives));
  expect(third.sync.failed()).toEqual([]);
});

test('how far a library is read is seen from outside, by administrators alone', async () => {
  drives.pageSize = 20;
  for (let n = 0; n < 45; n += 1) drives.make('one');
  // Dies in the middle of the listing.
  await startProcess(database, drives, { kill: { after: 50, done: false } })
    .sync.run()
    .catch(() => undefined);
  const watcher = startProcess(database, drives, { now: after(0.1) });
  await watcher.sync.load();
  const [reading] = await watcher.sync.overview(ADMINISTRATOR);
  expect(reading).toMatchObject({ record: { state: 'reading', total: null, succeededAt: null } });
  expect(reading?.record.read).toBeGreaterThan(0);
  expect(watcher.sync.firstReading()).toBe(true);
  await startProcess(database, drives).sync.run();
  const [ready] = await watcher.sync.overview(ADMINISTRATOR);
  expect(ready).toMatchObject({ products: 45, unreadable: 0, record: { state: 'ready' } });
  const anybody = { roles: new Set(), memberships: new Map() } as unknown as Actor;
  await expect(watcher.sync.overview(anybody)).rejects.toMatchObject({ code: 'forbidden' });
});

test('reading that is told to stop goes on later from there', async () => {
  for (let n = 0; n < 30; n += 1) drives.make('one');
  const stop = new AbortController();
  const { sync } = startProcess(database, drives, {
    extract: (_name, words) => {
      if (words === 'words of item-10') stop.abort();
      return { ok: true, text: words };
    },
  });
  await sync.run(stop.signal);
  expect(drives.fetched.length).toBeLessThan(20);
  const next = startProcess(database, drives);
  await next.sync.run();
  expect(drives.fetched).toHaveLength(30);
  expect(shown(await catalogueOf(next))).toEqual(expected(drives));
});
