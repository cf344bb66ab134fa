import { join } from 'node:path';
import { createAdapter } from '../bot/adapter.ts';
import { botEndpoint } from '../bot/endpoint.ts';
import { createMessenger } from '../bot/messenger.ts';
import { threadPace } from '../bot/thread-pace.ts';
import { clockOffset } from './adapters/database/clock-offset.ts';
import { connectDatabase, type Database } from './adapters/database/connect.ts';
import { insideView, isInHand, wipe } from './adapters/database/inside.ts';
import { type Boss, startBoss } from './adapters/jobs/boss.ts';
import { createLog } from './adapters/log/log.ts';
import { createMetrics } from './adapters/metrics/metrics.ts';
import { movableClock, systemClock } from './adapters/system/clock.ts';
import { type App, createApp } from './app.ts';
import type { Config } from './config.ts';
import { COUNT_JOB } from './features/insights/counting.ts';
import type { Health, LocalPowers } from './http/deps.ts';
import { createServer } from './http/server.ts';
import { browserSignInFor, LOCAL_AUDIENCE, sitesFor, verifierFor } from './identities.ts';
import { createLocalPowers } from './local.ts';
import { localOutside } from './outside.ts';
import { type Changes, followChanges } from './running/changes.ts';
import type { Follower } from './running/follower.ts';
import { health } from './running/health.ts';
import { housekeeping } from './running/housekeeping.ts';
import { tryHeldMail } from './running/reach.ts';
import { startReading } from './running/reading.ts';
import { startSigning } from './running/sign-in.ts';
import { tabHosts } from './tab-hosts.ts';
import { createWorld, localTokenUrl, tabAddressOf } from './world.ts';

const TAB = new URL('../dist/tab', import.meta.url).pathname;

export interface Product {
  readonly url: string;
  /** Finishes turns and work in hand, then lets go of everything. */
  stop(): Promise<void>;
}

/** The built tab, who may be its host, and how one signs in where none is. */
const tabOf = (config: Config) => {
  const { frameAncestors, localHosts } = tabHosts(config);
  const browserSignIn = browserSignInFor(config);
  return {
    ...{ tab: { directory: TAB, localHosts }, frameAncestors, tabAddress: tabAddressOf(config) },
    ...(browserSignIn ? { browserSignIn } : {}),
  };
};

/** What is done each night whether anything waits or not: whoever moves the clock to what is due means something else. */
const EVERY_NIGHT = [COUNT_JOB];

/** What the process holds open: the database, the way to Teams, who signs, and the product over all of it. */
async function open(config: Config) {
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const database = await connectDatabase({
    url: config.databaseUrl ?? undefined,
    dataDir: join(config.dataDir, 'database'),
    log,
  });
  const movable = config.mode === 'local' ? await movableClock(clockOffset(database.db)) : null;
  const done: string[] = [];
  const adapter = await createAdapter(config, log);
  const signing = await startSigning({ config, database, metrics, log });
  const parts = createWorld({
    config,
    log,
    metrics,
    clock: movable ?? systemClock,
    database,
    graph: signing.graph,
    persons: signing.persons,
    onWork: (what, name) => {
      metrics.work(what, name);
      // Kept for the page that moves the clock; production has none.
      if (movable && what === 'job') done.push(name);
    },
    messenger: (deps) => createMessenger({ ...deps, adapter, config, pace: threadPace() }),
    outside: config.mode === 'local' ? localOutside(config.tenantUrl) : [],
  });
  await parts.reopen();
  const app = createApp(parts.world);
  const takeDone = () => done.splice(0);
  return { config, log, metrics, database, movable, takeDone, adapter, signing, parts, app };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** The answering part, over everything else. */
const serverOf = (
  opened: Opened,
  changes: Changes,
  follow: Follower,
  wellBeing: () => Promise<Health>,
) => {
  const { config, log, metrics, adapter, parts, app } = opened;
  return createServer({
    ...parts.world,
    actions: app.actions,
    views: app.views,
    verify: verifierFor(config),
    health: wellBeing,
    metrics: metrics.text,
    ...tabOf(config),
    sites: sitesFor(config),
    botEndpoint: botEndpoint(adapter, app.bot, log),
    ...(changes.webhooks ? { webhooks: changes.webhooks } : {}),
    local: powersFor(opened, follow),
  });
};

/** Starts the whole product for a configuration: database, chat, pages, jobs. @throws Error with a remedy */
export async function startProduct(config: Config): Promise<Product> {
  const opened = await open(config);
  const { log, metrics, database, signing, parts, app } = opened;
  const outside = await startReading(app, { database, log, ids: parts.world.ids });
  const { follow } = outside;
  const { world } = parts;
  const following = { config, world, database, metrics, signing, reading: follow };
  const changes = await followChanges(app, following);
  const jobs: { boss: Boss | null } = { boss: null };
  const server = serverOf(opened, changes, follow, () =>
    health(database, jobs.boss, follow, app, signing, changes),
  );
  await outside.begin();
  await tryHeldMail(app, world);
  const url = await server.listen(config.port, config.mode === 'local' ? '127.0.0.1' : '0.0.0.0');
  changes.listening(url);
  log.info({ url, mode: config.mode }, 'listening');
  const clean = housekeeping({ ...parts, ...app.actions, tokens: signing }, systemClock);
  const onWake = wake(app, follow, changes, clean);
  jobs.boss = await startBoss({ connection: database.connection, log, onWake });
  const stopLooking = lookForWork(app, database);
  void changes.follow();
  return {
    url,
    async stop() {
      // Turns in flight are answered; what they leave to do is in the database for the next process.
      stopLooking();
      app.actions.rewriting.stop();
      const inHand = app.pump.stop();
      await server.close();
      await jobs.boss?.stop();
      await changes.stop();
      await inHand;
      await outside.stop();
      await world.signIn.settled();
      await parts.close();
      await database.close();
    },
  };
}

/** What another process had in hand when it died is nobody's task until somebody looks. */
const LOOK_MS = 5_000;

/** Beside the wake of a minute, which is for one of the processes; the only one there can be has nobody to look for. */
function lookForWork(app: App, { embedded }: Database): () => void {
  if (embedded) return () => undefined;
  const timer = setInterval(() => app.pump.wake(), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** What one of the instances does every minute, in this order. */
const wake =
  (app: App, follow: Follower, changes: Changes, clean: () => Promise<void>) =>
  async (): Promise<void> => {
    await app.pump.settle();
    await app.actions.discussions.anonymous.stir();
    await app.actions.unnamedRecords.stir();
    await follow.ifDue();
    await changes.follow();
    await clean();
    await app.actions.expertise.catchUp();
  };

/** Null wherever credentials of Microsoft are set: nothing can bring them back there. */
function powersFor(opened: Opened, follow: Follower): LocalPowers | null {
  const { config, movable, database, parts, app, takeDone } = opened;
  if (config.mode !== 'local' || !movable) return null;
  const { due } = parts;
  return createLocalPowers({
    app,
    clock: movable,
    tenantUrl: config.tenantUrl,
    tokenUrl: localTokenUrl(config.tenantUrl),
    audience: LOCAL_AUDIENCE,
    takeDone,
    nextDue: async () =>
      earliest([await due.nextDue(EVERY_NIGHT), await app.actions.notifications.nextDue()]),
    inHand: () => isInHand(database.db),
    readOutside: () => follow.now(app.sync),
    state: () => insideView(database.db),
    wipe: () => wipe(database.db),
  });
}

const earliest = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce((first, date) => (date && (!first || date < first) ? date : first), null);
