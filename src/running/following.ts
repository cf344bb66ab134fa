import { createOverhearing, type Overheard } from '../../bot/overhearing.ts';
import type { Database } from '../adapters/database/connect.ts';
import { createNotificationKeys } from '../adapters/database/notification-keys.ts';
import { createSubscriptionStore } from '../adapters/database/subscriptions.ts';
import type { Seal } from '../adapters/database/token-seal.ts';
import { createNoticeQueue } from '../adapters/database/webhooks.ts';
import { makeCertificate } from '../adapters/graph/certificate.ts';
import { createChannelFeed } from '../adapters/graph/channel-feed.ts';
import type { Graph } from '../adapters/graph/client.ts';
import {
  createSenderCheck,
  decrypted,
  messageIn,
  type SenderCheck,
  type SenderOptions,
} from '../adapters/graph/rich.ts';
import {
  createSubscriptions,
  type SubscriptionAddresses,
} from '../adapters/graph/subscriptions.ts';
import { createNoticeWorker } from '../adapters/jobs/notices.ts';
import { systemSecrets } from '../adapters/system/secrets.ts';
import type { App, World } from '../app.ts';
import { type FollowingActions, followingActions } from '../features/following/actions.ts';
import type { Subscription } from '../features/following/model.ts';
import type { SubscriptionStore } from '../features/following/store.ts';
import type { WebhookItem, Webhooks } from '../http/webhooks.ts';
import type { ChannelMessage, Followed, NotificationKeys } from '../ports/feed.ts';
import type { Log } from '../ports/log.ts';
import type { ClaimedNotice, NoticeItem, NoticeQueue } from '../ports/notices.ts';

/** What is counted of notifications: POSTs and items at the door, and what came of each. */
export type Counted =
  | 'received'
  | 'strange'
  | 'forged'
  | 'unreadable'
  | 'lifecycle'
  | 'library'
  | 'failed'
  | Overheard;

export interface FollowingParts {
  readonly world: Pick<World, 'clock' | 'ids' | 'log' | 'deletions'>;
  readonly database: Database;
  readonly graph: Graph;
  readonly seal: Seal;
  /** Under which Graph shows and mentions our own app. */
  readonly appIds: ReadonlySet<string>;
  readonly sender: SenderOptions;
  /** Where Microsoft can call us; null where it cannot. Asked late: a free port is known once it is taken. */
  addresses(): SubscriptionAddresses | null;
  libraryChanged(driveId: string): void;
  count(what: Counted): void;
}

/** Everything that is followed by subscription, from the door to what is made of it. */
export function createFollowing(app: App, parts: FollowingParts) {
  const { world, database, graph, count } = parts;
  const queue = createNoticeQueue(database.db);
  const store = createSubscriptionStore(database.db, world.ids);
  const keys = createNotificationKeys(database.db, { make: makeCertificate, seal: parts.seal });
  const overhear = createOverhearing({ ...world, actions: app.actions }, app.bot.commandIn);
  const take = async (message: ChannelMessage): Promise<void> => count(await overhear(message));
  const following = followingActions({
    ...world,
    store,
    keys,
    subscriptions: createSubscriptions(graph, parts.addresses),
    feed: createChannelFeed(graph, parts.appIds),
    secrets: systemSecrets(),
    wanted: () => wanted(app, store),
    take,
    libraryChanged: parts.libraryChanged,
  });
  const wake = (): void => {
    following
      .settle()
      .catch((error: unknown) => world.log.error({ err: error }, 'following stopped'));
  };
  const worker = createNoticeWorker({
    queue,
    log: world.log,
    handle: (notice) => handle(notice, { ...parts, keys, following, take, wake, check }),
    async giveUp(notice) {
      count('failed');
      for (const { subscription } of notice.items) await following.missed(subscription);
      wake();
    },
  });
  const check = createSenderCheck(parts.sender);
  return {
    following,
    worker,
    queue,
    webhooks: door({ queue, following, log: world.log, count, wake: () => worker.wake() }),
    /** What one of the instances does every minute, and each at its start. */
    async follow(): Promise<void> {
      await worker.settle();
      await following.follow();
    },
    /** After a crash of the only process there can be. */
    async reopen(): Promise<void> {
      await Promise.all([queue.reopen(), store.reopen()]);
    },
    async stop(): Promise<void> {
      await worker.stop();
      await following.stop();
    },
  };
}

export type Following = ReturnType<typeof createFollowing>;

