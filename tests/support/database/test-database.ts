import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { type Database, openPool } from '../../../src/adapters/database/connect.ts';
import { migrate } from '../../../src/adapters/database/migrations/migrate.ts';
import { quiet } from './quiet-log.ts';
import { SERVERS_VARIABLE, type TestServers } from './servers.ts';

/**
 * A fresh, migrated database for a test file or a test; gone after `close`. Where the machine has no PostgreSQL
 * a worker has one embedded database, which is emptied each time: then close one before opening the next.
 */
export async function testDatabase(): Promise<Database> {
  const servers = testServers();
  if (servers.kind === 'postgres') return copyOf(servers);
  const worker = Number(process.env.JEST_WORKER_ID ?? '1');
  const connection = servers.connections[(worker - 1) % servers.connections.length];
  if (!connection) throw new Error('no embedded database was started for this worker');
  return emptied(connection);
}

/** What the run has started. */
export function testServers(): TestServers {
  const described = process.env[SERVERS_VARIABLE];
  if (!described)
    throw new Error('no test database: tests/support/database/global-setup.ts did not run');
  return JSON.parse(described) as TestServers;
}

async function copyOf({
  connection: server,
  template,
  copying,
}: Extract<TestServers, { kind: 'postgres' }>): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = openPool(server, quiet);
  await admin.pool.query(`create database ${name} template ${template} ${copying}`);
  const database = described({ ...server, database: name }, false);
  return {
    ...database,
    async close() {
      await database.close();
      await admin.pool.query(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

async function emptied(connection: pg.PoolConfig): Promise<Database> {
  const database = described(connection, true);
  for (const statement of [
    'drop schema if exists pgboss cascade',
    'drop schema public cascade',
    'create schema public',
  ]) {
    await sql.raw(statement).execute(database.db);
  }
  await migrate(database.db);
  return database;
}

function described(connection: pg.PoolConfig, embedded: boolean): Database {
  const { db, pool, close } = openPool(connection, quiet);
  return {
    db,
    pool,
    connection,
    embedded,
    healthy: () => Promise.resolve(true),
    close,
  };
}
