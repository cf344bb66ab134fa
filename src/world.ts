import { readFile } from 'node:fs/promises';
import type { Database } from './adapters/database/connect.ts';
import { createConversations } from './adapters/database/conversation-references.ts';
import { createDueWork } from './adapters/database/due-work.ts';
import { createInbox } from './adapters/database/inbox.ts';
import { createOutbox } from './adapters/database/outbox.ts';
import { createUnitOfWork } from './adapters/database/unit-of-work.ts';
import { createDocumentWriter } from './adapters/documents/docx.ts';
import { createExtractor } from './adapters/documents/extract.ts';
import { createChannelReader } from './adapters/graph/channels.ts';
import { createGraph, type Graph } from './adapters/graph/client.ts';
import { createDirectory } from './adapters/graph/directory.ts';
import { type Credential, entraTokens, workloadIdentity } from './adapters/graph/entra.ts';
import { createLeavers } from './adapters/graph/leavers.ts';
import { createLibrary } from './adapters/graph/library.ts';
import { createPersonalRights } from './adapters/graph/personal-rights.ts';
import type { PersonGraphs } from './adapters/graph/persons.ts';
import { createRegisters } from './adapters/graph/registers.ts';
import { endpointTokens } from './adapters/graph/token-endpoint.ts';
import { cachedTokens, type TokenSource } from './adapters/graph/tokens.ts';
import { createTokenVerifier, type TokenVerifier } from './adapters/identity/verify.ts';
import type { Metrics } from './adapters/metrics/metrics.ts';
import { systemClock } from './adapters/system/clock.ts';
import { systemIds } from './adapters/system/ids.ts';
import { systemRandom } from './adapters/system/random.ts';
import { LOCAL_SITE, TENANT_ID } from './adapters/tenant/address.ts';
import { createTextAnalysis } from './adapters/text/analysis.ts';
import { createWords } from './adapters/words/words.ts';
import type { World } from './app.ts';
import type { Config, ProductionConfig } from './config.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';

/** Tokens live by the machine's time, however the product's clock is set. */
const machineNow = (): number => systemClock.now().getTime();

/** The identity that the tab's tokens are issued for, locally. */
export const LOCAL_AUDIENCE = 'api://praxis-local';

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

async function tokensFor(config: Config): Promise<TokenSource> {
  if (config.mode === 'production') {
    const { tenantId, appId } = config;
    return entraTokens({ tenantId, clientId: appId, credential: await credentialOf(config) });
  }
  return endpointTokens({
    url: localTokenUrl(config.tenantUrl),
    clientId: 'praxis',
    clientSecret: 'local',
    now: machineNow,
  });
}

/** Microsoft Graph, or the local tenant in its place: the same client either way. */
export async function graphFor(config: Config, metrics: Metrics): Promise<Graph> {
  return createGraph({
    tokens: cachedTokens(await tokensFor(config), { now: machineNow }),
    ...(config.mode === 'local' ? { baseUrl: config.tenantUrl } : {}),
    random: systemRandom,
    now: machineNow,
    onCall: ({ method, route, status, durationMs }) =>
      metrics.graph(`${method} ${route}`, status, durationMs),
  });
}

/** Whose word is taken for who somebody is. */
export function verifierFor(config: Config): TokenVerifier {
  if (config.mode === 'local') {
    return createTokenVerifier({
      issuer: `${config.tenantUrl}/${TENANT_ID}/v2.0`,
      audience: LOCAL_AUDIENCE,
      jwksUrl: `${config.tenantUrl}/${TENANT_ID}/discovery/v2.0/keys`,
      tenantId: TENANT_ID,
    });
  }
  const authority = `https://login.microsoftonline.com/${config.tenantId}`;
  const host = new URL(config.publicUrl).host;
  return createTokenVerifier({
    issuer: `${authority}/v2.0`,
    audience: [config.appId, `api://botid-${config.appId}`, `api://${host}/botid-${config.appId}`],
    jwksUrl: `${authority}/discovery/v2.0/keys`,
    tenantId: config.tenantId,
  });
}

export interface WorldParts {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly database: Database;
  readonly graph: Graph;
  /** Absent where nobody can sign in: nothing is done in anybody's name. */
  readonly persons?: PersonGraphs;
  readonly onWork: World['onWork'];
  readonly messenger: World['messenger'];
}

const INBOX_LEASE_MS = 30_000;

/** The adapters of a configuration, put together. */
export function createWorld(parts: WorldParts) {
  const { config, log, metrics, clock, database, graph } = parts;
  const ids = systemIds();
  const site = config.mode === 'local' ? LOCAL_SITE : config.knowledgeSite;
  const inbox = createInbox(database.db, { leaseMs: INBOX_LEASE_MS });
  const events = createOutbox(database.db);
  const due = createDueWork(database.db);
  const extractor = createExtractor({ log });
  const world: World = {
    clock,
    ids,
    log,
    extractor,
    events,
    due,
    words: createWords(),
    text: createTextAnalysis(),
    documents: createDocumentWriter(),
    directory: createDirectory(graph),
    registers: createRegisters(graph, { site, log }),
    leavers: createLeavers(graph),
    library: createLibrary(graph, { site, log }),
    channels: createChannelReader(graph),
    personal: createPersonalRights({
      persons: parts.persons ?? { of: async () => 'sign-in' },
      log,
      now: machineNow,
    }),
    inbox: {
      accept: async (key) => (await inbox.accept([key])).get(key) ?? 'taken',
      handled: (key) => inbox.handled([key]),
      release: (key) => inbox.release([key]),
    },
    conversations: createConversations(database.db, clock),
    work: (onCommit) => createUnitOfWork(database.db, { clock, ids, onCommit }),
    messenger: parts.messenger,
    tabUrl: (path) => `${config.publicUrl}/tab${path}`,
    administrators: config.administrators,
    onWork: parts.onWork,
    onPossibleRepeat: metrics.possibleRepeat,
    onFromStock: metrics.fromStock,
    wakeOnCommit: true,
  };
  return {
    world,
    events,
    due,
    inbox,
    /** After a crash of the only process there can be: what it held is free at once. */
    async reopen(): Promise<void> {
      if (!database.embedded) return;
      await Promise.all([inbox.reopen(), events.reopen(), due.reopen()]);
    },
    close: () => extractor.close(),
  };
}