/** Channels of communities and libraries of the register; while that cannot be read, the libraries of before. */
async function wanted({ actions }: App, store: SubscriptionStore): Promise<readonly Followed[]> {
  const communities = await actions.communities.list();
  const libraries = await actions.knowledge.sync.known().catch(async () => {
    const before = (await store.all()).map(({ followed }) => followed);
    return before.filter((followed) => followed.kind === 'library');
  });
  return [
    ...communities.map(
      ({ teamId, channelId }) => ({ kind: 'channel', teamId, channelId }) as const,
    ),
    ...libraries.map(({ driveId }) => ({ kind: 'library', driveId }) as const),
  ];
}

interface Handling extends FollowingParts {
  readonly keys: NotificationKeys;
  readonly following: FollowingActions;
  readonly check: SenderCheck;
  take(message: ChannelMessage): Promise<void>;
  wake(): void;
}

/** Believes, opens and works off one POST. @throws where it should be tried again */
async function handle(notice: ClaimedNotice, deps: Handling): Promise<void> {
  const { following, count, world } = deps;
  const rich = notice.items.some(({ content }) => content !== null);
  if (rich && !(await deps.check(notice.tokens, notice.receivedAt))) {
    count('forged');
    // One token that is none makes all of it doubtful.
    world.log.warn({ items: notice.items.length }, 'notification of an unproved sender, ignored');
    return;
  }
  // Items of one POST are mostly of one subscription.
  const known = new Map<string, Subscription | null>();
  for (const item of notice.items) {
    const { subscription: id } = item;
    if (!known.has(id)) known.set(id, await following.get(id));
    const subscription = known.get(id);
    if (subscription) await work(item, subscription, deps);
  }
}

async function work(item: NoticeItem, row: Subscription, deps: Handling): Promise<void> {
  const { following, keys, count, wake } = deps;
  const { followed } = row;
  if (item.what !== 'change') {
    count('lifecycle');
    await following.lifecycle(row.id, item.what);
    wake();
    return;
  }
  if (followed.kind === 'library') {
    count('library');
    deps.libraryChanged(followed.driveId);
    return;
  }
  const message = item.content ? await opened(item.content, followed.channelId, keys, deps) : null;
  if (message) return deps.take(message);
  count('unreadable');
  // Something changed there that could not be read here: it is read where it is.
  await following.missed(row.id);
  wake();
}

async function opened(
  content: NonNullable<NoticeItem['content']>,
  channelId: string,
  keys: NotificationKeys,
  { appIds }: Pick<FollowingParts, 'appIds'>,
): Promise<ChannelMessage | null> {
  const key = await keys.privateKey(content.encryptionCertificateId);
  const text = key === null ? null : decrypted(content, key);
  return text === null ? null : messageIn(text, channelId, appIds);
}

/** A subscription's secret is believed for so long before it is looked up again. */
const KNOWN_FOR_MS = 60_000;
const MOST_KNOWN = 10_000;

interface Door {
  readonly queue: NoticeQueue;
  readonly following: Pick<FollowingActions, 'get'>;
  readonly log: Log;
  count(what: Counted): void;
  wake(): void;
}

/** Lets in what brings back the secret of a subscription of ours, keeps it, and has it worked off afterwards. */
function door({ queue, following, log, count, wake }: Door): Webhooks {
  const secrets = systemSecrets();
  const known = new Map<string, { readonly hash: string; readonly at: number }>();

  async function hashOf(id: string, fresh: boolean): Promise<string | null> {
    const kept = known.get(id);
    if (kept && !fresh && performance.now() - kept.at < KNOWN_FOR_MS) return kept.hash;
    const hash = (await following.get(id))?.secretHash ?? null;
    if (known.size >= MOST_KNOWN) known.clear();
    if (hash === null) known.delete(id);
    else known.set(id, { hash, at: performance.now() });
    return hash;
  }

  /** Our id of the subscription whose secret this is; null where it is none. */
  async function subscriptionOf(secret: string): Promise<string | null> {
    const [id = ''] = secret.split('.');
    if (!/^[0-9a-f-]{36}$/.test(id)) return null;
    for (const fresh of [false, true]) {
      const hash = await hashOf(id, fresh);
      if (hash === null) return null;
      if (secrets.matches(secret, hash)) return id;
    }
    return null;
  }

  async function kept({ clientState, what, content }: WebhookItem): Promise<NoticeItem[]> {
    const subscription = await subscriptionOf(clientState);
    if (subscription) return [{ subscription, what, content }];
    count('strange');
    log.warn({ what }, 'notification without the secret of a subscription of ours, ignored');
    return [];
  }

  return {
    async receive(items, tokens) {
      count('received');
      const ours = (await Promise.all(items.map(kept))).flat();
      if (ours.length === 0) return;
      await queue.add({ items: ours, tokens });
      wake();
    },
  };
}
