import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connectDatabase, type Database } from '../../src/adapters/database/connect.ts';
import { createGraph } from '../../src/adapters/graph/client.ts';
import { createEntra } from '../../src/adapters/graph/entra.ts';
import { cachedTokens } from '../../src/adapters/graph/tokens.ts';
import { createLog } from '../../src/adapters/log/log.ts';
import { createMetrics } from '../../src/adapters/metrics/metrics.ts';
import { growSparingly } from '../../src/adapters/system/memory.ts';
import { createApp } from '../../src/app.ts';
import { createWorld, localEntra } from '../../src/world.ts';
import { onPostgres } from '../lib/postgres.ts';
import { tell } from './figures.ts';
import type { Order, Told } from './sync-tenant.ts';

/** What the documentation of SharePoint allows an app in the smallest organization. */
const UNITS_A_MINUTE = 1_250;
const PAGE = 200;
const CHANGES = 100;
const SHARED_EVERY = 100;

interface Tenant {
  ask(order: Order): Promise<unknown>;
  close(): void;
}

function startTenant(): Tenant {
  const child = fork(new URL('./sync-tenant.ts', import.meta.url).pathname, [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  child.on('message', ({ id, answer }: Told) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  return {
    ask: (order) =>
      new Promise((resolve) => {
        asked += 1;
        waiting.set(asked, resolve);
        child.send({ id: asked, order });
      }),
    close: () => child.disconnect(),
  };
}

/** The tenant's time, which moves only where somebody of ours sleeps: working takes none of it. */
function virtualTime(tenant: Tenant) {
  let at = 0;
  let moving: Promise<void> | null = null;
  const sleepers: { due: number; wake: () => void }[] = [];
  async function move(): Promise<void> {
    while (sleepers.length > 0) {
      await new Promise((done) => setImmediate(done));
      sleepers.sort((one, other) => one.due - other.due);
      const next = sleepers.shift();
      if (!next) break;
      if (next.due > at) await tenant.ask({ what: 'advance', ms: next.due - at });
      at = Math.max(at, next.due);
      next.wake();
    }
    moving = null;
  }
  return {
    now: () => at,
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ due: at + ms, wake });
        if (!moving) moving = move();
      }),
  };
}

const machine = (): number => performance.timeOrigin + performance.now();

interface Setting {
  readonly url: string;
  readonly database: Database;
  readonly time: ReturnType<typeof virtualTime>;
  readonly folder: string;
}

function productOn({ url, database, time, folder }: Setting) {
  const calls = new Map<string, number>();
  const refused = { count: 0 };
  const tokens = cachedTokens(createEntra(localEntra(url)), { now: machine });
  const graph = createGraph({
    tokens,
    baseUrl: url,
    random: () => 0.5,
    ...time,
    onCall({ method, route, status }) {
      const name = `${method} ${route}`;
      calls.set(name, (calls.get(name) ?? 0) + 1);
      if (status === 429) refused.count += 1;
    },
  });
  const began = machine();
  const { world, close } = createWorld({
    config: {
      mode: 'local',
      port: 0,
      dataDir: folder,
      databaseUrl: null,
      publicUrl: 'http://127.0.0.1:3978',
      administrators: [],
      logLevel: 'error',
      tenantUrl: url,
    },
    log: createLog('error'),
    metrics: createMetrics(),
    clock: { now: () => new Date(began + time.now()) },
    database,
    graph,
    onWork: () => undefined,
    messenger: () => {
      throw new Error('nobody is written to here');
    },
  });
  return { app: createApp({ ...world, wakeOnCommit: false }), calls, refused, close };
}

/** Every product of the catalogue by its item, as one word that changes with anything about it. */
async function catalogue(database: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ item: string; word: string }>`
    select item_id as item, md5(row(p.title, p.name, p.body, p.audience)::text) as word
    from products p`.execute(database.db);
  return new Map(rows.map(({ item, word }) => [item, word]));
}

const differing = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (item) => before.get(item) !== after.get(item),
  );

/** Units of the fewest calls: pages of the feed, each file once, permissions of those with readers of their own. */
const unitsNeeded = (items: number): number =>
  Math.ceil(items / PAGE) + 1 + items + 5 * Math.ceil(items / SHARED_EVERY);

/** The least time in which so many units pass: the first minute's at once, and a minute for each further share. */
const boundMs = (units: number): number =>
  (Math.max(0, units - UNITS_A_MINUTE) / UNITS_A_MINUTE) * 60_000;

async function benchOn(items: number, databaseUrl: string | undefined): Promise<void> {
  // As the product's own main does, so that this process is one of its kind.
  growSparingly();
  const folder = mkdtempSync(join(tmpdir(), 'praxis-bench-sync-'));
  const tenant = startTenant();
  const url = String(await tenant.ask({ what: 'start', items }));
  const database = await connectDatabase({
    url: databaseUrl,
    dataDir: join(folder, 'database'),
    log: createLog('error'),
  });
  const time = virtualTime(tenant);
  const product = productOn({ url, database, time, folder });
  const { sync } = product.app.actions.knowledge;
  try {
    tell('sync.memory-before', process.memoryUsage.rss() / 1_048_576, 'MB');
    const wall = performance.now();
    const cpu = process.cpuUsage();
    await sync.run();
    const used = process.cpuUsage(cpu);
    const virtual = time.now();
    const bound = boundMs(unitsNeeded(items));
    tell('sync.items', items, 'files');
    tell('sync.read', await product.app.actions.knowledge.count(null), 'files');
    tell('sync.virtual-time', virtual / 1_000, 's', bound / 1_000);
    tell('sync.refused', product.refused.count, 'calls');
    tell('sync.own-processor-time', (used.user + used.system) / 1_000_000, 's');
    tell('sync.wall-time', (performance.now() - wall) / 1_000, 's');
    // Of this process with its threads, and so of the product: the tenant has a process of its own, and the database.
    tell('sync.peak-memory', process.resourceUsage().maxRSS / 1_024, 'MB');
    tell('sync.memory-after', process.memoryUsage.rss() / 1_048_576, 'MB');
    for (const [name, count] of product.calls) tell(`sync.calls: ${name}`, count, 'calls');
    await changes(tenant, database, product);
  } finally {
    await product.close();
    await database.close();
    tenant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function changes(
  tenant: Tenant,
  database: Database,
  product: ReturnType<typeof productOn>,
): Promise<void> {
  const before = await catalogue(database);
  const changed = (await tenant.ask({ what: 'change', count: CHANGES })) as readonly string[];
  product.calls.clear();
  await product.app.actions.knowledge.sync.run();
  const touched = differing(before, await catalogue(database));
  const others = touched.filter((item) => !changed.includes(item));
  const missed = changed.filter((item) => !touched.includes(item));
  tell('sync.changes.touched', touched.length, 'files', changed.length);
  tell('sync.changes.others-touched', others.length, 'files');
  tell('sync.changes.missed', missed.length, 'files');
  for (const [name, count] of product.calls) tell(`sync.changes.calls: ${name}`, count, 'calls');
  if (others.length + missed.length > 0) process.exitCode = 1;
}

/** Reads a library of so many files from a tenant that holds us to the documented limits. */
export async function benchSync(items: number): Promise<void> {
  const onServer = await onPostgres((url) => benchOn(items, url));
  if (!onServer) await benchOn(items, undefined);
}
