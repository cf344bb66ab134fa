import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { entraTokens, workloadIdentity } from '../../../src/adapters/graph/entra.ts';

const TENANT = '6f1d3a52-0000-4000-8000-000000000001';
const base = { tenantId: TENANT, clientId: 'client-1' };

/** Microsoft's sign-in host: discovery documents and one token for every request, which is remembered. */
function entra() {
  const asked: URLSearchParams[] = [];
  const json = (body: unknown) =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input);
    const root = `https://login.microsoftonline.com/${TENANT}`;
    if (url.includes('/discovery/instance')) {
      return json({
        tenant_discovery_endpoint: `${root}/v2.0/.well-known/openid-configuration`,
        metadata: [],
      });
    }
    if (url.includes('openid-configuration')) {
      return json({
        token_endpoint: `${root}/oauth2/v2.0/token`,
        authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
        issuer: `${root}/v2.0`,
        jwks_uri: `${root}/discovery/v2.0/keys`,
      });
    }
    asked.push(new URLSearchParams(String(init?.body)));
    return json({ token_type: 'Bearer', expires_in: 3599, access_token: `token-${asked.length}` });
  });
  return asked;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'praxis-entra-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  jest.restoreAllMocks();
});

test('with a secret the app asks for its own rights on Graph', async () => {
  const asked = entra();
  const source = entraTokens({ ...base, credential: { kind: 'secret', secret: 's3cret' } });
  const issued = await source.forApp();
  expect(issued.token).toBe('token-1');
  expect(issued.expiresAt).toBeGreaterThan(0);
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    client_id: 'client-1',
    client_secret: 's3cret',
    scope: 'https://graph.microsoft.com/.default',
  });
});

test('asked again, it brings a new token: what was refused must not come back', async () => {
  entra();
  const source = entraTokens({ ...base, credential: { kind: 'secret', secret: 's3cret' } });
  await source.forApp();
  await expect(source.forApp()).resolves.toMatchObject({ token: 'token-2' });
});

test('on behalf of a person it passes on the person’s token', async () => {
  const asked = entra();
  const source = entraTokens({ ...base, credential: { kind: 'secret', secret: 's3cret' } });
  await source.onBehalfOf('persons-token');
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: 'persons-token',
    requested_token_use: 'on_behalf_of',
  });
});

test('with workload identity the file is read anew each time', async () => {
  const asked = entra();
  const file = join(folder, 'token');
  const assertion = workloadIdentity(file);
  const source = entraTokens({ ...base, credential: { kind: 'federated', assertion } });
  await writeFile(file, 'first\n');
  await source.forApp();
  await writeFile(file, 'second\n');
  await source.forApp();
  expect(asked.map((form) => form.get('client_assertion'))).toEqual(['first', 'second']);
  expect(asked[0]?.has('client_secret')).toBe(false);
});

test('with a certificate it signs its own assertion, named by the certificate’s print', async () => {
  const asked = entra();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const make = `req -x509 -newkey rsa:2048 -nodes -keyout ${key} -out ${certificate} -days 2 -subj /CN=praxis`;
  execFileSync('openssl', make.split(' '), { stdio: 'ignore' });
  const pem = await readFile(certificate, 'utf8');
  const source = entraTokens({
    ...base,
    credential: { kind: 'certificate', certificate: pem, privateKey: await readFile(key, 'utf8') },
  });
  await source.forApp();
  const assertion = asked[0]?.get('client_assertion') ?? '';
  const print = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  expect(decodeProtectedHeader(assertion)['x5t#S256']).toBe(print);
  expect(decodeJwt(assertion)).toMatchObject({ iss: 'client-1', sub: 'client-1' });
});
