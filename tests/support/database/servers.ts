import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { openPool } from '../../../src/adapters/database/connect.ts';
import {
  type EmbeddedServer,
  startEmbedded,
} from '../../../src/adapters/database/embedded/embedded.ts';
import { migrate } from '../../../src/adapters/database/migrations/migrate.ts';
import { postgresBinaries, startPostgres } from './postgres-server.ts';
import { quiet } from './quiet-log.ts';

/** How the test files reach the databases that the run started; carried in an environment variable. */
export type TestServers =
  | {
      readonly kind: 'postgres';
      readonly connection: pg.PoolConfig;
      readonly template: string;
      /** What stands behind `create database … template …`. */
      readonly copying: string;
    }
  /** One embedded server for each worker, since it holds a single database. */
  | { readonly kind: 'embedded'; readonly connections: readonly pg.PoolConfig[] };

export const SERVERS_VARIABLE = 'PRAXIS_TEST_SERVERS';

export interface RunningServers {
  readonly servers: TestServers;
  stop(): Promise<void>;
}

const TEMPLATE = 'praxis_template';

/**
 * One PostgreSQL for the whole run where the machine has one, else embedded servers; those also where
 * PRAXIS_TEST_DATABASE is `embedded`.
 */
export async function startServers(workers: number): Promise<RunningServers> {
  const binaries = process.env.PRAXIS_TEST_DATABASE === 'embedded' ? null : postgresBinaries();
  return binaries ? startShared(binaries) : startOnePerWorker(workers);
}

async function startShared(binaries: string): Promise<RunningServers> {
  const server = await startPostgres(binaries);
  const admin = openPool(server.connection, quiet);
  await admin.pool.query(`create database ${TEMPLATE}`);
  const template = openPool({ ...server.connection, database: TEMPLATE }, quiet);
  await migrate(template.db);
  await template.close();
  const copying = await copyingOf(admin.pool);
  await admin.close();
  return {
    servers: { kind: 'postgres', connection: server.connection, template: TEMPLATE, copying },
    stop: () => server.stop(),
  };
}

/** Since PostgreSQL 15 every page of a copy goes through the log, unless it is told to copy files: half the time. */
async function copyingOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  );
  return Number(rows[0]?.version) >= 150_000 ? 'strategy file_copy' : '';
}

async function startOnePerWorker(workers: number): Promise<RunningServers> {
  const root = mkdtempSync(join(tmpdir(), 'praxis-db-'));
  const folder = (worker: number): string => join(root, String(worker));
  // Made once and copied: making one takes seconds, copying it a moment.
  await (await startEmbedded({ dir: folder(1), log: quiet })).close();
  const servers: EmbeddedServer[] = [];
  for (let worker = 1; worker <= workers; worker += 1) {
    if (worker > 1) cpSync(folder(1), folder(worker), { recursive: true, filter: isData });
  }
  for (let worker = 1; worker <= workers; worker += 1) {
    servers.push(await startEmbedded({ dir: folder(worker), log: quiet }));
  }
  return {
    servers: { kind: 'embedded', connections: servers.map(({ connection }) => connection) },
    async stop() {
      for (const server of servers) await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const isData = (path: string): boolean => !/owner\.(lock|pid)$|door$/.test(path);
