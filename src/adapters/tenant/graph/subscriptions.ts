import { z } from 'zod';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { guidOf, newGuid } from '../ids.ts';
import { requireLoopback } from '../notifications/endpoint.ts';
import { reauthorize } from '../notifications/lifecycle.ts';
import { type Kind, mayFollow, RULES, type Target, targetOf } from '../notifications/resources.ts';
import { certificateOf } from '../notifications/rich.ts';
import {
  isoOf,
  liveSubscriptions,
  nowOf,
  removeSubscription,
  type SubscriptionRow,
  subscriptionOf,
} from '../notifications/store.ts';
import { contextUrl, type Json, pageOf } from '../odata/page.ts';

const MINUTE_MS = 60_000;
const SHORTEST_MINUTES = 45;
/** A subscription to messages that is to live longer must name a lifecycle address. */
const WITHOUT_LIFECYCLE_MINUTES = 60;
const QUOTA_USERS = 100;
const QUOTA_ORGANIZATION = 10_000;

const invalid = (message: string): Error => badRequest(message, 'InvalidRequest');

const show = (row: SubscriptionRow): Json => ({
  id: row.id,
  resource: row.resource,
  applicationId: row.app_id,
  changeType: row.change_types,
  clientState: row.client_state,
  notificationUrl: row.url,
  notificationQueryOptions: row.query_options,
  lifecycleNotificationUrl: row.lifecycle_url,
  expirationDateTime: isoOf(row.expires),
  creatorId: row.creator_id,
  includeResourceData: row.rich === 1,
  latestSupportedTlsVersion: row.tls,
  encryptionCertificate: row.certificate,
  encryptionCertificateId: row.certificate_id,
  notificationUrlAppId: row.url_app_id,
});

const reply = (call: Call, row: SubscriptionRow, status = 200): Reply =>
  json({ '@odata.context': contextUrl(call, 'subscriptions/$entity'), ...show(row) }, status);

const certificate = {
  encryptionCertificate: z.string().min(1).nullish(),
  encryptionCertificateId: z.string().min(1).max(128).nullish(),
};
const createSchema = z.object({
  changeType: z.string().min(1),
  notificationUrl: z.string().min(1),
  lifecycleNotificationUrl: z.string().min(1).nullish(),
  resource: z.string().min(1),
  expirationDateTime: z.iso.datetime({ offset: true }),
  clientState: z.string().max(128).nullish(),
  includeResourceData: z.boolean().nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).default('v1_2'),
  notificationQueryOptions: z.string().nullish(),
  notificationUrlAppId: z.string().nullish(),
  ...certificate,
});
type Wanted = z.infer<typeof createSchema>;

/** What the caller may see: an app its own, a person what was made in their name. */
const mine = ({ caller }: Call, row: SubscriptionRow): boolean =>
  row.app_id === caller.appId &&
  (caller.personId === undefined || row.person_id === caller.personId);

function found(call: Call): SubscriptionRow {
  const row = subscriptionOf(call.tenant, call.params.id ?? '');
  if (row && mine(call, row)) return row;
  throw notFound('The object was not found.', 'ResourceNotFound');
}

/** When it will end. @throws ODataError 400 for the past, and for later than the resource allows */
function expiryOf(call: Call, kind: Kind, text: string): number {
  const now = nowOf(call.tenant);
  const asked = new Date(text).getTime();
  const { maxMinutes } = RULES[kind];
  if (asked <= now) throw invalid('Subscription expiration must be in the future.');
  if (asked > now + maxMinutes * MINUTE_MS) {
    throw badRequest(
      `Subscription expiration can only be ${maxMinutes} minutes in the future.`,
      'ExtensionError',
    );
  }
  return Math.max(asked, now + SHORTEST_MINUTES * MINUTE_MS);
}

function changeTypesOf(kind: Kind, text: string): string {
  const asked = text.split(',').map((one) => one.trim());
  const odd = asked.find((one) => !RULES[kind].changeTypes.includes(one));
  if (odd !== undefined) throw invalid(`ChangeType '${odd}' is not supported for this resource.`);
  return [...new Set(asked)].join(',');
}

function checkRich(call: Call, kind: Kind, wanted: Wanted): void {
  if (wanted.encryptionCertificate) certificateOf(wanted.encryptionCertificate);
  if (!wanted.includeResourceData) return;
  if (!RULES[kind].message)
    throw invalid('includeResourceData is not supported for this resource.');
  if (call.caller.personId !== undefined)
    throw invalid('includeResourceData requires application permissions.');
  if (!wanted.encryptionCertificate || !wanted.encryptionCertificateId) {
    throw invalid(
      'encryptionCertificate and encryptionCertificateId are required when includeResourceData is true.',
    );
  }
}

function checkUrls(call: Call, kind: Kind, wanted: Wanted, expires: number): void {
  requireLoopback('notificationUrl', wanted.notificationUrl);
  if (wanted.lifecycleNotificationUrl) {
    requireLoopback('lifecycleNotificationUrl', wanted.lifecycleNotificationUrl);
    return;
  }
  const long = expires > nowOf(call.tenant) + WITHOUT_LIFECYCLE_MINUTES * MINUTE_MS;
  if (RULES[kind].message && long) {
    throw invalid(
      'lifecycleNotificationUrl is a required property for subscription creation on this resource when the expirationDateTime value is set to greater than 1 hour.',
    );
  }
}

function requireRight(call: Call, target: Target): void {
  if (mayFollow(call.tenant, target, call.caller.personId ?? null)) return;
  throw forbidden('Caller does not have access to the requested resource.', 'Forbidden');
}

