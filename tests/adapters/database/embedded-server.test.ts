import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectDatabase, openPool } from '../../../src/adapters/database/connect.ts';
import {
  DurableFiles,
  startParams,
} from '../../../src/adapters/database/embedded/durable-files.ts';
import { startEmbedded } from '../../../src/adapters/database/embedded/embedded.ts';
import { FILES } from '../../../src/adapters/database/embedded/layout.ts';
import { quiet } from '../../support/database/quiet-log.ts';

const WRITER = new URL('../../support/database/writer.ts', import.meta.url).pathname;
const ROUNDS = 4;
/** Making a database takes seconds, and many of them where every processor is busy with other test files. */
const FIRST_START_MS = 90_000;

describe('the embedded database', () => {
  const dir = mkdtempSync(join(tmpdir(), 'praxis-embedded-'));
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    await (await connectDatabase({ dataDir: dir, log: quiet })).close();
  }, FIRST_START_MS);
  const cleanups: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    children.clear();
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  /** A server on the folder with a pool to it, both closed after the test. */
  async function serving(options: { readonly patienceMs?: number } = {}) {
    const server = await startEmbedded({ dir, log: quiet, ...options });
    cleanups.push(() => server.close());
    const { db, pool, close } = openPool(server.connection, quiet);
    cleanups.push(close);
    return { db, pool, connection: server.connection };
  }
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  /** Starts the writer, kills it after so many acknowledged commits, and answers the last number it said. */
  async function killedWriter(from: number, commits: number): Promise<number> {
    const child = spawn(process.execPath, [WRITER, dir, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child);
    const ended = new Promise((done) => child.once('exit', done));
    let last = from - 1;
    for await (const line of createInterface({ input: child.stdout })) {
      last = Number(line);
      if (last - from + 1 >= commits) child.kill('SIGKILL');
    }
    await ended;
    return last;
  }

  test('keeps everything it has acknowledged, whenever its process is killed', async () => {
    let from = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const last = await killedWriter(from, 7 + round * 13);
      expect(last).toBeGreaterThanOrEqual(from);
      from = last + 1;
    }
    const database = await connectDatabase({ dataDir: dir, log: quiet });
    cleanups.push(() => database.close());
    const { rows } = await database.pool.query(
      `select (select count(distinct day::int) from unasked_budget where day::int < $1) as budgets,
        (select count(distinct (data->>'hits')::int) from events
          where (data->>'hits')::int < $1) as events,
        (select count(*) from unasked_budget b where not exists
          (select 1 from events e where e.data->>'hits' = b.day)) as halves`,
      [from],
    );
    expect(rows).toEqual([{ budgets: from, events: from, halves: 0 }]);
  }, 60_000);

  test('is one process at a time, and says so; a lock never outlives its process', async () => {
    const first = await startEmbedded({ dir, log: quiet });
    cleanups.push(() => first.close());
    await expect(startEmbedded({ dir, log: quiet })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`in use by another process (pid ${process.pid})`),
    });
    await cleanups.pop()?.();
    await serving();
  });

  test('lets nobody else of the machine in', async () => {
    const { connection } = await serving();
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(statSync(connection.host ?? '').mode & 0o777).toBe(0o700);
  });

  test('cuts off a transaction that says nothing while others wait, instead of stopping for ever', async () => {
    const { pool } = await serving({ patienceMs: 50 });
    const holder = await pool.connect();
    const cut = new Promise<Error>((seen) => holder.on('error', seen));
    await holder.query('begin');
    await holder.query(`insert into settings values ('held', '1', null, now())`);
    const waiting = await pool.query('select count(*) from settings');
    expect(waiting.rows).toEqual([{ count: 0 }]);
    expect(await cut).toMatchObject({ code: '25P03' });
    holder.release(true);
  });

  test('a client that goes away in a transaction takes its changes with it', async () => {
    const { pool, connection } = await serving();
    const client = new pg.Client(connection);
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query(`insert into settings values ('lost', '1', null, now())`);
    // As a crash would: the socket ends without a word.
    (
      client as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy();
    const { rows } = await pool.query(`select count(*) from settings where key = 'lost'`);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('statements larger than a socket read never run with the parameters of another', async () => {
    const { pool } = await serving();
    const wrong: number[] = [];
    await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const text = `${n}${'x'.repeat(n % 3 === 0 ? 1_500_000 : 100)}`;
        const { rows } = await pool.query(`select $1::int as n${n % 7}, $2::text as text`, [
          n,
          text,
        ]);
        if (rows[0]?.[`n${n % 7}`] !== n || rows[0]?.text !== text) wrong.push(n);
      }),
    );
    expect(wrong).toEqual([]);
  }, 30_000);

  test('an error inside a transaction is undone, and the connection serves on', async () => {
    const { db, pool } = await serving();
    const twice = db.transaction().execute(async (tx) => {
      const row = { key: 'once', value: '1', changed_by: null, changed_at: new Date(0) };
      await tx.insertInto('settings').values(row).execute();
      await tx.insertInto('settings').values(row).execute();
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    const { rows } = await pool.query(`select count(*) from settings where key = 'once'`);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('reaches the disk before it says that something is saved', async () => {
    let synced = 0;
    const database = await PGlite.create({
      fs: new DurableFiles(join(dir, FILES), () => {
        synced += 1;
      }),
      startParams: startParams(PGlite.defaultStartParams),
    });
    const { rows } = await database.query('show fsync');
    expect(rows).toEqual([{ fsync: 'on' }]);
    for (let count = 0; count < 5; count += 1) {
      const before = synced;
      await database.query(`insert into sync_state values ('disk-${count}', '1', now())`);
      expect(synced).toBeGreaterThan(before);
    }
    await database.close();
  }, 30_000);
});
