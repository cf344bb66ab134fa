import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapter } from '../../../bot/adapter.ts';
import { botEndpoint } from '../../../bot/endpoint.ts';
import { createMessenger } from '../../../bot/messenger.ts';
import { createGraph } from '../../../src/adapters/graph/client.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { createRegisters } from '../../../src/adapters/graph/registers.ts';
import type { TokenProvider, TokenSource } from '../../../src/adapters/graph/tokens.ts';
import { createMetrics } from '../../../src/adapters/metrics/metrics.ts';
import { LOCAL_SITE } from '../../../src/adapters/tenant/address.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { type App, createApp } from '../../../src/app.ts';
import type { LocalConfig } from '../../../src/config.ts';
import { createServer } from '../../../src/http/server.ts';
import type { LibraryPort } from '../../../src/ports/library.ts';
import type { Registers } from '../../../src/ports/registers.ts';
import { createWorld, LOCAL_AUDIENCE, localEntra, localTokenUrl, verifierFor } from '../../../src/world.ts';
import { connect, type Persona } from '../../../tools/lib/client.ts';
import { anyPort } from '../../../tools/lib/ports.ts';
import { powers } from '../../http/fakes.ts';
import { quiet } from '../../support/database/quiet-log.ts';
import { testDatabase } from '../../support/database/test-database.ts';
import { type Tab, tabOf } from '../../support/journey-tab.ts';

const machine = (): number => performance.timeOrigin + performance.now();

/** Monday, nine o'clock in Dakar, ten in Geneva, four in the morning in Lima. */
export const START = new Date('2026-03-02T09:00:00Z');
const DAY_MS = 86_400_000;

/** How long the product waits for Graph here: a second is long where both live in one process. */
const PATIENCE_MS = 400;

/**
 * The whole product over the local tenant on both sides, Graph and Teams, by the real adapters and over the network:
 * what a fault at the tenant's door does is what it would do in production. Only time is set by hand, and the
 * gateway's pauses take none.
 */
export interface Live {
  readonly tenant: RunningTenant['tenant'];
  readonly app: App;
  readonly library: LibraryPort;
  /** The register as a process that has just started reads it. */
  freshRegisters(): Registers;
  /** Pauses that the gateway took before it asked again, in milliseconds. */
  readonly pauses: number[];
  /** Personal messages that may have come twice: what /metrics counts. */
  readonly repeats: () => number;
  person(name: string): Promise<Persona>;
  tab(name: string): Tab;
  now(): Date;
  /** Everything that can happen now has happened. */
  settle(): Promise<void>;
  /** Moves both clocks; whatever became due on the way is done. */
  advance(days: number): Promise<void>;
  /** To nine o'clock UTC of the next working day: day in Africa, Asia and Europe. */
  nextMorning(): Promise<void>;
  close(): Promise<void>;
}

async function listening(port: number) {
  const tenant = await startTenant({
    bot: `http://127.0.0.1:${port}/api/messages`,
    seed: { documents: 0 },
    retryMs: 5,
    limits: 'none',
  });
  // Seeded again at the moment at which the product's clock begins, so that projects end and people leave from there.
  tenant.tenant.clock.shift(START.getTime() - machine());
  await tenant.tenant.reset();
  return tenant;
}

function graphOf(url: string, pauses: number[]) {
  const tokens = createEntra(localEntra(url));
  return createGraph({
    // Never kept, so that trouble at the token's door is met by the next call.
    tokens: uncached(tokens),
    baseUrl: url,
    random: () => 0,
    now: machine,
    patience: { callMs: PATIENCE_MS, transferMs: 5 * PATIENCE_MS },
    sleep: async (ms) => {
      pauses.push(ms);
    },
  });
}

const uncached = (source: TokenSource): TokenProvider => ({
  app: { get: async () => (await source.forApp()).token, reject: () => undefined },
});

export async function live(): Promise<Live> {
  const port = await anyPort();
  const running = await listening(port);
  const config: LocalConfig = {
    mode: 'local',
    port,
    dataDir: '.',
    databaseUrl: null,
    publicUrl: `http://127.0.0.1:${port}`,
    administrators: ['samuel.boateng@org.example'],
    logLevel: 'fatal',
    tenantUrl: running.url,
  };
  const database = await testDatabase();
  const adapter = await createAdapter(config, quiet, { longestCallMs: PATIENCE_MS });
  const pauses: number[] = [];
  const graph = graphOf(running.url, pauses);
  let repeats = 0;
  let now = START;
  const parts = createWorld({
    config,
    log: quiet,
    metrics: createMetrics(),
    clock: { now: () => now },
    database,
    graph,
    onWork: () => undefined,
    messenger: (deps) => createMessenger({ ...deps, adapter, config }),
  });
  const world = {
    ...parts.world,
    wakeOnCommit: false,
    onPossibleRepeat: () => {
      repeats += 1;
    },
  };
  const app = createApp(world);
  const server = createServer({
    ...world,
    actions: app.actions,
    views: app.views,
    verify: verifierFor(config),
    health: async () => ({ status: 'ok', parts: {} }),
    metrics: async () => ({ contentType: 'text/plain', body: '' }),
    tab: { directory: join(mkdtempSync(join(tmpdir(), 'praxis-faults-')), 'tab') },
    botEndpoint: botEndpoint(adapter, app.bot, quiet),
    local: powers(),
    frameAncestors: [],
  });
  await server.listen(port, '127.0.0.1');
  await app.sync();
  const teams = connect(running.url);
  const settle = () => app.pump.settle();
  const move = async (ms: number): Promise<void> => {
    now = new Date(now.getTime() + ms);
    running.tenant.clock.advance(ms);
    await settle();
  };
  return {
    tenant: running.tenant,
    app,
    library: world.library,
    freshRegisters: () => createRegisters(graph, { site: LOCAL_SITE, log: quiet }),
    pauses,
    repeats: () => repeats,
    person: (name) => teams.as(name),
    tab: (name) => tabOf(config.publicUrl, () => tokenOf(running.url, name), 'en'),
    now: () => now,
    settle,
    advance: (days) => move(days * DAY_MS),
    nextMorning: () => move(nextMorning(now).getTime() - now.getTime()),
    async close() {
      await server.close(0);
      await parts.close();
      await running.close();
      await database.close();
    },
  };
}

function nextMorning(now: Date): Date {
  const at = new Date(now);
  at.setUTCHours(9, 0, 0, 0);
  do at.setUTCDate(at.getUTCDate() + 1);
  while (at.getUTCDay() % 6 === 0);
  return at;
}

async function tokenOf(url: string, name: string): Promise<string> {
  const response = await fetch(localTokenUrl(url), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'persona',
      person: personIdOf(localPart(name)),
      audience: LOCAL_AUDIENCE,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