function requireQuota(call: Call, target: Target): void {
  const all = liveSubscriptions(call.tenant);
  const own = all.filter((row) => row.app_id === call.caller.appId && row.kind === target.kind);
  const { message } = RULES[target.kind];
  const same = own.filter((row) => row.place === target.place).length;
  const messages = all.filter((row) => RULES[row.kind].message).length;
  if (message && (same >= 1 || messages >= QUOTA_ORGANIZATION)) {
    throw forbidden(
      'The limit of 1 subscription for this app and resource was reached.',
      'Forbidden',
    );
  }
  if (target.kind === 'users' && own.length >= QUOTA_USERS)
    throw forbidden(`The limit of ${QUOTA_USERS} subscriptions was reached.`, 'Forbidden');
}

async function create(call: Call): Promise<Reply> {
  const wanted = readBody(call, createSchema);
  const { tenant } = call;
  const target = targetOf(tenant, wanted.resource);
  const changeTypes = changeTypesOf(target.kind, wanted.changeType);
  const expires = expiryOf(call, target.kind, wanted.expirationDateTime);
  checkRich(call, target.kind, wanted);
  checkUrls(call, target.kind, wanted, expires);
  requireRight(call, target);
  requireQuota(call, target);
  await tenant.notifications.shakeHands(wanted.notificationUrl);
  if (wanted.lifecycleNotificationUrl)
    await tenant.notifications.shakeHands(wanted.lifecycleNotificationUrl);
  // While hands were shaken another request may have come first.
  requireQuota(call, target);
  // What was written before is nothing this subscriber asked for.
  tenant.notifications.wake();
  const row = insert(call, wanted, { target, changeTypes, expires });
  return reply(call, row, 201);
}

function insert(
  call: Call,
  wanted: Wanted,
  checked: { target: Target; changeTypes: string; expires: number },
): SubscriptionRow {
  const { tenant, caller } = call;
  const id = newGuid();
  const now = nowOf(tenant);
  tenant.db.run(
    `INSERT INTO subscriptions VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    id,
    caller.appId,
    caller.personId ?? null,
    caller.personId ?? guidOf(`sp:${caller.appId}`),
    wanted.resource,
    checked.target.kind,
    checked.target.teamId,
    checked.target.place,
    checked.changeTypes,
    wanted.notificationUrl,
    wanted.lifecycleNotificationUrl ?? null,
    wanted.clientState ?? null,
    checked.expires,
    wanted.includeResourceData ? 1 : 0,
    wanted.encryptionCertificate ?? null,
    wanted.encryptionCertificateId ?? null,
    wanted.latestSupportedTlsVersion,
    wanted.notificationQueryOptions ?? null,
    wanted.notificationUrlAppId ?? null,
    now + tenant.identity.lifetime * 1000,
    now,
  );
  const row = subscriptionOf(tenant, id);
  if (!row) throw new Error('a subscription just written cannot be read');
  return row;
}

function list(call: Call): Reply {
  const rows = liveSubscriptions(call.tenant).filter((row) => mine(call, row));
  return json(pageOf(call, 'subscriptions', rows.map(show), { fallback: 100, max: 999 }));
}

const patchSchema = z.object({
  expirationDateTime: z.iso.datetime({ offset: true }).optional(),
  notificationUrl: z.string().min(1).optional(),
  ...certificate,
});
const PATCHABLE = new Set(Object.keys(patchSchema.shape));

/** Renews; a new notification address is asked first, a certificate is replaced together with its id. */
async function patch(call: Call): Promise<Reply> {
  const row = found(call);
  const { tenant } = call;
  const given = readBody(call, z.record(z.string(), z.unknown()));
  const odd = Object.keys(given).find((name) => !PATCHABLE.has(name) && !name.includes('@'));
  if (odd !== undefined) throw invalid(`Property '${odd}' cannot be updated.`);
  const change = readBody(call, patchSchema);
  const expires = change.expirationDateTime
    ? expiryOf(call, row.kind, change.expirationDateTime)
    : row.expires;
  const { encryptionCertificate: text, encryptionCertificateId: id } = change;
  if (Boolean(text) !== Boolean(id))
    throw invalid('encryptionCertificate and encryptionCertificateId are replaced together.');
  if (text) certificateOf(text);
  requireRight(call, { kind: row.kind, teamId: row.team_id, place: row.place });
  const url = change.notificationUrl ?? row.url;
  if (url !== row.url) {
    requireLoopback('notificationUrl', url);
    await tenant.notifications.shakeHands(url);
  }
  tenant.db.tx(() => {
    tenant.db.run(
      'UPDATE subscriptions SET expires = ?, url = ?, certificate = ?, certificate_id = ? WHERE id = ?',
      expires,
      url,
      text ?? row.certificate,
      id ?? row.certificate_id,
      row.id,
    );
    tenant.db.run(
      "UPDATE notifications SET url = ? WHERE subscription_id = ? AND lifecycle = 0 AND state = 'pending'",
      url,
      row.id,
    );
    reauthorize(tenant, row.id, nowOf(tenant) + tenant.identity.lifetime * 1000);
  });
  return reply(call, found(call));
}

function again(call: Call): Reply {
  const row = found(call);
  requireRight(call, { kind: row.kind, teamId: row.team_id, place: row.place });
  reauthorize(call.tenant, row.id, nowOf(call.tenant) + call.tenant.identity.lifetime * 1000);
  return empty();
}

function remove(call: Call): Reply {
  removeSubscription(call.tenant, found(call).id);
  return empty();
}

export const subscriptionRoutes: Route[] = [
  route('POST', '/subscriptions', create),
  route('GET', '/subscriptions', list),
  route('GET', '/subscriptions/{id}', (call) => reply(call, found(call))),
  route('PATCH', '/subscriptions/{id}', patch),
  route('DELETE', '/subscriptions/{id}', remove),
  route('POST', '/subscriptions/{id}/reauthorize', again),
];
