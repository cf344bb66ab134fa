import type { Database } from '../adapters/database/connect.ts';
import { localTokenKeys } from '../adapters/database/local-token-key.ts';
import { createTokenCache } from '../adapters/database/token-cache.ts';
import { createSeal, type Seal } from '../adapters/database/token-seal.ts';
import type { Graph } from '../adapters/graph/client.ts';
import type { PersonGraphs } from '../adapters/graph/persons.ts';
import { consentLink, missingConsent } from '../adapters/graph/sign-in/consent.ts';
import { createPersons } from '../adapters/graph/sign-in/persons.ts';
import { watchedEntra } from '../adapters/graph/sign-in/watch.ts';
import type { Metrics } from '../adapters/metrics/metrics.ts';
import { systemClock } from '../adapters/system/clock.ts';
import type { Config } from '../config.ts';
import type { PartState } from '../http/deps.ts';
import type { Log } from '../ports/log.ts';
import type { SignIn } from '../ports/sign-in.ts';
import { entraFor, graphFor } from '../world.ts';

export interface Signing {
  /** With the application's own rights. */
  readonly graph: Graph;
  readonly persons: SignIn & PersonGraphs;
  /** What else is kept sealed by the same keys. */
  readonly seal: Seal;
  /** Once a day: forgets what nobody uses, and seals anew what an older key sealed. */
  tidy(): Promise<void>;
  health(): Promise<{ readonly state: PartState; readonly detail: string | null }>;
}

export interface SigningParts {
  readonly config: Config;
  readonly database: Pick<Database, 'db'>;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Signing people in, and Graph, on one token cache. */
export async function startSigning(parts: SigningParts): Promise<Signing> {
  const { config, database, metrics, log } = parts;
  const keys =
    config.mode === 'production'
      ? config.tokenKeys
      : await localTokenKeys(database.db, systemClock.now());
  const now = () => systemClock.now();
  const seal = createSeal(keys);
  const store = createTokenCache(database.db, { seal, now, log });
  const { entra, refusal } = watchedEntra(await entraFor(config, { store, log }), log);
  const graph = graphFor(config, metrics, entra);
  const link =
    config.mode === 'production'
      ? consentLink(config.tenantId, config.appId)
      : `${config.publicUrl}/dev`;
  const missing = missingConsent(() => store.latestPerson(), link);
  return {
    graph,
    seal,
    persons: createPersons({ entra, store, graph, log, missing, now: () => now().getTime() }),
    async tidy() {
      const done = await store.tidy();
      if (done.pruned + done.resealed > 0) log.info(done, 'kept tokens were tidied');
    },
    async health() {
      const refused = refusal();
      if (refused !== null) return { state: 'degraded', detail: refused };
      const lacks = await missing();
      if (!lacks) return { state: 'ok', detail: null };
      const detail = `no consent to ${lacks.rights.join(', ')} in people's names: ${lacks.link}`;
      return { state: 'degraded', detail };
    },
  };
}
