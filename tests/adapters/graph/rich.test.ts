import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { makeCertificate } from '../../../src/adapters/graph/certificate.ts';
import {
  createSenderCheck,
  decrypted,
  messageIn,
  PUBLISHER,
} from '../../../src/adapters/graph/rich.ts';
import { encryptContent } from '../../../src/adapters/tenant/notifications/rich.ts';

/** Who sends a notification, and what it holds: nothing is believed that is not proved. */

const NOW = new Date('2026-03-02T09:00:00Z');
const CHANNEL = '19:channel@thread.tacv2';
const message = {
  id: '1',
  replyToId: '0',
  messageType: 'message',
  createdDateTime: '2026-03-02T08:59:00Z',
  from: { user: { id: 'AAAAAAAA-0000-4000-8000-000000000001', userIdentityType: 'aadUser' } },
  body: { contentType: 'html', content: '<at id="0">Praxis</at> <at id="1">Eva</at> Hello' },
  mentions: [
    { id: 0, mentioned: { application: { id: 'app' } } },
    { id: 1, mentioned: { user: { id: 'eva' } } },
  ],
  channelIdentity: { channelId: CHANNEL },
};

test('what is encrypted by our certificate is read, and nothing that was touched on its way', async () => {
  const ours = await makeCertificate(NOW);
  const other = await makeCertificate(NOW);
  const text = JSON.stringify(message);
  const content = encryptContent(text, ours.certificate, 'id');
  expect(decrypted(content, ours.privateKey)).toBe(text);
  expect(decrypted(content, other.privateKey)).toBeNull();
  const touched = Buffer.from(content.data, 'base64');
  touched[20] = (touched[20] ?? 0) ^ 1;
  expect(decrypted({ ...content, data: touched.toString('base64') }, ours.privateKey)).toBeNull();
  const foreign = encryptContent(text, ours.certificate, 'id');
  const mixed = { ...content, dataSignature: foreign.dataSignature };
  expect(decrypted(mixed, ours.privateKey)).toBeNull();
  expect(decrypted({ ...content, dataSignature: '' }, ours.privateKey)).toBeNull();
  expect(decrypted({ ...content, dataKey: 'no key' }, ours.privateKey)).toBeNull();
});

test('a message is taken for what Graph says it is, in its own channel only', () => {
  const read = (change: object, channel = CHANNEL) =>
    messageIn(JSON.stringify({ ...message, ...change }), channel, new Set(['app']));
  expect(read({})).toMatchObject({
    rootId: '0',
    author: 'aaaaaaaa-0000-4000-8000-000000000001',
    mentionsOfUs: ['<at id="0">Praxis</at>'],
    editedAt: null,
    deleted: false,
  });
  expect(read({}, 'another')).toBeNull();
  expect(read({ from: null })?.author).toBeNull();
  expect(read({ from: { application: { id: 'bot' } } })?.author).toBeNull();
  expect(read({ messageType: 'systemEventMessage' })?.author).toBeNull();
  const guest = { user: { id: 'g', userIdentityType: 'federatedUser' } };
  expect(read({ from: guest })?.author).toBeNull();
  expect(read({ deletedDateTime: '2026-03-02T09:00:00Z' })?.deleted).toBe(true);
  expect(messageIn('no json', CHANNEL, new Set())).toBeNull();
  expect(messageIn('{}', CHANNEL, new Set())).toBeNull();
});

let server: Server;
let jwksUrl = '';
const pair = await generateKeyPair('RS256', { extractable: true });
const stranger = await generateKeyPair('RS256');
beforeAll(async () => {
  const key = { ...(await exportJWK(pair.publicKey)), kid: 'k', use: 'sig', alg: 'RS256' };
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [key] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterAll(() => {
  server.close();
});

const SECONDS = NOW.getTime() / 1_000;
function token(change: Record<string, unknown> = {}, key = pair.privateKey): Promise<string> {
  const claims = {
    appid: PUBLISHER,
    aud: 'us',
    iss: 'https://sts.windows.net/tenant/',
    exp: SECONDS + 3_600,
    ...change,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key);
}

test('only Graph’s own publisher is believed, for us, of our organization, at the time of its coming', async () => {
  const check = createSenderCheck({ jwksUrl, tenantId: 'tenant', appId: 'us' });
  const proves = async (...tokens: string[]) => check(tokens, NOW);
  expect(await proves(await token())).toBe(true);
  expect(await proves()).toBe(false);
  expect(await proves(await token({ appid: 'another' }))).toBe(false);
  expect(await proves(await token({ aud: 'others' }))).toBe(false);
  expect(await proves(await token({ iss: 'https://sts.windows.net/other/' }))).toBe(false);
  expect(await proves(await token({}, stranger.privateKey))).toBe(false);
  expect(await proves(await token(), await token({ aud: 'others' }))).toBe(false);
  const old = await token({ exp: SECONDS - 3_600 });
  expect(await proves(old)).toBe(false);
  expect(await check([old], new Date(NOW.getTime() - 7_200_000))).toBe(true);
  expect(await proves(old)).toBe(false);
});

test('keys that cannot be had prove nothing and refute nothing: it is asked again', async () => {
  const check = createSenderCheck({
    jwksUrl: 'http://127.0.0.1:1/keys',
    tenantId: 'tenant',
    appId: 'us',
  });
  await expect(check([await token()], NOW)).rejects.toMatchObject({ code: 'unavailable' });
});
