import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, jest } from '@jest/globals';
import { createAdapter } from '../../bot/adapter.ts';
import { botEndpoint } from '../../bot/endpoint.ts';
import type { Database } from '../../src/adapters/database/connect.ts';
import { createDocumentWriter } from '../../src/adapters/documents/docx.ts';
import { createExtractor } from '../../src/adapters/documents/extract.ts';
import { unlisted } from '../../src/adapters/graph/needs.ts';
import { GUESTS } from '../../src/adapters/tenant/seed/guests.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { localPart, PEOPLE } from '../../src/adapters/tenant/seed/people.ts';
import { type App, createApp, type World } from '../../src/app.ts';
import { createServer } from '../../src/http/server.ts';
import { verifierFor } from '../../src/identities.ts';
import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import { powers } from '../http/fakes.ts';
import { quiet } from './database/quiet-log.ts';
import { filledTemplate, type Template } from './journey-database.ts';
import { post, startConnector } from './journey-door.ts';
import { type Tab, tabOf } from './journey-tab.ts';
import { type JourneyTenant, journeyTenant } from './journey-tenant.ts';
import { type Logged, type Outside, type RegisterFiles, worldOf } from './journey-world.ts';
import { type FakeChannel, type FakePerson, FakeTeams } from './teams.ts';

// Less than a second each on a machine of their own; a machine that is shared may take its time.
jest.setTimeout(60_000);

/** Monday, nine o'clock in Dakar, ten in Geneva, four in the morning in Lima. */
export const START = new Date('2026-03-02T09:00:00Z');

const DAY_MS = 86_400_000;
const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' } as const;

const FIRST = {
  title: 'First',
  language: 'en',
  subtitle: '',
  facts: [{ label: 'a', value: 'b' }],
  keywords: [],
  sections: [{ heading: 'c', paragraphs: ['d'], bullets: [{ text: 'e', note: 'f' }] }],
} as const;

export interface Scene {
  readonly tenant: JourneyTenant;
  /** The words of an office file. */
  words(name: string, bytes: Uint8Array): Promise<string>;
  /** The whole product, fresh: what an earlier journey did in Teams or the database is not there. */
  journey(given?: Given): Promise<Journey>;
  /** After each test: lets go of its journeys and says how long the test took with them. */
  end(): Promise<void>;
  close(): Promise<void>;
}

export interface Given {
  readonly at?: Date;
  readonly registers?: RegisterFiles;
  /** People's clients show who they are, and things are done in their names. */
  readonly signsIn?: boolean;
  /** One that may be asked; absent: none is configured. */
  readonly languageModel?: Outside['languageModel'];
  /** How much a thread takes; absent: whatever comes. */
  readonly pace?: Outside['pace'];
}

/**
 * Where a file's journeys take place: a seeded tenant and a database that has read it once. Made in `beforeAll`,
 * so that each journey takes a part of a second.
 */
export async function scene({
  documents = 24,
  before = async () => {},
}: {
  readonly documents?: number;
  /** Done to the organization before the product reads it for the first time. */
  readonly before?: (tenant: JourneyTenant) => Promise<void>;
} = {}): Promise<Scene> {
  const tenant = await journeyTenant(START, documents);
  await before(tenant);
  // One for all: starting its thread takes longer than a journey.
  const extractor = createExtractor({ log: quiet });
  const template = await prepared({ tenant, extractor }).catch(async (error: unknown) => {
    // Nobody gets a scene to close: what listens would keep the run from ending.
    await extractor.close();
    await tenant.close();
    throw error;
  });
  const open: Journey[] = [];
  let began = { wall: 0, cpu: process.cpuUsage() };
  return {
    tenant,
    async journey(given = {}) {
      began = { wall: performance.now(), cpu: process.cpuUsage() };
      const journey = await begin({ tenant, extractor }, await template.fresh(), given);
      open.push(journey);
      return journey;
    },
    async end() {
      const wall = Math.round(performance.now() - began.wall);
      const { user, system } = process.cpuUsage(began.cpu);
      const cpu = Math.round((user + system) / 1_000);
      process.stdout.write(`${wall} ms, ${cpu} of CPU: ${expect.getState().currentTestName}\n`);
      tenant.heals();
      for (const journey of open.splice(0)) await journey.close();
      await tenant.unpublish();
    },
    async words(name, bytes) {
      const read = await extractor.extract(name, bytes);
      if (!read.ok) throw new Error(`${name}: ${read.reason}`);
      return read.text;
    },
    async close() {
      await extractor.close();
      await template.close();
      await tenant.close();
      // Whatever the file's journeys did: nothing was asked of Graph that the table of rights does not name.
      expect(unlisted(tenant.asked)).toEqual([]);
    },
  };
}

/** A database that has read the tenant once, and a reader that has read its first document. */
async function prepared(outside: Outside): Promise<Template> {
  const template = await filledTemplate(async (database) => {
    const teams = new FakeTeams();
    const parts = worldOf(outside, database, teams, { now: () => START }, []);
    await createApp(parts.world)
      .sync()
      .finally(() => parts.close());
  });
  // The first document of a process takes a second, however short it is.
  await outside.extractor.extract('first.docx', await createDocumentWriter().docx(FIRST));
  return template;
}

/** A set clock: whatever became due on the way is done before `to` and `advance` return. */
export interface JourneyClock {
  now(): Date;
  to(at: string | Date): Promise<void>;
  advance(days: number): Promise<void>;
}

