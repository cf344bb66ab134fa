import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './adapters/database/connect.ts';
import { createConversations } from './adapters/database/conversation-references.ts';
import { createDueWork } from './adapters/database/due-work.ts';
import { createInbox } from './adapters/database/inbox.ts';
import { createOutbox } from './adapters/database/outbox.ts';
import { freePostings } from './adapters/database/stores/notifications.ts';
import { freeOutside } from './adapters/database/stores/outside.ts';
import { createUnitOfWork } from './adapters/database/unit-of-work.ts';
import { createWays } from './adapters/database/ways.ts';
import { createDeletions } from './adapters/database/webhooks.ts';
import { createDocumentWriter } from './adapters/documents/docx.ts';
import { createExtractor } from './adapters/documents/extract.ts';
import { createPdfConverter } from './adapters/documents/pdf.ts';
import { createChannelReader } from './adapters/graph/channels.ts';
import { createGraph, type Graph } from './adapters/graph/client.ts';
import { createCommunityPlaces } from './adapters/graph/community-places.ts';
import { withCurrentTags } from './adapters/graph/current-tags.ts';
import { createDirectory } from './adapters/graph/directory.ts';
import {
  type Credential,
  createEntra,
  type Entra,
  type EntraOptions,
  workloadIdentity,
} from './adapters/graph/entra.ts';
import { createInstaller } from './adapters/graph/installing.ts';
import { createLeavers } from './adapters/graph/leavers.ts';
import { createLibrary } from './adapters/graph/library.ts';
import { createMailer } from './adapters/graph/mail.ts';
import { createMicrosoftSearch } from './adapters/graph/microsoft-search.ts';
import { SIZES } from './adapters/graph/pace-limits.ts';
import { createPersonalRights } from './adapters/graph/personal-rights.ts';
import type { PersonGraphs } from './adapters/graph/persons.ts';
import { createRegisters } from './adapters/graph/registers.ts';
import { entraNetwork } from './adapters/graph/sign-in/network.ts';
import { cachedTokens } from './adapters/graph/tokens.ts';
import { createHolidays } from './adapters/holidays/holidays.ts';
import { clientSignIn, NOBODY } from './adapters/identity/client-sign-in.ts';
import type { Metrics } from './adapters/metrics/metrics.ts';
import { reportSheets } from './adapters/registers/report-sheets.ts';
import { unforeseen } from './adapters/system/chance.ts';
import { systemClock } from './adapters/system/clock.ts';
import { systemIds } from './adapters/system/ids.ts';
import { systemRandom } from './adapters/system/random.ts';
import { BOT_APP_ID, LOCAL_SITE, TENANT_ID } from './adapters/tenant/address.ts';
import { createTextAnalysis } from './adapters/text/analysis.ts';
import { createWords } from './adapters/words/words.ts';
import type { World } from './app.ts';
import type { Config, ProductionConfig } from './config.ts';
import { type TabAddress, tabLink, tabPathOf } from './contract/tab-links.ts';
import type { OutsideDefault } from './features/knowledge/outside/deps.ts';
import { liveVocabulary } from './features/taxonomy/vocabulary.ts';
import { resourceOf, verifierFor } from './identities.ts';
import { languageModelOf } from './language-model.ts';
import { DESKS } from './local-desks.ts';
import { outsideWorld } from './outside.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { SignIn } from './ports/sign-in.ts';
import { createRegistry, NO_FILES } from './registry.ts';
import { keepersOf } from './running/kept-index.ts';

/** Tokens live by the machine's time, however the product's clock is set. */
const machineNow = (): number => systemClock.now().getTime();

export const localTokenUrl = (tenantUrl: string): string =>
  `${tenantUrl}/${TENANT_ID}/oauth2/v2.0/token`;

async function credentialOf({ credential }: ProductionConfig): Promise<Credential> {
  switch (credential.kind) {
    case 'secret':
      return credential;
    case 'certificate':
      return {
        kind: 'certificate',
        certificate: await readFile(credential.certificateFile, 'utf8'),
        privateKey: await readFile(credential.keyFile, 'utf8'),
      };
    case 'federated':
      return { kind: 'federated', assertion: workloadIdentity(credential.tokenFile) };
  }
}

/** The local tenant as MSAL's Entra: it believes any secret. */
export const localEntra = (tenantUrl: string): EntraOptions => ({
  tenantId: TENANT_ID,
  clientId: 'praxis',
  credential: { kind: 'secret', secret: 'local' },
  network: entraNetwork({ now: machineNow, instead: tenantUrl }),
});

/** Who issues tokens: Microsoft Entra, or the local tenant in its place, by the same library. */
export async function entraFor(
  config: Config,
  kept: Pick<EntraOptions, 'store' | 'log'> = {},
): Promise<Entra> {
  if (config.mode === 'local') return createEntra({ ...localEntra(config.tenantUrl), ...kept });
  return createEntra({
    tenantId: config.tenantId,
    clientId: config.appId,
    credential: await credentialOf(config),
    network: entraNetwork({ now: machineNow }),
    ...kept,
  });
}

/** Microsoft Graph, or the local tenant in its place: the same client either way. */
export function graphFor(config: Config, metrics: Metrics, entra: Entra): Graph {
  return createGraph({
    tokens: cachedTokens(entra, { now: machineNow }),
    ...(config.mode === 'local' ? { baseUrl: config.tenantUrl } : {}),
    random: systemRandom,
    now: machineNow,
    sizes: SIZES[config.graphSize ?? 'small'],
    onCall: ({ method, route, status, durationMs }) =>
      metrics.graph(`${method} ${route}`, status, durationMs),
  });
}

