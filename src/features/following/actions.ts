import type { Clock } from '../../ports/clock.ts';
import type {
  Attempt,
  Certificate,
  ChannelFeed,
  ChannelMessage,
  Followed,
  NotificationKeys,
  Subscriptions,
} from '../../ports/feed.ts';
import type { Log } from '../../ports/log.ts';
import type { Secrets } from '../../ports/secrets.ts';
import { readUp } from './catch-up.ts';
import {
  AWAY_MS,
  DELIVERED_WITHIN_MS,
  hasGap,
  lifetimeMs,
  READ_AGAIN_MS,
  renewAt,
  retryMs,
  type Subscription,
} from './model.ts';
import type { SubscriptionStore } from './store.ts';

export interface FollowingDeps {
  readonly store: SubscriptionStore;
  readonly subscriptions: Subscriptions;
  readonly feed: ChannelFeed;
  readonly keys: NotificationKeys;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  /** What is to be followed: channels of communities, libraries of the catalogue. */
  wanted(): Promise<readonly Followed[]>;
  /** Makes of a message what is to be made of it; told twice it changes nothing. */
  take(message: ChannelMessage): Promise<void>;
  /** Something in this library is new. */
  libraryChanged(driveId: string): void;
}

/** Longer than reading up a channel takes; after it another process may go on where a dead one left off. */
const LEASE_MS = 180_000;
/** A bound, not a plan. */
const MOST_AT_ONCE = 1_000;

/** What is followed by subscription: asked for, renewed ahead of its end, asked for anew, and read up after a gap. */
export function followingActions(deps: FollowingDeps) {
  const { store, clock, log } = deps;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** One may stand at the service that no row knows: the row was lost, or its removal did not come through. */
  let leftovers = true;

  async function tend(row: Subscription): Promise<void> {
    let after = row;
    try {
      after = await subscribed(deps, row, (kept) => {
        after = kept;
      });
      if (after.state === 'standing' && hasGap(after)) after = await closed(deps, after);
      await store.save(after);
    } catch (error) {
      const failures = row.failures + 1;
      const target = after.followed.kind;
      log.warn({ err: error, target, subscription: row.id, failures }, 'following failed');
      const dueAt = new Date(clock.now().getTime() + retryMs(failures));
      const detail = 'Microsoft did not answer; it is tried again';
      await store.save({ ...after, failures, dueAt, detail });
    }
  }

  async function tendAll(): Promise<void> {
    do {
      again = false;
      for (let count = 0; count < MOST_AT_ONCE && !stopped; count += 1) {
        const row = await store.claim(clock.now(), LEASE_MS);
        if (!row) break;
        await tend(row);
      }
    } while (again && !stopped);
  }

  /**
   * What stands at the service for us and is nobody's is removed. While one is being asked for it may be that one: it
   * is looked for again in a minute, as where the service does not answer. The rows are read after the service, so that
   * none that another instance asks for meanwhile is taken for nobody's.
   */
  async function removeLeftovers(): Promise<void> {
    try {
      const standing = await deps.subscriptions.ours();
      const rows = await store.all();
      if (rows.some(({ state }) => state === 'asking')) return;
      const known = new Set(rows.map(({ graphId }) => graphId));
      for (const { graphId } of standing) {
        if (!known.has(graphId)) await deps.subscriptions.remove(graphId);
      }
      leftovers = false;
    } catch (error) {
      log.warn({ err: error }, 'subscriptions that are no longer wanted were not removed yet');
    }
  }

  /** Resolves when nothing that is due is left. A call while another runs joins it, and it looks once more. */
  function settle(): Promise<void> {
    again = running !== null;
    running ??= tendAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    settle,

    /** Finishes what is in hand and begins nothing new. */
    async stop(): Promise<void> {
      stopped = true;
      await running;
    },

    /** Brings what is followed in line with what there is. Called every minute by one of the instances, and at start. */
    async follow(): Promise<void> {
      const now = clock.now();
      const gone = await store.want(await deps.wanted(), now);
      leftovers ||= gone.length > 0;
      const before = await store.presence(now);
      if (before && now.getTime() - before.getTime() > AWAY_MS) await store.missedAll(now);
      await settle();
      if (leftovers) await removeLeftovers();
    },

    /** The service says how a subscription fares. What follows from it is done by the next `settle`. */
    async lifecycle(id: string, event: string): Promise<void> {
      log.info({ subscription: id, event }, 'a subscription needs to be looked after');
      // Renewing is reauthorizing; only what was removed has missed something for certain.
      if (event === 'reauthorizationRequired') await store.wake(id, clock.now());
      else await store.missed(id, clock.now());
    },

    /** Something of it did not reach us. What follows from it is done by the next `settle`. */
    missed: (id: string): Promise<void> => store.missed(id, clock.now()),

    get: (id: string): Promise<Subscription | null> => store.get(id),
    all: (): Promise<readonly Subscription[]> => store.all(),
  };
}

