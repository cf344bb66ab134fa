import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createClock } from './clock.ts';
import { createConsents } from './consents.ts';
import { openDb } from './db.ts';
import { createFaults } from './faults.ts';
import { folderBlobs, memoryBlobs } from './files/blobs.ts';
import { createIndexer } from './files/indexer.ts';
import { scanLibraries } from './files/library.ts';
import { createThrottle, type Limits } from './gate/throttle.ts';
import { createAnswer } from './http/answer.ts';
import { listen } from './http/listen.ts';
import { createIdentity } from './identity.ts';
import { createNotifier } from './notifications/notifier.ts';
import { noteMoment } from './odata/moments.ts';
import { type SeedOptions, seedTenant } from './seed/index.ts';
import { createDelivery } from './teams/delivery.ts';
import { createSignal } from './teams/signal.ts';
import type { Tenant } from './tenant.ts';

/** Where `npm run build` puts the Teams page. */
const BUILT_PAGE = new URL('../../../dist/teams', import.meta.url).pathname;

export interface TenantOptions {
  /** Folder of the product's data; without it everything stays in memory. */
  dataDir?: string;
  /** 0 takes any free port. */
  port?: number;
  /** The bot's message endpoint. */
  bot?: string;
  /** Folder of the built Teams page; what `npm run build` has made unless told. */
  pageDirectory?: string;
  /** Folders shown as libraries for all staff. */
  libraries?: string[];
  /** Whether callers are held to the documented limits of the services; `none` without it, for tests of other things. */
  limits?: Limits;
  seed?: SeedOptions;
  /** The tenant's time moves only when it is told to: for tests of limits, expiries and resends. */
  frozen?: boolean;
  /**
   * Shortens the pauses before an activity is sent to the bot again: the first in ms, each further one twice as long.
   * Without it they are Teams': the bot has 15 s, then it comes again.
   */
  retryMs?: number;
}

export interface RunningTenant {
  url: string;
  tenant: Tenant;
  /** Resolves when every file's text was read for search. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the local tenant on 127.0.0.1, seeded on first start. */
export async function startTenant(options: TenantOptions = {}): Promise<RunningTenant> {
  const tenant = await assemble(options);
  const { db, delivery, indexer, notifications, signal } = tenant;
  db.onWrite(() => {
    noteMoment(tenant);
    notifications.wake();
  });
  const server: Server = createServer(listen(tenant, createAnswer(tenant)));
  try {
    // Seeding comes first: whoever reaches the address finds the whole organization.
    await fill(tenant, options);
    tenant.url = await bind(server, options.port ?? 0);
  } catch (error) {
    indexer.stop();
    db.close();
    throw error;
  }
  indexer.wake();
  notifications.wake();
  const resumed = delivery.resume();
  return {
    url: tenant.url,
    tenant,
    idle: () => indexer.idle(),
    close: async () => {
      tenant.close();
      delivery.stop();
      indexer.stop();
      await notifications.stop();
      signal.ring();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([indexer.idle(), resumed]);
      db.close();
    },
  };
}

async function assemble(options: TenantOptions): Promise<Tenant> {
  const folder = options.dataDir ? join(options.dataDir, 'tenant') : undefined;
  if (folder) mkdirSync(folder, { recursive: true });
  const db = openDb(folder ? join(folder, 'tenant.db') : ':memory:');
  const clock = createClock({
    offset: Number(db.meta('clock-offset') ?? '0'),
    frozen: options.frozen ?? false,
  });
  const blobs = folder ? folderBlobs(join(folder, 'blobs')) : memoryBlobs();
  const indexer = createIndexer(db, blobs);
  const bot = options.bot ?? 'http://127.0.0.1:3978/api/messages';
  const delivery = createDelivery({
    db,
    clock,
    bot,
    faults: () => tenant.faults,
    ...(options.retryMs === undefined ? {} : { retryMs: options.retryMs }),
  });
  const closing = new AbortController();
  const consents = createConsents(db);
  const identity = await createIdentity(db, clock, () => tenant.url, consents);
  const reset = async (): Promise<void> => {
    await indexer.idle();
    db.wipe();
    blobs.clear();
    tenant.faults.clear();
    tenant.throttle.forget();
    tenant.unfurled.clear();
    db.setMeta('app', '');
    db.setMeta('seeded', '');
    await fill(tenant, options);
  };
  const tenant: Tenant = {
    db,
    clock,
    blobs,
    identity,
    consents,
    faults: createFaults(),
    throttle: createThrottle(clock, options.limits ?? 'none'),
    closing: closing.signal,
    close: () => closing.abort(),
    indexer,
    delivery,
    get notifications() {
      return notifications;
    },
    signal: createSignal(),
    url: '',
    bot,
    pageDirectory: options.pageDirectory ?? BUILT_PAGE,
    unfurled: new Map(),
    reset,
  };
  const notifications = createNotifier(tenant);
  return tenant;
}

async function fill(tenant: Tenant, options: TenantOptions): Promise<void> {
  await seedTenant(tenant, options.seed ?? {});
  await scanLibraries(tenant, options.libraries ?? []);
}

function bind(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve(`http://127.0.0.1:${bound}`);
    });
  });
}
