import { TENANT_ID } from '../address.ts';
import type { Effect } from '../faults.ts';
import type { Json } from '../odata/page.ts';
import type { Tenant } from '../tenant.ts';
import { callEndpoint, type Outcome } from './endpoint.ts';
import { noteAnswer } from './health.ts';
import { encryptContent } from './rich.ts';
import { isoOf, type NotificationRow, nowOf, type SubscriptionRow, settle } from './store.ts';

/** Longest time between a change and the last attempt to tell of it. */
export const RETRY_FOR_MS = 4 * 3_600_000;
const FIRST_PAUSE_MS = 10_000;

/** One POST to one address: what fell together. */
export interface Parcel {
  url: string;
  rows: readonly NotificationRow[];
  subscriptions: ReadonlyMap<string, SubscriptionRow>;
}

/** What is not accepted stays pending with a later time, or is given up after four hours. */
export async function deliver(
  tenant: Tenant,
  given: Parcel,
  effect: Effect | undefined,
  stop: AbortSignal,
): Promise<void> {
  // While it was held back its subscription may have ended.
  const parcel = { ...given, rows: given.rows.filter((row) => isPending(tenant, row)) };
  if (stop.aborted || parcel.rows.length === 0) return;
  for (const { n } of parcel.rows) {
    tenant.db.run('UPDATE notifications SET attempts = attempts + 1 WHERE n = ?', n);
  }
  const outcome = await attempt(tenant, parcel, effect, stop);
  // A tenant that is closing leaves the rows pending: the next one goes on with them.
  if (outcome.kind === 'stopped') return;
  if (outcome.kind === 'answer' && outcome.status >= 200 && outcome.status < 300) {
    settle(tenant, parcel.rows, 'delivered');
    return;
  }
  const reason = outcome.kind === 'answer' ? `status ${outcome.status}` : outcome.kind;
  for (const row of parcel.rows) postpone(tenant, row, reason);
}

const isPending = ({ db }: Tenant, { n }: NotificationRow): boolean =>
  db.get("SELECT 1 FROM notifications WHERE n = ? AND state = 'pending'", n) !== undefined;

async function attempt(
  tenant: Tenant,
  parcel: Parcel,
  effect: Effect | undefined,
  stop: AbortSignal,
): Promise<Outcome> {
  if (effect?.kind === 'fail') return answered(effect.status);
  if (effect?.kind === 'throttle') return answered(429);
  if (effect?.kind === 'lose' && effect.when === 'before') return { kind: 'unreachable' };
  const outcome = await post(tenant, parcel, stop);
  if (effect?.kind === 'lose') return { kind: 'unreachable' };
  return effect?.kind === 'double' ? post(tenant, parcel, stop) : outcome;
}

const answered = (status: number): Outcome => ({ kind: 'answer', status, type: '', text: '' });

async function post(tenant: Tenant, parcel: Parcel, stop: AbortSignal): Promise<Outcome> {
  const body = JSON.stringify(await bodyOf(tenant, parcel));
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const outcome = await callEndpoint(tenant, parcel.url, { headers, body }, stop);
  if (outcome.kind === 'answer') noteAnswer(tenant, parcel.url, false);
  if (outcome.kind === 'late') noteAnswer(tenant, parcel.url, true);
  return outcome;
}

/** Twice as long after each attempt; the last one comes when the four hours are over. */
function postpone(tenant: Tenant, row: NotificationRow, reason: string): void {
  const end = row.created + RETRY_FOR_MS;
  if (nowOf(tenant) >= end) {
    settle(tenant, [row], 'dropped', `not accepted within 4 hours: ${reason}`);
    return;
  }
  const pause = FIRST_PAUSE_MS * 2 ** row.attempts;
  tenant.db.run(
    'UPDATE notifications SET due = ?, reason = ? WHERE n = ?',
    Math.min(nowOf(tenant) + pause, end),
    reason,
    row.n,
  );
}

async function bodyOf(tenant: Tenant, { rows, subscriptions }: Parcel): Promise<Json> {
  const value = rows.map((row) => itemOf(row, subscriptions.get(row.subscription_id)));
  const apps = new Set(rows.filter((row) => row.content !== null).map((row) => row.app_id));
  if (apps.size === 0) return { value };
  const tokens = [...apps].map((app) => tenant.identity.publisherToken(app));
  return { value, validationTokens: await Promise.all(tokens) };
}

function itemOf(row: NotificationRow, subscription: SubscriptionRow | undefined): Json {
  const item = JSON.parse(row.item) as Json;
  if (row.lifecycle || !subscription) return item;
  return {
    id: row.id,
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: isoOf(subscription.expires),
    clientState: subscription.client_state,
    ...item,
    tenantId: TENANT_ID,
    ...encrypted(row, subscription),
  };
}

function encrypted({ content }: NotificationRow, subscription: SubscriptionRow): Json {
  const { certificate, certificate_id: id } = subscription;
  if (content === null || certificate === null || id === null) return {};
  return { encryptedContent: encryptContent(content, certificate, id) };
}
