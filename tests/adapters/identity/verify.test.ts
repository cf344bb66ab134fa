import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createTokenVerifier } from '../../../src/adapters/identity/verify.ts';

const TENANT = '6f1d3a52-0000-4000-8000-000000000001';
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const AUDIENCE = 'api://praxis';
const KID = 'key-1';

let server: Server;
let jwksUrl: string;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let foreign: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: KID, use: 'sig', alg: 'RS256' };
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const verifier = (change: Record<string, unknown> = {}) =>
  createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, jwksUrl, tenantId: TENANT, ...change });

const good: Record<string, unknown> = {
  oid: 'amina-oid',
  tid: TENANT,
  name: 'Amina Diallo',
  scp: 'access_as_user',
};

interface Change {
  claims?: Record<string, unknown>;
  issuer?: string;
  audience?: string;
  expires?: string;
  from?: string;
  key?: CryptoKey;
  kid?: string;
}

function token(change: Change = {}): Promise<string> {
  const claims = { ...good, ...change.claims };
  for (const [name, value] of Object.entries(claims)) if (value === null) delete claims[name];
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: change.kid ?? KID })
    .setIssuer(change.issuer ?? ISSUER)
    .setAudience(change.audience ?? AUDIENCE)
    .setIssuedAt()
    .setNotBefore(change.from ?? '0s')
    .setExpirationTime(change.expires ?? '1h');
  return jwt.sign(change.key ?? keys.privateKey);
}

test('a good token proves who is calling', async () => {
  await expect(verifier()(await token())).resolves.toEqual({
    personId: 'amina-oid',
    name: 'Amina Diallo',
  });
});

test('either form of the audience is taken where both are configured', async () => {
  const verify = verifier({ audience: ['app-id', AUDIENCE] });
  await expect(verify(await token({ audience: 'app-id' }))).resolves.toMatchObject({
    personId: 'amina-oid',
  });
});

test('without a name the sign-in name stands for it', async () => {
  const nameless = await token({ claims: { name: null, preferred_username: 'amina@org.example' } });
  await expect(verifier()(nameless)).resolves.toMatchObject({ name: 'amina@org.example' });
});

test.each<[string, Change]>([
  ['another audience', { audience: 'https://graph.microsoft.com' }],
  ['another issuer', { issuer: 'https://login.microsoftonline.com/other/v2.0' }],
  ['another organization', { claims: { tid: 'other' } }],
  ['no organization', { claims: { tid: null } }],
  ['no person', { claims: { oid: null } }],
  ['an app that speaks for nobody', { claims: { scp: null, idtyp: 'app' } }],
  ['another scope', { claims: { scp: 'User.Read access_as_user_too' } }],
  ['a past end', { expires: '-5m' }],
  ['a beginning in the future', { from: '1h' }],
  ['a key id nobody knows', { kid: 'key-2' }],
])('a token is refused: %s', async (_why, change) => {
  await expect(verifier()(await token(change))).rejects.toMatchObject({
    name: 'AppError',
    code: 'unauthenticated',
  });
});

test('a token signed by somebody else under our key’s name is refused', async () => {
  const forged = await token({ key: foreign.privateKey });
  await expect(verifier()(forged)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a token without signature, or with a shared secret’s, is refused', async () => {
  const secret = new TextEncoder().encode('a secret that is long enough for HS256');
  const shared = await new SignJWT(good)
    .setProtectedHeader({ alg: 'HS256', kid: KID })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(secret);
  const unsigned = new UnsecuredJWT(good)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .encode();
  for (const bad of [shared, unsigned, 'no token at all', '']) {
    await expect(verifier()(bad)).rejects.toMatchObject({ code: 'unauthenticated' });
  }
});

test('keys that cannot be had are our trouble, not the caller’s', async () => {
  const verify = verifier({ jwksUrl: 'http://127.0.0.1:1/keys' });
  await expect(verify(await token())).rejects.toMatchObject({ code: 'unavailable' });
});
