import {
  constants,
  createDecipheriv,
  createHmac,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import {
  addMessage,
  deleteMessage,
  type MessageRow,
} from '../../../src/adapters/tenant/teams/messages.ts';
import { makeCertificate } from './certificate.ts';
import { type Receiver, startReceiver, type Told } from './receiver.ts';
import { failure, graphAs, graphAsApp, smallTenant } from './support.ts';

const TEAM = teamIdOf('formalization');
const CHANNEL = exchangeIdOf('formalization');
const PUBLISHER = '0bf30f3b-4a52-48df-9a82-234910c4a086';
const first = makeCertificate();

let running: RunningTenant;
let graph: Client;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  running = await smallTenant({ frozen: true });
  graph = await graphAsApp(running.url);
});
afterAll(async () => {
  await running.close();
  await receiver.close();
});
beforeEach(async () => {
  await running.tenant.notifications.idle();
  for (const table of ['subscriptions', 'notifications'])
    running.tenant.db.run(`DELETE FROM ${table}`);
  receiver.clear();
});

const subscribe = (more: object = {}, client = graph): Promise<{ id: string }> =>
  client.api('/subscriptions').post({
    changeType: 'created,updated,deleted',
    notificationUrl: `${receiver.url}/notify`,
    lifecycleNotificationUrl: `${receiver.url}/lifecycle`,
    resource: `/teams/${TEAM}/channels/${CHANNEL}/messages`,
    expirationDateTime: new Date(running.tenant.clock.now().getTime() + 3_600_000).toISOString(),
    includeResourceData: true,
    encryptionCertificate: first.text,
    encryptionCertificateId: 'key one',
    ...more,
  });
const say = (body: string, rootId?: string): MessageRow =>
  addMessage(running.tenant, {
    conversation: CHANNEL,
    rootId,
    from: { kind: 'person', id: personIdOf('amina.diallo') },
    body,
    contentType: 'text',
  });
const idle = () => running.tenant.notifications.idle();

/** As a subscriber does it: unwrap the key, check the signature, only then decrypt. */
function open({ encryptedContent: sealed }: Told, key: KeyObject): Record<string, unknown> {
  if (!sealed) throw new Error('nothing is encrypted');
  const secret = privateDecrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(sealed.dataKey, 'base64'),
  );
  const data = Buffer.from(sealed.data, 'base64');
  expect(createHmac('sha256', secret).update(data).digest('base64')).toBe(sealed.dataSignature);
  const cipher = createDecipheriv('aes-256-cbc', secret, secret.subarray(0, 16));
  return JSON.parse(Buffer.concat([cipher.update(data), cipher.final()]).toString('utf8'));
}

test('the message travels encrypted for the subscriber, whole, and in the clear nowhere', async () => {
  await subscribe();
  const root = say('a confidential question');
  const reply = say('an answer', root.id);
  await idle();
  const [one, two] = receiver.all();
  if (!one || !two) throw new Error('two notifications were expected');
  expect(JSON.stringify(receiver.posts)).not.toContain('confidential');
  expect(one.encryptedContent?.encryptionCertificateId).toBe('key one');
  expect(one.encryptedContent?.encryptionCertificateThumbprint).toMatch(/^[0-9A-F]{40}$/);
  const path = `/teams/${TEAM}/channels/${encodeURIComponent(CHANNEL)}/messages/${root.id}`;
  const { '@odata.context': _root, ...asRoot } = await graph.api(path).get();
  expect(open(one, first.key)).toEqual(asRoot);
  const { '@odata.context': _reply, ...asReply } = await graph
    .api(`${path}/replies/${reply.id}`)
    .get();
  expect(open(two, first.key)).toEqual(asReply);
  // A key of its own for each.
  expect(one.encryptedContent?.dataKey).not.toBe(two.encryptedContent?.dataKey);
});

test('a deleted message is told with what is left of it', async () => {
  const root = say('soon gone');
  await subscribe();
  deleteMessage(running.tenant, root);
  await idle();
  const [one] = receiver.all();
  if (!one) throw new Error('a notification was expected');
  expect(one.changeType).toBe('deleted');
  expect(open(one, first.key)).toMatchObject({ id: root.id, deletedDateTime: expect.any(String) });
});

test('one token for the app says, signed by the tenant, that Graph’s publisher sends this', async () => {
  await subscribe();
  say('one');
  say('two');
  await idle();
  const [post] = receiver.posts;
  expect(post?.value).toHaveLength(2);
  expect(post?.validationTokens).toHaveLength(1);
  const token = post?.validationTokens?.[0] ?? '';
  const keys = createRemoteJWKSet(new URL(`${running.url}/${TENANT_ID}/discovery/v2.0/keys`));
  const { payload } = await jwtVerify(token, keys, {
    audience: 'praxis',
    issuer: `https://sts.windows.net/${TENANT_ID}/`,
  });
  expect(payload).toMatchObject({ appid: PUBLISHER, tid: TENANT_ID, ver: '1.0' });
  expect(decodeProtectedHeader(token).alg).toBe('RS256');
  // It opens no door: it is for the subscriber, not for Graph.
  const knock = await fetch(`${running.url}/v1.0/users`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(knock.status).toBe(401);
});

test('a new certificate takes over from one notification to the next, also for what waited', async () => {
  const second = makeCertificate(3072);
  const { id } = await subscribe();
  receiver.manners.push(503);
  say('waits');
  await idle();
  const change = { encryptionCertificate: second.text, encryptionCertificateId: 'key two' };
  expect(
    await failure(graph.api(`/subscriptions/${id}`).patch({ encryptionCertificate: second.text })),
  ).toMatchObject({ statusCode: 400 });
  await graph.api(`/subscriptions/${id}`).patch(change);
  receiver.posts.length = 0;
  running.tenant.clock.advance(60_000);
  await idle();
  const [one] = receiver.all();
  if (!one) throw new Error('a notification was expected');
  expect(one.encryptedContent?.encryptionCertificateId).toBe('key two');
  expect(open(one, second.key)).toMatchObject({ body: { content: 'waits' } });
});

test.each([
  ['no certificate', 'bm8gY2VydGlmaWNhdGU='],
  ['a key of 1024 bits', makeCertificate(1024).text],
  ['a key that is not RSA', makeCertificate(0, 'ec').text],
  ['a certificate cut short', first.text.slice(0, 400)],
])('%s is refused', async (_name, encryptionCertificate) => {
  expect(await failure(subscribe({ encryptionCertificate }))).toMatchObject({ statusCode: 400 });
});

test.each([
  ['without the id of its certificate', { encryptionCertificateId: undefined }],
  ['with an id of 129 letters', { encryptionCertificateId: 'x'.repeat(129) }],
  ['for people', { resource: '/users', changeType: 'updated' }],
])('resource data %s is refused', async (_name, more) => {
  expect(await failure(subscribe(more))).toMatchObject({ statusCode: 400 });
});

test('resource data in a person’s name is refused', async () => {
  const amina = await graphAs(running.url, 'Amina');
  expect(await failure(subscribe({}, amina))).toMatchObject({ statusCode: 400 });
});
