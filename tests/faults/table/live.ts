import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createAdapter } from '../../../bot/adapter.ts';
import { botEndpoint } from '../../../bot/endpoint.ts';
import { createMessenger } from '../../../bot/messenger.ts';
import type { Database } from '../../../src/adapters/database/connect.ts';
import { createTokenCache } from '../../../src/adapters/database/token-cache.ts';
import { createSeal } from '../../../src/adapters/database/token-seal.ts';
import { createGraph, type Graph } from '../../../src/adapters/graph/client.ts';
import { createEntra } from '../../../src/adapters/graph/entra.ts';
import { createPlaceMaker } from '../../../src/adapters/graph/place-maker.ts';
import { createRegisters } from '../../../src/adapters/graph/registers.ts';
import { to } from '../../../src/adapters/graph/route.ts';
import { missingConsent } from '../../../src/adapters/graph/sign-in/consent.ts';
import { entraNetwork } from '../../../src/adapters/graph/sign-in/network.ts';
import { createPersons } from '../../../src/adapters/graph/sign-in/persons.ts';
import type { TokenProvider, TokenSource } from '../../../src/adapters/graph/tokens.ts';
import { createMetrics } from '../../../src/adapters/metrics/metrics.ts';
import { BOT_APP_ID, LOCAL_SITE } from '../../../src/adapters/tenant/address.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { localPart } from '../../../src/adapters/tenant/seed/people.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { type App, createApp, type World } from '../../../src/app.ts';
import type { LocalConfig } from '../../../src/config.ts';
import { createServer } from '../../../src/http/server.ts';
import { LOCAL_AUDIENCE, verifierFor } from '../../../src/identities.ts';
import type { LibraryPort } from '../../../src/ports/library.ts';
import type { Registers } from '../../../src/ports/registers.ts';
import { NO_FILES } from '../../../src/registry.ts';
import { createWorld, localEntra, localTokenUrl } from '../../../src/world.ts';
import { connect, type Persona } from '../../../tools/lib/client.ts';
import { anyPort } from '../../../tools/lib/ports.ts';
import { powers } from '../../http/fakes.ts';
import { consentOnly } from '../../support/consents.ts';
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
  readonly database: Database;
  readonly graph: Graph;
  /** What is done in people's names, and how they sign in. */
  readonly personal: World['personal'];
  readonly elsewhere: NonNullable<World['elsewhere']>;
  readonly signIn: World['signIn'];
  readonly library: LibraryPort;
  /** The register as a process that has just started reads it. */
  freshRegisters(): Registers;
  /** Pauses that the gateway took before it asked again, in milliseconds. */
  readonly pauses: number[];
  /** Personal messages that may have come twice: what /metrics counts. */
  readonly repeats: () => number;
  person(name: string): Promise<Persona>;
  tab(name: string): Tab;
  /** A tab with this token and no other. */
  tabWith(token: string): Tab;
  tokenOf(name: string): Promise<string>;
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
  // With the rights that an administrator is asked for, and no more.
  consentOnly(tenant.tenant);
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

export const ADMINISTRATOR = 'Samuel Boateng';
const MISSIONS_FILE = ['Registers', 'missions.csv'];
export const TRAVELLER = 'Lena Okafor';

const MISSIONS_HEAD = 'Mission number,Traveller,Destination,Start date,End date';
export const FIRST_MISSION = 'M-0,jonas.weber@org.example,Peru,2026-05-01,2026-05-02';

/** The library of what all staff read, in which the organization's other system puts its register. */
export async function writeMissions(
  { tenant, graph }: Pick<Live, 'tenant' | 'graph'>,
  rows: readonly string[],
): Promise<void> {
  const drive = tenant.db.get<{ id: string }>(
    "SELECT id FROM drives WHERE name = 'Published knowledge'",
  );
  const at = { drive: drive?.id ?? '', path: MISSIONS_FILE };
  const text = `${[MISSIONS_HEAD, ...rows].join('\n')}\n`;
  const target = to('/drives/{drive}/root:/{path}:/content', at);
  await graph.put(target, new TextEncoder().encode(text), z.unknown());
}

const configOf = (port: number, tenantUrl: string): LocalConfig => ({
  mode: 'local',
  port,
  dataDir: '.',
  databaseUrl: null,
  publicUrl: `http://127.0.0.1:${port}`,
  administrators: ['samuel.boateng@org.example'],
  logLevel: 'fatal',
  tenantUrl,
  registers: {
    ...NO_FILES,
    missions: `/Published knowledge/${MISSIONS_FILE.join('/')}`,
    calendars: [`${localPart(TRAVELLER)}@org.example`],
  },
});

/** Signing in on the product's own cache; Entra's wish to be left alone lasts by the clock that is set by hand. */
function personsOf(url: string, graph: Graph, database: Database, now: () => number) {
  const store = createTokenCache(database.db, {
    seal: createSeal([{ id: 'faults', key: Buffer.alloc(32, 5) }]),
    now: () => new Date(machine()),
    log: quiet,
  });
  const network = entraNetwork({ now, instead: url });
  const entra = createEntra({ ...localEntra(url), network, store, log: quiet });
  const missing = missingConsent(() => store.latestPerson(), `${url}/dev`);
  return createPersons({ entra, store, graph, log: quiet, missing, now: machine });
}

export async function live(): Promise<Live> {
  const port = await anyPort();
  const running = await listening(port);
  const config = configOf(port, running.url);
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
    persons: personsOf(running.url, graph, database, () => now.getTime()),
    onWork: () => undefined,
    messenger: (deps) => createMessenger({ ...deps, adapter, config }),
  });
  // Each round has a working day of its own: here a weekday is a working day everywhere.
  const { holidays: _, ...adapters } = parts.world;
  const world = {
    ...adapters,
    // As the gateway's pauses, those between two looks at a team in the making take no time.
    maker: createPlaceMaker(graph, {
      site: LOCAL_SITE,
      externalId: BOT_APP_ID,
      pause: () => Promise.resolve(),
    }),
    wakeOnCommit: false,
    onPossibleRepeat: () => {
      repeats += 1;
    },
  };
  const { elsewhere } = world;
  if (!elsewhere) throw new Error('nobody can be searched for elsewhere');
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
  await writeMissions({ tenant: running.tenant, graph }, [FIRST_MISSION]);
  await app.sync();
  const teams = connect(running.url);
  const settle = async (): Promise<void> => {
    await world.signIn.settled();
    await app.pump.settle();
  };
  const tokenFor = (name: string) => tokenOf(running.url, name);
  const move = async (ms: number): Promise<void> => {
    now = new Date(now.getTime() + ms);
    running.tenant.clock.advance(ms);
    await settle();
  };
  return {
    tenant: running.tenant,
    app,
    database,
    graph,
    personal: world.personal,
    elsewhere,
    signIn: world.signIn,
    library: world.library,
    freshRegisters: () => createRegisters(graph, { site: LOCAL_SITE, log: quiet }),
    pauses,
    repeats: () => repeats,
    person: (name) => teams.as(name),
    tab: (name) => tabOf(config.publicUrl, () => tokenFor(name), 'en'),
    tabWith: (token) => tabOf(config.publicUrl, async () => token, 'en'),
    tokenOf: tokenFor,
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
