import type { Database } from '../adapters/database/connect.ts';
import type { Metrics } from '../adapters/metrics/metrics.ts';
import { BOT_APP_ID, TENANT_ID } from '../adapters/tenant/address.ts';
import type { App, World } from '../app.ts';
import type { Config } from '../config.ts';
import type { Subscription } from '../features/following/model.ts';
import type { Health } from '../http/deps.ts';
import type { Webhooks } from '../http/webhooks.ts';
import { localEntra } from '../world.ts';
import type { Follower } from './follower.ts';
import { createFollowing } from './following.ts';
import type { Signing } from './sign-in.ts';

export interface ChangesParts {
  readonly config: Config;
  readonly world: World;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly signing: Pick<Signing, 'graph' | 'seal'>;
  readonly reading: Follower;
}

type Part = Health['parts'][string];

/** What Microsoft tells us of changes, in the running product. */
export interface Changes {
  readonly webhooks?: Webhooks;
  /** From now on we can be called at this address. */
  listening(url: string): void;
  /** What one of the instances does every minute, and each at its start. Never throws. */
  follow(): Promise<void>;
  health(): Promise<Part | null>;
  stop(): Promise<void>;
}

const NOTHING: Changes = {
  listening: () => undefined,
  follow: () => Promise.resolve(),
  health: () => Promise.resolve(null),
  stop: () => Promise.resolve(),
};

/** Who sends, and under which ids our own app is known, in a real organization or the local one. */
function identities(config: Config) {
  if (config.mode === 'production') {
    const { appId, tenantId } = config;
    const jwksUrl = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';
    return { sender: { appId, tenantId, jwksUrl }, appIds: new Set([appId]) };
  }
  const { tenantUrl } = config;
  const jwksUrl = `${tenantUrl}/${TENANT_ID}/discovery/v2.0/keys`;
  const { clientId: appId } = localEntra(tenantUrl);
  return { sender: { appId, tenantId: TENANT_ID, jwksUrl }, appIds: new Set([appId, BOT_APP_ID]) };
}

/** Reads the libraries once more after whatever reading is under way, which may have passed the change already. */
function readAgain(app: App, reading: Follower): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    void reading.idle().then(() => {
      waiting = false;
      reading.now(app.readLibraries);
    });
  };
}

function told(all: readonly Subscription[]): Part | null {
  if (all.length === 0) return null;
  const amiss = all.filter(({ state, failures }) => state === 'refused' || failures > 0);
  const [first] = amiss;
  if (!first) return { state: 'ok', detail: null };
  const kinds = new Set(amiss.map(({ followed }) => followed.kind));
  const detail = `${amiss.length} of ${all.length} not followed (${[...kinds].join(', ')}): ${first.detail ?? 'tried again'}`;
  return { state: 'degraded', detail };
}

/** @param app whose channels and libraries are followed, unless the configuration says that nothing is */
export async function followChanges(app: App, parts: ChangesParts): Promise<Changes> {
  const { config, world, database, metrics, signing, reading } = parts;
  if (config.followsNothing) return NOTHING;
  let base = config.mode === 'production' ? config.publicUrl.replace(/\/+$/, '') : null;
  const following = createFollowing(app, {
    world,
    database,
    graph: signing.graph,
    seal: signing.seal,
    ...identities(config),
    addresses: () =>
      base === null
        ? null
        : {
            notifications: `${base}/api/graph/notifications`,
            lifecycle: `${base}/api/graph/lifecycle`,
          },
    libraryChanged: readAgain(app, reading),
    count: metrics.notified,
  });
  metrics.watchNotices(() => following.queue.waiting());
  if (database.embedded) await following.reopen();
  return {
    webhooks: following.webhooks,
    listening(url) {
      base ??= url;
    },
    follow: () =>
      following
        .follow()
        .catch((error: unknown) => world.log.warn({ err: error }, 'following failed; tried again')),
    health: async () => told(await following.following.all()),
    stop: () => following.stop(),
  };
}