export interface Journey {
  readonly app: App;
  readonly teams: FakeTeams;
  readonly tenant: JourneyTenant;
  readonly database: Database;
  readonly url: string;
  readonly clock: JourneyClock;
  /** Jobs done, by name and in order; personal messages that may have come twice. */
  readonly observed: {
    readonly jobs: readonly string[];
    readonly repeats: number;
    /** Questions that what is there answered. */
    readonly fromStock: number;
  };
  /** Warnings and errors of the product. */
  readonly logged: readonly Logged[];
  /** Every line of its log, of any level. */
  readonly lines: readonly Logged[];
  /** What an operator's collector reads. */
  metrics(): Promise<string>;
  person(name: string): FakePerson;
  channel(community: string): FakeChannel;
  tab(who: FakePerson): Promise<Tab>;
  /** Everything that can happen now has happened. */
  settle(): Promise<void>;
  /** What people's clients have shown; signs nobody in unless the journey began with `signsIn`. */
  readonly signIn: World['signIn'];
  /** Reads people, communities, projects and libraries anew, as the product does every so often. */
  sync(): Promise<void>;
  /** Posts to /api/messages, through the real door. */
  posts(body: unknown): Promise<{ readonly status: number; readonly text: string }>;
  /** What the connector was told by answers to `posts`. */
  readonly said: readonly Record<string, unknown>[];
  /** Changes a project of the register. */
  project(code: string, fields: Readonly<Record<string, unknown>>): Promise<void>;
  close(): Promise<void>;
}

/** What is to be let go of, the last first. */
type Opened = (() => Promise<unknown>)[];

async function begin(outside: Outside, database: Database, given: Given): Promise<Journey> {
  const opened: Opened = [() => database.close()];
  return begun(outside, database, given, opened).catch(async (error: unknown) => {
    // Nobody gets a journey to close: what listens would keep the run from ending.
    for (const close of opened.toReversed()) await close();
    throw error;
  });
}

async function begun(
  outside: Outside,
  database: Database,
  given: Given,
  opened: Opened,
): Promise<Journey> {
  const { tenant } = outside;
  let now = given.at ?? START;
  const teams = new FakeTeams();
  const logged: Logged[] = [];
  const observed = { jobs: [] as string[], repeats: 0, fromStock: 0 };
  const { world, config, lines, metrics, close } = worldOf(
    { ...outside, ...given },
    database,
    teams,
    { now: () => now },
    logged,
    observed,
  );
  opened.push(close);
  const app = createApp(world);
  teams.connect(app.bot);
  await app.actions.knowledge.sync.load();
  await app.actions.knowledge.sync.run();
  const connector = await startConnector();
  opened.push(connector.close);
  const server = createServer({
    ...world,
    actions: app.actions,
    views: app.views,
    verify: verifierFor(config),
    health: async () => ({ status: 'ok', parts: {} }),
    metrics: metrics.text,
    tab: { directory: join(mkdtempSync(join(tmpdir(), 'praxis-journey-')), 'tab') },
    botEndpoint: botEndpoint(await createAdapter(config, world.log), app.bot, world.log),
    // Only so that every answer is held against its contract.
    local: powers(),
    frameAncestors: [],
  });
  const url = await server.listen(0, '127.0.0.1');
  const settle = () => app.pump.settle();
  const move = async (to: Date): Promise<void> => {
    if (to < now) throw new Error(`the clock only moves on: ${to.toISOString()}`);
    now = to;
    await settle();
  };
  return {
    app,
    teams,
    tenant,
    database,
    url,
    clock: {
      now: () => now,
      to: (at) => move(new Date(at)),
      advance: (days) => move(new Date(now.getTime() + days * DAY_MS)),
    },
    observed,
    logged,
    lines,
    metrics: async () => (await metrics.text()).body,
    person: (name) => personOf(teams, name),
    channel: (community) => teams.channel(exchangeIdOf(community), teamIdOf(community)),
    async tab(who) {
      return tabOf(url, () => tenant.tokenFor(who.id), who.locale);
    },
    settle,
    signIn: world.signIn,
    async sync() {
      await app.sync();
      await settle();
    },
    posts: (body) => post(`${url}/api/messages`, connector.url, body),
    said: connector.said,
    project: (code, fields) => changeProject(tenant, code, fields),
    async close() {
      await server.close(0);
      await connector.close();
      await world.signIn.settled();
      await close();
      await database.close();
    },
  };
}

function personOf(teams: FakeTeams, name: string): FakePerson {
  const found = [...PEOPLE, ...GUESTS].find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return teams.person({
    id: personIdOf(localPart(name)),
    name,
    locale: LOCALES[found.lang],
  });
}

export const personId = (name: string): PersonId => asId<PersonId>(personIdOf(localPart(name)));
export const communityId = (slug: string): CommunityId => asId<CommunityId>(slug);

async function changeProject(
  tenant: JourneyTenant,
  code: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const site = await tenant.get<{ id: string }>('/sites/org.sharepoint.example:/sites/knowledge');
  const list = `/sites/${site.id}/lists/Projects/items`;
  const { value } = await tenant.get<{
    value: { id: string; fields: Record<string, unknown> }[];
  }>(`${list}?$expand=fields&$top=200`);
  const found = value.find((item) => item.fields.Code === code);
  if (!found) throw new Error(`no project ${code}`);
  await tenant.patch(`${list}/${found.id}/fields`, fields);
}
