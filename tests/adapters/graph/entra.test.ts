import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { createEntra, workloadIdentity } from '../../../src/adapters/graph/entra.ts';
import { entraNetwork } from '../../../src/adapters/graph/sign-in/network.ts';

const TENANT = '6f1d3a52-0000-4000-8000-000000000001';

/** Microsoft's sign-in host: one token for every request, which is remembered. */
function entra() {
  const asked: { readonly url: string; readonly form: URLSearchParams }[] = [];
  const answer = (async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), form: new URLSearchParams(String(init?.body)) });
    const body = { token_type: 'Bearer', expires_in: 3599, access_token: `token-${asked.length}` };
    return new Response(JSON.stringify(body));
  }) as typeof fetch;
  const base = {
    tenantId: TENANT,
    clientId: 'client-1',
    network: entraNetwork({ now: () => 0, fetch: answer }),
  };
  const forms = () => asked.map(({ form }) => form);
  return { asked, forms, base };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'praxis-entra-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('with a secret the app asks for its own rights on Graph, and looks nothing else up', async () => {
  const { asked, base } = entra();
  const source = createEntra({ ...base, credential: { kind: 'secret', secret: 's3cret' } });
  const issued = await source.forApp();
  expect(issued.token).toBe('token-1');
  expect(issued.expiresAt).toBeGreaterThan(0);
  expect(asked.map(({ url }) => url.split('?')[0])).toEqual([
    `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
  ]);
  expect(Object.fromEntries(asked[0]?.form ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    client_id: 'client-1',
    client_secret: 's3cret',
    scope: 'https://graph.microsoft.com/.default',
  });
});

test('asked again, it brings a new token: what was refused must not come back', async () => {
  const { base } = entra();
  const source = createEntra({ ...base, credential: { kind: 'secret', secret: 's3cret' } });
  await source.forApp();
  await expect(source.forApp(true)).resolves.toMatchObject({ token: 'token-2' });
});

test('with workload identity the file is read anew each time', async () => {
  const { forms, base } = entra();
  const file = join(folder, 'token');
  const assertion = workloadIdentity(file);
  const source = createEntra({ ...base, credential: { kind: 'federated', assertion } });
  await writeFile(file, 'first\n');
  await source.forApp();
  await writeFile(file, 'second\n');
  await source.forApp();
  expect(forms().map((form) => form.get('client_assertion'))).toEqual(['first', 'second']);
  expect(forms()[0]?.has('client_secret')).toBe(false);
});

test('with a certificate it signs its own assertion, named by the certificate’s print', async () => {
  const { forms, base } = entra();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const make = `req -x509 -newkey rsa:2048 -nodes -keyout ${key} -out ${certificate} -days 2 -subj /CN=praxis`;
  execFileSync('openssl', make.split(' '), { stdio: 'ignore' });
  const pem = await readFile(certificate, 'utf8');
  const source = createEntra({
    ...base,
    credential: { kind: 'certificate', certificate: pem, privateKey: await readFile(key, 'utf8') },
  });
  await source.forApp();
  const assertion = forms()[0]?.get('client_assertion') ?? '';
  const print = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url');
  expect(decodeProtectedHeader(assertion)['x5t#S256']).toBe(print);
  expect(decodeJwt(assertion)).toMatchObject({ iss: 'client-1', sub: 'client-1' });
});

/** As Node's fetch tells that the other side closed a kept connection. */
const reset = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } });

test.each([
  ['ECONNRESET', 1, 2],
  ['EPIPE', 1, 2],
  ['UND_ERR_SOCKET', 1, 2],
  // Once is enough: what is broken is told.
  ['ECONNRESET', 2, 2],
  ['ECONNREFUSED', 1, 1],
])(
  'a connection lost before an answer (%s, %i in a row) is tried once more and no oftener',
  async (code, times, asked) => {
    let sent = 0;
    const network = entraNetwork({
      now: () => 0,
      fetch: async () => {
        sent += 1;
        if (sent <= times) throw reset(code);
        return Response.json({ access_token: 'token' });
      },
    });
    const exchange = network.sendPostRequestAsync('https://login.microsoftonline.com/t/token', {
      body: 'grant_type=authorization_code',
    });
    if (asked > times) expect(await exchange).toMatchObject({ status: 200 });
    else await expect(exchange).rejects.toThrow('fetch failed');
    expect(sent).toBe(asked);
  },
);
