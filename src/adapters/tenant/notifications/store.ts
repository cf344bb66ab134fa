import { newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import type { Kind } from './resources.ts';

/** Times in milliseconds of the tenant's clock. */
export interface SubscriptionRow {
  id: string;
  app_id: string;
  person_id: string | null;
  creator_id: string;
  resource: string;
  kind: Kind;
  team_id: string;
  place: string;
  change_types: string;
  url: string;
  lifecycle_url: string | null;
  client_state: string | null;
  expires: number;
  rich: number;
  certificate: string | null;
  certificate_id: string | null;
  tls: string;
  query_options: string | null;
  url_app_id: string | null;
  /** Until when the token that created or renewed it vouches for it. */
  authorized_until: number;
  /** When reauthorization was last asked for; null since it was given. */
  asked_at: number | null;
  /** The right is gone: changes are lost until it is reauthorized. */
  paused: number;
}

export interface NotificationRow {
  n: number;
  id: string;
  subscription_id: string;
  app_id: string;
  url: string;
  item: string;
  content: string | null;
  lifecycle: number;
  created: number;
  due: number;
  attempts: number;
  state: 'pending' | 'delivered' | 'dropped';
  reason: string | null;
}

export const nowOf = (tenant: Tenant): number => tenant.clock.now().getTime();
export const isoOf = (ms: number): string => new Date(ms).toISOString();

/** Subscriptions that have not ended. */
export const liveSubscriptions = (tenant: Tenant): SubscriptionRow[] =>
  tenant.db.all<SubscriptionRow>(
    'SELECT * FROM subscriptions WHERE expires > ? ORDER BY rowid',
    nowOf(tenant),
  );

export const subscriptionOf = (tenant: Tenant, id: string): SubscriptionRow | undefined =>
  tenant.db.get<SubscriptionRow>(
    'SELECT * FROM subscriptions WHERE id = ? AND expires > ?',
    id,
    nowOf(tenant),
  );

/** A subscription goes with whatever it had still to tell. */
export function removeSubscription(tenant: Tenant, id: string): void {
  tenant.db.tx(() => {
    tenant.db.run('DELETE FROM subscriptions WHERE id = ?', id);
    tenant.db.run(
      "UPDATE notifications SET state = 'dropped', reason = 'subscription ended' WHERE subscription_id = ? AND state = 'pending' AND lifecycle = 0",
      id,
    );
  });
}

export interface NewNotification {
  subscription: SubscriptionRow;
  url: string;
  item: object;
  content?: object | undefined;
  lifecycle?: boolean;
  due: number;
  /** Given where it is not to be sent at all: why. */
  dropped?: string | undefined;
}

export function addNotification(tenant: Tenant, one: NewNotification): void {
  tenant.db.run(
    `INSERT INTO notifications(id, subscription_id, app_id, url, item, content, lifecycle, created, due, state, reason)
     VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newGuid(),
    one.subscription.id,
    one.subscription.app_id,
    one.url,
    JSON.stringify(one.item),
    one.content ? JSON.stringify(one.content) : null,
    one.lifecycle ? 1 : 0,
    nowOf(tenant),
    one.due,
    one.dropped ? 'dropped' : 'pending',
    one.dropped ?? null,
  );
}

export function settle(
  tenant: Tenant,
  rows: readonly NotificationRow[],
  state: 'delivered' | 'dropped',
  reason: string | null = null,
): void {
  for (const row of rows) {
    tenant.db.run(
      "UPDATE notifications SET state = ?, reason = ? WHERE n = ? AND state = 'pending'",
      state,
      reason,
      row.n,
    );
  }
}

const DAY_MS = 86_400_000;

/** What was told or given up a day ago interests nobody any more. */
export function forgetOld(tenant: Tenant): void {
  tenant.db.run(
    "DELETE FROM notifications WHERE state <> 'pending' AND created < ?",
    nowOf(tenant) - DAY_MS,
  );
}
