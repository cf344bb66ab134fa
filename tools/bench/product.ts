import { join } from 'node:path';
import { z } from 'zod';
import type { Limits } from '../../src/adapters/tenant/gate/throttle.ts';
import { type RunningTenant, startTenant } from '../../src/adapters/tenant/server.ts';
import type { Tenant } from '../../src/adapters/tenant/tenant.ts';
import { type ServerProcess, startServer } from '../kill/server.ts';
import { anyPort } from '../lib/ports.ts';
import { until } from '../lib/wait.ts';

export interface Product {
  readonly url: string;
  readonly tenant: RunningTenant;
  readonly server: ServerProcess;
  /** Resolves when the libraries are read. */
  settled(): Promise<void>;
  /** A person's token for the API. */
  token(person: string): Promise<string>;
  /** Ends the server cleanly and starts it on the same data. @param between done while nobody has the database */
  restart(between?: () => Promise<void>): Promise<Product>;
  close(): Promise<void>;
}

export interface ProductOptions {
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
  readonly nodeOptions?: readonly string[] | undefined;
  /** How many documents the libraries hold; absent: all of the seed. */
  readonly documents?: number;
  /** Whether the product is held to the documented limits of the services; absent: it is not. */
  readonly limits?: Limits;
  /** Done to the organization before the product reads it for the first time. */
  readonly before?: (tenant: Tenant) => void;
}

const READ_MS = 180_000;

/** The product on the whole seeded library: the real tenant in this process, the real server in its own. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { folder } = options;
  const port = await anyPort();
  const bot = `http://127.0.0.1:${port}/api/messages`;
  const tenant = await startTenant({
    dataDir: folder,
    bot,
    limits: options.limits ?? 'none',
    ...(options.documents === undefined ? {} : { seed: { documents: options.documents } }),
  });
  await tenant.idle();
  options.before?.(tenant.tenant);
  return serve(tenant, port, options);
}

async function serve(
  tenant: RunningTenant,
  port: number,
  options: ProductOptions,
): Promise<Product> {
  const { folder, databaseUrl, nodeOptions = [] } = options;
  const url = `http://127.0.0.1:${port}`;
  const server = startServer({
    dataDir: folder,
    port,
    tenantUrl: tenant.url,
    databaseUrl,
    nodeOptions,
    logFile: join(folder, 'server.log'),
  });
  await server.ready;
  const ask = async (path: string, init?: RequestInit): Promise<unknown> =>
    (await fetch(`${url}${path}`, init)).json();
  const healthy = z.object({ status: z.literal('ok') });
  return {
    url,
    tenant,
    server,
    settled: async () => {
      const read = async () => healthy.safeParse(await ask('/healthz')).success;
      await until('a server that has read its libraries', read, READ_MS, 250);
    },
    token: async (person) => {
      const answer = await ask('/dev/api/token', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ person }),
      });
      return z.object({ token: z.string() }).parse(answer).token;
    },
    async restart(between) {
      await server.end('SIGTERM');
      await between?.();
      return serve(tenant, port, options);
    },
    async close() {
      await server.end('SIGTERM');
      await tenant.close();
    },
  };
}