export type FollowingActions = ReturnType<typeof followingActions>;

/** Standing for as long as can be, or refused. @param keep told of every step that must not be forgotten */
async function subscribed(
  deps: FollowingDeps,
  row: Subscription,
  keep: (row: Subscription) => void,
): Promise<Subscription> {
  const now = deps.clock.now();
  const certificate = await deps.keys.current(now);
  const until = new Date(now.getTime() + lifetimeMs(row.followed));
  if (row.state !== 'wanted' && row.state !== 'asking' && row.graphId) {
    const { followed, graphId } = row;
    const renewed = await deps.subscriptions.renew(followed, graphId, until, certificate);
    if (renewed.outcome !== 'gone') {
      const after = settled(deps, row, renewed, certificate.id);
      // Without the right it was paused: what is told meanwhile is lost.
      return renewed.outcome === 'refused' ? withGap(deps, after) : after;
    }
  }
  const asking = await withGap(deps, { ...row, graphId: null });
  keep(asking);
  const [named, attempt] = await asked(deps, asking, { until, certificate, keep });
  return settled(deps, named, attempt, certificate.id);
}

async function withGap(deps: FollowingDeps, row: Subscription): Promise<Subscription> {
  if (hasGap(row)) return row;
  await deps.store.missed(row.id, deps.clock.now());
  return { ...row, gaps: row.gaps + 1 };
}

interface Wanted {
  readonly until: Date;
  readonly certificate: Certificate;
  readonly keep: (row: Subscription) => void;
}

/** Asks for it. What an earlier attempt may have left there is found, and taken on or removed. */
async function asked(
  { store, subscriptions, secrets }: FollowingDeps,
  row: Subscription,
  { until, certificate, keep }: Wanted,
): Promise<[Subscription, Attempt]> {
  const left = async (): Promise<{ found: Attempt | null; removed: number }> => {
    const all = await subscriptions.standing(row.followed);
    const mine = all.find(
      ({ secret }) => secret && row.secretHash && secrets.matches(secret, row.secretHash),
    );
    const others = all.filter((one) => one !== mine);
    for (const { graphId } of others) await subscriptions.remove(graphId);
    return { found: mine ? { outcome: 'standing', ...mine } : null, removed: others.length };
  };
  if (row.state === 'asking') {
    const { found } = await left();
    if (found) return [row, found];
  }
  const secret = `${row.id}.${secrets.next()}`;
  const asking: Subscription = {
    ...row,
    state: 'asking',
    secretHash: secrets.hash(secret),
    certificate: certificate.id,
  };
  await store.save(asking, 'keep');
  keep(asking);
  const ask = () => subscriptions.create(row.followed, secret, until, certificate);
  const attempt = await ask();
  // One for each place: one that nobody remembers may stand in the way.
  if (attempt.outcome === 'refused' && (await left()).removed > 0) return [asking, await ask()];
  return [asking, attempt];
}

function settled(
  { clock, log }: FollowingDeps,
  row: Subscription,
  attempt: Attempt,
  certificate: string,
): Subscription {
  const now = clock.now();
  if (attempt.outcome === 'standing') {
    const { graphId, expiresAt } = attempt;
    const dueAt = renewAt(now, expiresAt);
    // Deliveries end after hours: without a gap everything older is known.
    const known = new Date(now.getTime() - DELIVERED_WITHIN_MS);
    const cursorAt = row.cursorAt && !hasGap(row) && row.cursorAt < known ? known : row.cursorAt;
    const fine = { state: 'standing', failures: 0, detail: null } as const;
    return { ...row, ...fine, graphId, expiresAt, dueAt, certificate, cursorAt };
  }
  const { detail } = attempt;
  const failures = row.failures + 1;
  const dueAt = new Date(now.getTime() + retryMs(failures));
  const { kind } = row.followed;
  log.warn({ subscription: row.id, kind, detail }, 'not followed: the service refuses');
  return { ...row, state: 'refused', failures, dueAt, detail };
}

/** What was missed is read. One gap right after another waits: what they missed is read together. */
async function closed(deps: FollowingDeps, row: Subscription): Promise<Subscription> {
  const { followed, gaps } = row;
  const now = deps.clock.now();
  if (followed.kind === 'library') {
    deps.libraryChanged(followed.driveId);
    return { ...row, closed: gaps };
  }
  const readable = row.readAt ? new Date(row.readAt.getTime() + READ_AGAIN_MS) : now;
  if (readable > now) return { ...row, dueAt: readable };
  const cursorAt = await readUp(followed, row, now, deps.feed, deps.take);
  return { ...row, cursorAt, readAt: now, closed: gaps };
}
