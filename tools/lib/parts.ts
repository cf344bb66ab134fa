import { join } from 'node:path';
import { isPraxis } from './already.ts';
import { type Child, type Ended, startChild } from './child.ts';
import { worthSaying } from './log-lines.ts';
import { createSupervisor, type Supervised } from './supervisor.ts';

interface PartsOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly port: number;
  readonly tenantPort: number;
  readonly libraries: readonly string[];
  readonly say: (line: string) => void;
}

export interface Parts {
  startTenant(url: string): Promise<void>;
  startServer(url: string): Promise<void>;
  /** A part that may end without anything else ending; `ended` is not called when it was stopped. */
  add(child: Child, ended: (how: Ended) => void): void;
  /** Last started, first stopped: the server needs the tenant until its last turn is over. */
  stop(): Promise<void>;
  askedToStop(): boolean;
  failed(): boolean;
  pids(): Record<string, number>;
  /** Resolves when everything has ended. */
  readonly over: Promise<void>;
}

/** The programs of the local mode: how each is started, and how it says that it is ready. */
export function createParts(options: PartsOptions): Parts {
  const { run, ...supervisor } = createSupervisor(options.say);
  const told = (name: string) => (line: string) => {
    const words = worthSaying(line);
    if (words !== null && !supervisor.askedToStop()) options.say(`[${name}] ${words}`);
  };
  return {
    ...supervisor,
    startTenant: (url) => run(tenant(options, url, told('tenant'))),
    startServer: (url) => run(server(options, url, told('server'))),
  };
}

const logOf = (options: PartsOptions, name: string): string =>
  join(options.dataDir, 'logs', `${name}.log`);

function tenant(options: PartsOptions, url: string, told: (line: string) => void): Supervised {
  const logFile = logOf(options, 'tenant');
  let isUp = false;
  const begin = (): Child =>
    startChild({
      name: 'tenant',
      args: [
        join('src', 'adapters', 'tenant', 'main.ts'),
        ...['--data', options.dataDir, '--port', String(options.tenantPort)],
        ...['--bot', `http://127.0.0.1:${options.port}/api/messages`],
        ...options.libraries.flatMap((folder) => ['--library', folder]),
      ],
      cwd: options.root,
      env: process.env,
      logFile,
      onLine: (line) => {
        if (line.startsWith('{"ready":true') && line.includes(url)) isUp = true;
        else told(line);
      },
    });
  return { name: 'tenant', logFile, begin, isReady: async () => isUp };
}

function server(options: PartsOptions, url: string, told: (line: string) => void): Supervised {
  const logFile = logOf(options, 'server');
  const begin = (): Child =>
    startChild({
      name: 'server',
      args: [join('src', 'main.ts')],
      cwd: options.root,
      env: {
        ...process.env,
        PORT: String(options.port),
        DATA_DIR: options.dataDir,
        PRAXIS_TENANT_URL: `http://127.0.0.1:${options.tenantPort}`,
      },
      logFile,
      onLine: told,
    });
  return { name: 'server', logFile, begin, isReady: () => isPraxis(url) };
}
