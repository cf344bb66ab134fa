import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startTenant } from '../../src/adapters/tenant/server.ts';
import type { Tenant } from '../../src/adapters/tenant/tenant.ts';
import { anyPort } from '../lib/ports.ts';
import { until } from '../lib/wait.ts';
import { type Lives, lives } from './lives.ts';
import { type Passing, startProxy, type Watch } from './proxy.ts';
import type { Ended } from './server.ts';

/** Between Teams and the server (activities, API), or between the server and Microsoft (connector, Graph). */
export type Door = 'in' | 'out';
export type When = 'before' | 'accepted' | 'answered';

/** Asked of every request at every point of its way; true kills the server there. */
export type Trap = (door: Door, when: When, passing: Passing) => boolean;

export interface Held {
  /** Resolves when the request has come. */
  readonly reached: Promise<void>;
  release(): void;
}

export interface RigOptions {
  readonly folder: string;
  /** How many documents the library holds. */
  readonly documents: number;
  readonly databaseUrl?: string | undefined;
}

export interface Rig {
  /** The tenant's own address, for those who play people. */
  readonly tenantUrl: string;
  /** The server's address, through the door. */
  readonly url: string;
  /** Its own address, for those who ask whether it is there at all. */
  readonly serverUrl: string;
  readonly tenant: Tenant;
  trap(trap: Trap): void;
  /** Holds back the first request to Microsoft that fits, until it is let go. */
  hold(fits: (passing: Passing) => boolean): Held;
  /** Resolves when the server answers; after a kill that is a new one. */
  up(): Promise<void>;
  /** Resolves when the server has read the outside. */
  settled(): Promise<void>;
  /** Resolves when nothing is on its way through either door, so that nothing can be killed any more. */
  quiet(): Promise<void>;
  stop(): Promise<Ended>;
  start(): Promise<number>;
  /** Milliseconds of every start, the first one first. */
  readonly starts: readonly number[];
  /** Possible repeats counted by all servers together. */
  repeats(): Promise<number>;
  close(): Promise<void>;
}

/** What those who play and count need of it, whatever stands behind the door. */
export type Played = Pick<
  Rig,
  'tenantUrl' | 'url' | 'tenant' | 'up' | 'settled' | 'quiet' | 'repeats'
>;

const SETTLE_MS = 60_000;
/** Teams sends again what nobody took after fifteen seconds; by then a server here has been back for ten. */
const RESENT_MS = 5_000;

/** Requests that wait for somebody's word. */
function holder() {
  let waiting: { fits: (passing: Passing) => boolean; come: () => void; go: Promise<void> } | null =
    null;
  return {
    hold(fits: (passing: Passing) => boolean): Held {
      const reached = Promise.withResolvers<void>();
      const going = Promise.withResolvers<void>();
      waiting = { fits, come: reached.resolve, go: going.promise };
      return { reached: reached.promise, release: going.resolve };
    },
    async meet(passing: Passing): Promise<void> {
      const found = waiting;
      if (!found?.fits(passing)) return;
      waiting = null;
      found.come();
      await found.go;
    },
  };
}

function watch(
  door: Door,
  server: Lives,
  trapped: () => Trap,
  held: ReturnType<typeof holder>,
): Watch {
  const meet = async (when: When, passing: Passing) => {
    if (!trapped()(door, when, passing)) return 'pass' as const;
    await server.kill();
    return 'cut' as const;
  };
  return {
    async before(passing) {
      // Teams finds nobody while the server is down; here it waits, so that no retry is left to chance.
      if (door === 'in') await server.up();
      else await held.meet(passing);
      return meet('before', passing);
    },
    after: (passing) => meet('accepted', passing),
    answered(passing) {
      if (trapped()(door, 'answered', passing)) void server.kill();
    },
  };
}

/** The real tenant and the real server, with a door on either side of the server at which it can be killed. */
export async function createRig(options: RigOptions): Promise<Rig> {
  const { folder, databaseUrl } = options;
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  let trap: Trap = () => false;
  let realTenant = '';
  const port = await anyPort();
  const outPort = await anyPort();
  const tenantUrl = `http://127.0.0.1:${outPort}`;
  const logFile = join(folder, 'server.log');
  const compiled = join(folder, 'compiled');
  const server = lives({ dataDir, port, tenantUrl, logFile, databaseUrl, compiled });
  const held = holder();
  const at = (door: Door): Watch => watch(door, server, () => trap, held);
  const inDoor = await startProxy(() => server.own, at('in'));
  const outDoor = await startProxy(() => realTenant, at('out'), outPort);
  const running = await startTenant({
    dataDir: folder,
    bot: `${inDoor.url}/api/messages`,
    seed: { documents: options.documents },
    retryMs: RESENT_MS,
  });
  realTenant = running.url;
  // What it tells others its address is: so everything the server asks of it goes through the door.
  running.tenant.url = outDoor.url;
  await server.begin();
  return {
    tenantUrl: running.url,
    url: inDoor.url,
    serverUrl: server.own,
    tenant: running.tenant,
    trap: (next) => {
      trap = next;
    },
    hold: held.hold,
    up: server.up,
    settled: () => settled(inDoor.url),
    async quiet() {
      const still = async () => inDoor.passing() + outDoor.passing() === 0;
      await until('an end of all requests', still, SETTLE_MS);
    },
    stop: server.stop,
    start: server.begin,
    starts: server.starts,
    repeats: server.repeats,
    async close() {
      await server.destroy();
      await Promise.all([inDoor.close(), outDoor.close()]);
      await running.close();
    },
  };
}

/** What of a server's health says that it has read everything there is. */
const health = z.object({
  parts: z.object({
    database: z.object({ state: z.string() }),
    graph: z.object({ state: z.string() }),
    libraries: z.object({ state: z.string() }),
  }),
});

/** Resolves when the server at this address has read everything; what else an operator is told of it may be wrong. */
export async function settled(url: string): Promise<void> {
  await until(
    'a server that has read everything',
    async () => {
      const answer = await fetch(`${url}/healthz`).catch(() => null);
      const said = health.safeParse(await answer?.json().catch(() => null));
      return said.success && Object.values(said.data.parts).every(({ state }) => state === 'ok');
    },
    SETTLE_MS,
  );
}
