import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** A superuser's connection to the database `postgres`. */
  readonly connection: pg.PoolConfig;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';
const PORT = 5432;
const MOST_TRIES = 400;

/** The folder that holds `initdb` and `postgres`: on PATH, or Debian's newest; null where the machine has none. */
export function postgresBinaries(): string | null {
  const debian = listed(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin'));
  if (account() === null) return null;
  const candidates = [...(process.env.PATH ?? '').split(delimiter), ...debian];
  return (
    candidates.find(
      (dir) => dir !== '' && ['initdb', 'postgres'].every((name) => runs(dir, name)),
    ) ?? null
  );
}

function listed(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    // A machine without that folder has no PostgreSQL there.
    return [];
  }
}

function runs(dir: string, name: string): boolean {
  try {
    accessSync(join(dir, name), constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next candidate.
    return false;
  }
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so there it runs as the account that its package made; null where none was. */
function account(): Account | null {
  if (process.getuid?.() !== 0) return {};
  try {
    const number = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    // Without an account of its own it cannot run here: as good as not installed.
    return null;
  }
}

const QUICK = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'listen_addresses='];

/** Lives as long as its standard input, so that a killed test run leaves no server and none of its memory behind. */
const WHILE_INPUT_LASTS =
  '"$@" & server=$!; read -r _; kill -QUIT $server; wait $server; rm -rf "$0"';

const MEMORY = '/dev/shm';
const ROOM_BYTES = 2_000_000_000;

/** Where copies of a database are made quickest: in memory, ten times as quick as on a disk, where it has room. */
function quickestFolder(): string {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM_BYTES ? MEMORY : tmpdir();
  } catch {
    // No such file system here.
    return tmpdir();
  }
}

/** A throw-away server on a Unix socket in a temporary folder. */
export async function startPostgres(binaries: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(quickestFolder(), 'praxis-pg-'));
  const owner = account() ?? {};
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const init = [join(binaries, 'initdb'), '--no-sync', '-D', data, '-U', 'postgres', '-A', 'trust'];
  const [initdb = '', ...args] = [...init, '-E', 'UTF8', '--locale=C'];
  execFileSync(initdb, args, { ...owner, stdio: 'pipe', cwd: folder });
  const options = [...QUICK, 'max_connections=200'].flatMap((option) => ['-c', option]);
  const server = [join(binaries, 'postgres'), '-D', data, '-k', folder, '-p', String(PORT)];
  const child = spawn('sh', ['-c', WHILE_INPUT_LASTS, folder, ...server, ...options], {
    ...owner,
    stdio: ['pipe', 'ignore', 'pipe'],
    cwd: folder,
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const connection = { host: folder, port: PORT, user: 'postgres', database: 'postgres' };
  const stop = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(connection, child);
  } catch (error) {
    await stop();
    throw new Error(`the test server did not answer: ${said}`, { cause: error });
  }
  return { connection, stop };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) done();
    child.once('exit', () => done());
    child.stdin?.end();
  });
}

async function answering(connection: pg.PoolConfig, child: ChildProcess): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client(connection);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      // Not listening yet; given up when it has ended or ten seconds have passed.
      if (child.exitCode !== null || tries === MOST_TRIES) throw error;
      await new Promise((next) => setTimeout(next, 25));
    }
  }
}
