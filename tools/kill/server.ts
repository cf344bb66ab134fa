import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../lib/where.ts';

export interface ServerSpec {
  readonly dataDir: string;
  readonly port: number;
  readonly tenantUrl: string;
  /** `postgres://…`; without one the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** The address that others know it by; without it its own. */
  readonly publicUrl?: string | undefined;
  /** Every line that it prints is added here. */
  readonly logFile: string;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Folder in which compiled code is kept from one start to the next: who starts often starts in half the time. */
  readonly compiled?: string | undefined;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface ServerProcess {
  readonly pid: number;
  /** Milliseconds from its start to its first answer. Rejects where the process ends before. */
  readonly ready: Promise<number>;
  readonly ended: Promise<Ended>;
  /** Resolves when the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended>;
}

/** Of this process's environment only what a program needs to run: no setting of the caller's leaks in. */
const KEPT = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'SystemRoot'];

const environment = (spec: ServerSpec) => ({
  ...surroundings(spec),
  ...(spec.compiled ? { NODE_COMPILE_CACHE: spec.compiled } : {}),
});

const surroundings = ({ dataDir, port, tenantUrl, databaseUrl, publicUrl }: ServerSpec) => ({
  ...Object.fromEntries(KEPT.flatMap((name) => [[name, process.env[name]] as const])),
  PORT: String(port),
  DATA_DIR: dataDir,
  PRAXIS_TENANT_URL: tenantUrl,
  ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  ...(publicUrl ? { PUBLIC_URL: publicUrl } : {}),
});

const LAST_WORDS = 5;
/** Node keeps compiled code at its end, which kill -9 leaves no time for. */
const KEEPING = new URL('keep-compiled.mjs', import.meta.url).href;

/** Resolves when the product listens. */
function listening(child: ChildProcess, logFile: string): Promise<void> {
  const log = createWriteStream(logFile, { flags: 'a' });
  return new Promise((resolve, reject) => {
    const last: string[] = [];
    const read = (line: string): void => {
      log.write(`${line}\n`);
      last.push(line);
      if (last.length > LAST_WORDS) last.shift();
      if (line.startsWith('{"ready":true')) resolve();
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', read);
    }
    child.once('close', (code, signal) => {
      log.end();
      reject(new Error(`the server ended (${signal ?? code}) at its start: ${last.join(' / ')}`));
    });
  });
}

/** Starts the product as production does: `node src/main.ts`. */
export function startServer(spec: ServerSpec): ServerProcess {
  const from = performance.now();
  const options = [
    '--disable-warning=ExperimentalWarning',
    ...(spec.compiled ? [`--import=${KEEPING}`] : []),
    ...(spec.nodeOptions ?? []),
  ];
  const child = spawn(process.execPath, [...options, join('src', 'main.ts')], {
    cwd: ROOT,
    env: environment(spec),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid: child.pid ?? 0,
    ready: listening(child, spec.logFile).then(() => performance.now() - from),
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