/** A mailbox of the local tenant: its administrator's. */
const LOCAL_SENDER = 'samuel.boateng@org.example';
/** By the catalogue's id where it is known: a published app has another there than in its manifest. */
export const tabAddressOf = (config: Config): TabAddress => ({
  publicUrl: config.publicUrl,
  teamsApp: config.mode === 'local' ? null : (config.teamsAppId ?? config.appId),
});

/** The id in the app's manifest, by which Teams knows it wherever it is installed. */
const externalIdOf = (config: Config): string =>
  config.mode === 'local' ? BOT_APP_ID : config.appId;

/** Ways to people who never wrote to the bot, and to those whose chat is closed to it. */
function reachOf({ config, graph, database, clock }: WorldParts): NonNullable<World['reach']> {
  const local = config.mode === 'local';
  const sender = config.mailSender ?? (local ? LOCAL_SENDER : null);
  return {
    ways: createWays(database.db, clock),
    installer: createInstaller(graph, {
      externalId: externalIdOf(config),
      ...(!local && config.teamsAppId ? { catalogueId: config.teamsAppId } : {}),
    }),
    mailer: sender === null ? null : createMailer(graph, sender),
    link: (path) => tabLink(tabAddressOf(config), path),
  };
}

export interface WorldParts {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly database: Database;
  readonly graph: Graph;
  /** Absent where nobody can sign in: nothing is done in anybody's name. */
  readonly persons?: SignIn & PersonGraphs;
  readonly onWork: World['onWork'];
  /** Sources outside that are there where none was ever added. */
  readonly outside?: readonly OutsideDefault[];
  readonly messenger: World['messenger'];
}

/** Kept while a turn lasts; less than the fifteen seconds after which Teams sends again what nobody answered. */
const INBOX_LEASE_MS = 10_000;

const clientSignInOf = ({ config, log, persons }: WorldParts) =>
  clientSignIn({
    tokens: persons ?? NOBODY,
    resource: resourceOf(config),
    verify: verifierFor(config),
    log,
    now: machineNow,
  });

/** Microsoft 365, as the product asks it. */
function microsoftOf(parts: WorldParts) {
  const { config, log, graph } = parts;
  const vocabulary = liveVocabulary();
  const site = config.mode === 'local' ? LOCAL_SITE : config.knowledgeSite;
  return {
    vocabulary,
    directory: createDirectory(graph),
    registers: createRegisters(graph, { site, log }),
    ...createCommunityPlaces(graph, { site, externalId: externalIdOf(config) }),
    leavers: createLeavers(graph),
    registry: createRegistry(graph, { site, log, places: config.registers ?? NO_FILES }),
    library: withCurrentTags(createLibrary(graph, { site, log, terms: vocabulary }), vocabulary),
    channels: createChannelReader(graph),
    signIn: clientSignInOf(parts),
    personal: createPersonalRights({
      persons: parts.persons ?? { of: async () => 'sign-in' },
      log,
      now: machineNow,
    }),
    ...(parts.persons && !config.searchesOnlyOurs
      ? { elsewhere: createMicrosoftSearch({ persons: parts.persons, log }) }
      : {}),
    reach: reachOf(parts),
    outside: outsideWorld({ config, graph, site, now: machineNow, defaults: parts.outside }),
  };
}

/** The inbox as a turn asks it, which is about one thing at a time. */
const oneByOne = (inbox: ReturnType<typeof createInbox>): World['inbox'] => ({
  accept: async (key) => (await inbox.accept([key])).get(key) ?? 'taken',
  leaseMs: INBOX_LEASE_MS,
  keep: (key) => inbox.keep([key]),
  handled: (key) => inbox.handled([key]),
  release: (key) => inbox.release([key]),
});

/** The adapters of a configuration, put together. */
export function createWorld(parts: WorldParts) {
  const { config, log, metrics, clock, database } = parts;
  const ids = systemIds();
  const inbox = createInbox(database.db, { leaseMs: INBOX_LEASE_MS });
  const events = createOutbox(database.db);
  const due = createDueWork(database.db);
  const deletions = createDeletions(database.db);
  const extractor = createExtractor({ log });
  const keepers = keepersOf(parts, ids);
  const microsoft = microsoftOf(parts);
  const world: World = {
    ...{ clock, ids, ...unforeseen, log, extractor, keeper: keepers.keeper },
    events,
    due,
    words: createWords(),
    text: createTextAnalysis(),
    documents: createDocumentWriter(),
    holidays: createHolidays(),
    pdf: createPdfConverter({ log, program: config.officeProgram }),
    ...{ ...microsoft, ...languageModelOf(config, log, machineNow) },
    sheets: reportSheets(join(config.dataDir, 'import'), microsoft.vocabulary.countriesIn),
    inbox: oneByOne(inbox),
    deletions,
    conversations: createConversations(database.db, clock),
    work: (onCommit) => createUnitOfWork(database.db, { clock, ids, onCommit }),
    messenger: parts.messenger,
    tabUrl: (path) => tabLink(tabAddressOf(config), path),
    tabPath: (address) => tabPathOf(tabAddressOf(config), address),
    administrators: config.administrators,
    firstDesks: config.mode === 'local' ? DESKS : [],
    onWork: parts.onWork,
    onPossibleRepeat: metrics.possibleRepeat,
    onDelivery: metrics.delivery,
    onFromStock: metrics.fromStock,
    wakeOnCommit: true,
  };
  return {
    world,
    events,
    due,
    inbox,
    deletions,
    /** After a crash of the only process there can be: what it held is free at once. */
    async reopen(): Promise<void> {
      if (!database.embedded) return;
      await Promise.all([
        inbox.reopen(),
        events.reopen(),
        due.reopen(),
        freePostings(database.db),
        freeOutside(database.db),
      ]);
    },
    async close(): Promise<void> {
      await keepers.close();
      await extractor.close();
    },
  };
}
