import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTokenVerifier, type TokenVerifier } from '../../../src/adapters/identity/verify.ts';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { startTenant } from '../../../src/adapters/tenant/server.ts';
import { personaToken } from '../graph/local.ts';

let tenant: Awaited<ReturnType<typeof startTenant>>;
let verify: TokenVerifier;
beforeAll(async () => {
  tenant = await startTenant({ port: 0, seed: { documents: 1 } });
  verify = createTokenVerifier({
    issuer: `${tenant.url}/${TENANT_ID}/v2.0`,
    audience: 'api://praxis',
    jwksUrl: `${tenant.url}/${TENANT_ID}/discovery/v2.0/keys`,
    tenantId: TENANT_ID,
  });
});
afterAll(() => tenant.close());

test('a persona of the local tenant is known by a token for our API', async () => {
  const token = await personaToken(tenant.url, 'Amina', 'api://praxis');
  await expect(verify(token)).resolves.toEqual({
    personId: personIdOf('amina.diallo'),
    name: 'Amina Diallo',
  });
});

test('a token for another API is not for us', async () => {
  const token = await personaToken(tenant.url, 'Amina', 'api://other');
  await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('an app’s own token for Graph opens nothing here', async () => {
  const token = await tenant.tenant.identity.appToken('praxis');
  await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a local clock set ninety days ahead does not matter to tokens', async () => {
  tenant.tenant.clock.shift(90 * 86_400_000);
  try {
    const token = await personaToken(tenant.url, 'Amina', 'api://praxis');
    await expect(verify(token)).resolves.toMatchObject({ name: 'Amina Diallo' });
  } finally {
    tenant.tenant.clock.shift(0);
  }
});
