import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTenant } from '../../src/adapters/tenant/server.ts';
import { type Lives, lives } from '../kill/lives.ts';
import { startProxy } from '../kill/proxy.ts';
import { type Played, settled } from '../kill/rig.ts';
import { anyPort } from '../lib/ports.ts';
import { until } from '../lib/wait.ts';

export interface FleetOptions {
  readonly folder: string;
  readonly documents: number;
  readonly databaseUrl: string;
  readonly instances: number;
}

/** Several servers on one database, behind one address. */
export interface Fleet extends Played {
  /** Their own addresses. */
  readonly servers: readonly string[];
  /** Resolves when all of them have read everything. */
  ready(): Promise<void>;
  /** Kills one of them with kill -9, which then comes again; false where no other would be left to answer. */
  killOne(pick: (among: number) => number): Promise<boolean>;
  close(): Promise<void>;
}

const SETTLE_MS = 60_000;
const CLOCK = '/dev/api/clock';

/** What a load balancer does: each in turn, those that do not listen left out. */
function roundRobin(servers: readonly Lives[]): () => string {
  let turn = 0;
  return () => {
    const up = servers.filter((server) => server.isUp());
    turn += 1;
    return (up[turn % up.length] ?? servers[0])?.own ?? '';
  };
}

async function folderOf(parent: string, name: string): Promise<string> {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Starts the local tenant and the servers, and the one address by which Teams, browsers and Graph know them. */
export async function createFleet(options: FleetOptions): Promise<Fleet> {
  const { folder, databaseUrl, documents } = options;
  const servers: Lives[] = [];
  const door = await startProxy(roundRobin(servers), {
    async before() {
      await Promise.race(servers.map((server) => server.up()));
      return 'pass';
    },
    after: async () => 'pass',
    answered({ method, path }) {
      if (method === 'POST' && path === CLOCK) void tellClock(servers);
    },
  });
  const tenant = await startTenant({
    dataDir: folder,
    bot: `${door.url}/api/messages`,
    seed: { documents },
  });
  for (let number = 1; number <= options.instances; number += 1) {
    servers.push(
      lives({
        dataDir: await folderOf(folder, `server-${number}`),
        logFile: join(folder, `server-${number}.log`),
        port: await anyPort(),
        tenantUrl: tenant.url,
        publicUrl: door.url,
        databaseUrl,
      }),
    );
  }
  const up = () => Promise.race(servers.map((server) => server.up()));
  // At the same moment: who brings the schema up to date, and who reads the outside, is theirs to settle.
  await Promise.all(servers.map((server) => server.begin()));
  return {
    tenantUrl: tenant.url,
    url: door.url,
    tenant: tenant.tenant,
    servers: servers.map(({ own }) => own),
    up,
    async ready() {
      await Promise.all(servers.map(({ own }) => settled(own)));
    },
    // While one after the other is killed there is no moment at which all have read everything; one of them serves.
    settled: up,
    quiet: () =>
      until('an end of all requests', async () => door.passing() === 0, SETTLE_MS).then(() => {}),
    repeats: async () =>
      (await Promise.all(servers.map((server) => server.repeats()))).reduce((a, b) => a + b, 0),
    async killOne(pick) {
      const up = servers.filter((server) => server.isUp());
      if (up.length < 2) return false;
      await up[pick(up.length)]?.kill();
      return true;
    },
    async close() {
      await Promise.all(servers.map((server) => server.destroy()));
      await door.close();
      await tenant.close();
    },
  };
}

/** The machine's clock is everybody's; the one that /dev moves must be brought to the other processes. */
async function tellClock(servers: readonly Lives[]): Promise<void> {
  for (const { own } of servers) {
    // One that is being killed reads it when it starts again.
    await fetch(`${own}${CLOCK}`).catch(() => null);
  }
}
