import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Database, openPool } from '../../src/adapters/database/connect.ts';
import { quiet } from './database/quiet-log.ts';
import { testDatabase, testServers } from './database/test-database.ts';

/** Databases that all begin the same, however much it took to fill the first one. */
export interface Template {
  fresh(): Promise<Database>;
  close(): Promise<void>;
}

/**
 * Fills one database and copies it for each test. Where the machine has no PostgreSQL nothing can be copied: then
 * each is filled anew.
 */
export async function filledTemplate(
  fill: (database: Database) => Promise<void>,
): Promise<Template> {
  const servers = testServers();
  if (servers.kind === 'embedded') {
    return {
      async fresh() {
        const database = await testDatabase();
        await fill(database);
        return database;
      },
      close: () => Promise.resolve(),
    };
  }
  const { connection: server, copying } = servers;
  const admin = openPool(server, quiet);
  const name = `journeys_${randomUUID().replaceAll('-', '')}`;
  try {
    await admin.pool.query(`create database ${name} template ${servers.template} ${copying}`);
    const model = opened(server, name);
    // Nobody may be connected to what is copied.
    await fill(model).finally(() => model.close());
  } catch (error) {
    await admin.close();
    throw error;
  }
  return {
    async fresh() {
      const copy = `journey_${randomUUID().replaceAll('-', '')}`;
      await admin.pool.query(`create database ${copy} template ${name} ${copying}`);
      const database = opened(server, copy);
      return {
        ...database,
        async close() {
          await database.close();
          await admin.pool.query(`drop database ${copy} with (force)`);
        },
      };
    },
    async close() {
      await admin.pool.query(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

function opened(server: pg.PoolConfig, name: string): Database {
  const connection = { ...server, database: name };
  const { db, pool, close } = openPool(connection, quiet);
  return { db, pool, connection, embedded: false, healthy: () => Promise.resolve(true), close };
}
