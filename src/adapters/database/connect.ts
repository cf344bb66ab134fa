import { Kysely } from 'kysely';
import pg from 'pg';
import type { Log } from '../../ports/log.ts';
import { type EmbeddedOptions, startEmbedded } from './embedded/embedded.ts';
import { migrate } from './migrations/migrate.ts';
import type { Schema } from './schema.ts';
import { StorableDialect } from './values.ts';

export interface DatabaseOptions {
  /** `postgres://…`; without one the embedded database in `dataDir` is used. */
  readonly url?: string | undefined;
  /** Folder of the embedded database. */
  readonly dataDir: string;
  readonly log: Log;
  readonly onFailure?: EmbeddedOptions['onFailure'];
}

export interface Database {
  readonly db: Kysely<Schema>;
  readonly pool: pg.Pool;
  /** What another client of the same database needs, such as the job queue. */
  readonly connection: pg.PoolConfig;
  /** One process and no other: leases that a crash left may be ended at start. */
  readonly embedded: boolean;
  /** True where a statement is answered. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

const INT8 = pg.types.builtins.INT8;

/** Counts and sequences are numbers here, never text or BigInt. @throws RangeError past 2^53 */
function int8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === INT8 ? (value: string) => int8(value) : pg.types.getTypeParser(id, format),
};

/**
 * Opens PostgreSQL or the embedded database, the same from here on, and brings its schema up to date. On the
 * embedded one all connections share a session, so: no named statements, no session state, no LISTEN, and never
 * a second connection awaited within a transaction.
 * @throws AppError `unavailable` where the data folder is in use; Error where the server cannot be reached
 */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const server = options.url
    ? null
    : await startEmbedded({
        dir: options.dataDir,
        log: options.log,
        ...(options.onFailure ? { onFailure: options.onFailure } : {}),
      });
  const connection: pg.PoolConfig = server?.connection ?? { connectionString: options.url };
  const open = openPool(connection, options.log);
  const { db, pool } = open;
  const close = async (): Promise<void> => {
    await open.close();
    await server?.close();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    pool,
    connection,
    embedded: server !== null,
    healthy: async () => {
      const answer = await pool.query('select 1').catch((error: unknown) => {
        options.log.warn({ err: error }, 'the database does not answer');
        return null;
      });
      return answer !== null;
    },
    close,
  };
}

export interface OpenPool {
  readonly db: Kysely<Schema>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** A pool and Kysely over it, without migration: for tests and tools that bring their own database. */
export function openPool(connection: pg.PoolConfig, log: Log): OpenPool {
  const pool = new pg.Pool({ ...connection, max: 10, types });
  // Without listeners a connection that breaks would end the process: idle in the pool, where it is replaced, or
  // between two statements of a transaction, where the next statement fails.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'a database connection broke'));
  });
  const db = new Kysely<Schema>({ dialect: new StorableDialect({ pool }) });
  return {
    db,
    pool,
    async close() {
      await db.destroy();
      // Kysely leaves a pool alone that it has not used itself.
      if (!pool.ending) await pool.end();
    },
  };
}
