import { TENANT_ID } from '../address.ts';
import { findUser } from '../people.ts';
import type { Tenant } from '../tenant.ts';
import { mayFollow, RULES } from './resources.ts';
import {
  addNotification,
  isoOf,
  liveSubscriptions,
  nowOf,
  removeSubscription,
  type SubscriptionRow,
} from './store.ts';

/** So long before a token or a subscription ends its owner is asked to reauthorize. */
const LEAD_MS = 15 * 60_000;

type Event = 'reauthorizationRequired' | 'subscriptionRemoved';

/** Ends what has run out, pauses what has lost its right, asks for what will soon be needed. */
export function lifecycle(tenant: Tenant): void {
  const now = nowOf(tenant);
  const ended = tenant.db.all<{ id: string }>(
    'SELECT id FROM subscriptions WHERE expires <= ?',
    now,
  );
  for (const { id } of ended) removeSubscription(tenant, id);
  for (const subscription of liveSubscriptions(tenant)) {
    if (isCutOff(tenant, subscription)) withdraw(tenant, subscription);
    else if (subscription.paused === 0 && !allowed(tenant, subscription))
      pause(tenant, subscription);
    else if (markPassed(subscription, now)) ask(tenant, subscription);
  }
}

const allowed = (tenant: Tenant, one: SubscriptionRow): boolean =>
  mayFollow(tenant, { kind: one.kind, teamId: one.team_id, place: one.place }, one.person_id);

/** The person it acts for has left, or the app was taken out of the team that had let it in. */
function isCutOff(tenant: Tenant, one: SubscriptionRow): boolean {
  if (one.person_id !== null) return findUser(tenant.db, one.person_id) === undefined;
  return (
    one.kind === 'channelMessages' &&
    !allowed(tenant, one) &&
    !tenant.db.get('SELECT 1 FROM team_apps WHERE team_id = ?', one.team_id)
  );
}

function withdraw(tenant: Tenant, one: SubscriptionRow): void {
  removeSubscription(tenant, one.id);
  // Of other resources nobody is told: Graph has this event for messages only.
  if (RULES[one.kind].message) send(tenant, one, 'subscriptionRemoved');
}

function pause(tenant: Tenant, one: SubscriptionRow): void {
  tenant.db.run('UPDATE subscriptions SET paused = 1 WHERE id = ?', one.id);
  tenant.db.run(
    "UPDATE notifications SET state = 'dropped', reason = 'paused' WHERE subscription_id = ? AND state = 'pending' AND lifecycle = 0",
    one.id,
  );
  ask(tenant, one);
}

function ask(tenant: Tenant, one: SubscriptionRow): void {
  tenant.db.run('UPDATE subscriptions SET asked_at = ? WHERE id = ?', nowOf(tenant), one.id);
  send(tenant, one, 'reauthorizationRequired');
}

/** Moments at which reauthorization is asked for: before its token ends, when it has, before it ends itself. */
const marksOf = ({ authorized_until: until, expires }: SubscriptionRow): number[] => [
  until - LEAD_MS,
  until,
  expires - LEAD_MS,
];

const openMarks = (one: SubscriptionRow): number[] =>
  one.lifecycle_url === null ? [] : marksOf(one).filter((mark) => mark > (one.asked_at ?? 0));

const markPassed = (one: SubscriptionRow, now: number): boolean =>
  openMarks(one).some((mark) => mark <= now);

/** When the next of its moments comes. */
export const nextMoment = (one: SubscriptionRow): number =>
  Math.min(one.expires, ...openMarks(one));

function send(tenant: Tenant, one: SubscriptionRow, lifecycleEvent: Event): void {
  if (one.lifecycle_url === null) return;
  const item = {
    subscriptionId: one.id,
    subscriptionExpirationDateTime: isoOf(one.expires),
    tenantId: TENANT_ID,
    clientState: one.client_state,
    lifecycleEvent,
  };
  addNotification(tenant, {
    subscription: one,
    url: one.lifecycle_url,
    item,
    lifecycle: true,
    due: nowOf(tenant),
  });
}

/** Its token has ended and nobody vouched for it since: what it has to tell is held. Whoever gave no lifecycle
 * address could not be asked, so that theirs goes on. */
export const isHeld = (one: SubscriptionRow, now: number): boolean =>
  one.lifecycle_url !== null && one.authorized_until <= now;

/** Somebody vouches for it anew. @param until how long that is good for */
export function reauthorize(tenant: Tenant, id: string, until: number): void {
  tenant.db.run(
    'UPDATE subscriptions SET authorized_until = ?, asked_at = ?, paused = 0 WHERE id = ?',
    until,
    nowOf(tenant),
    id,
  );
}
