import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Client, PageIterator } from '@microsoft/microsoft-graph-client';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { GUESTS, guestIdOf } from '../../../src/adapters/tenant/seed/guests.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import {
  failure,
  graphAs,
  graphAsApp,
  graphWith,
  mailOf,
  smallTenant,
  tokenFor,
} from './support.ts';

let running: RunningTenant;
let graph: Client;
beforeAll(async () => {
  running = await smallTenant();
  graph = await graphAsApp(running.url);
});
afterAll(() => running.close());

interface User {
  id: string;
  displayName: string;
  mail: string;
}

test('everybody is reached page by page, each once: sixty of staff and four guests', async () => {
  const first = await graph.api('/users').top(7).select('id,displayName').get();
  const seen: string[] = [];
  const pages = new PageIterator(graph, first, (user: User) => {
    seen.push(user.id);
    return true;
  });
  await pages.iterate();
  expect(seen).toHaveLength(64);
  expect(new Set(seen).size).toBe(64);
});

test('a person is found by object id, by principal name and by filter on mail', async () => {
  const byName = await graph.api(`/users/${mailOf('amina.diallo')}`).get();
  const byId = await graph.api(`/users/${byName.id}`).get();
  const filtered = await graph
    .api('/users')
    .filter(`mail eq '${mailOf('amina.diallo')}'`)
    .get();
  expect(byId.displayName).toBe('Amina Diallo');
  expect(filtered.value.map((user: User) => user.id)).toEqual([byName.id]);
});

test('leave date, country and mailbox settings come only when selected', async () => {
  const plain = await graph.api(`/users/${mailOf('marcos.oliveira')}`).get();
  expect(plain).not.toHaveProperty('employeeLeaveDateTime');
  const full = await graph
    .api(`/users/${mailOf('marcos.oliveira')}`)
    .select('employeeLeaveDateTime,country,department,mailboxSettings')
    .get();
  const days =
    (new Date(full.employeeLeaveDateTime).getTime() - running.tenant.clock.now().getTime()) /
    86_400_000;
  expect(days).toBeGreaterThan(20);
  expect(days).toBeLessThan(60);
  expect(full.country).toBe('Brazil');
  expect(full.mailboxSettings.timeZone).toBe('America/Sao_Paulo');
  const settings = await graph.api(`/users/${mailOf('marcos.oliveira')}/mailboxSettings`).get();
  expect(settings.language.locale).toBe('es-ES');
});

test('all staff but the head have a manager, and every chain of managers ends there', async () => {
  const all = await graph.api('/users').top(999).expand('manager').get();
  const guests = new Set(GUESTS.map(guestIdOf));
  const staff = all.value.filter(({ id }: { id: string }) => !guests.has(id));
  const bosses = new Map<string, string | undefined>(
    staff.map((user: { id: string; manager?: User }) => [user.id, user.manager?.id]),
  );
  const heads = [...bosses].filter(([, boss]) => boss === undefined);
  expect(heads).toHaveLength(1);
  for (const [id] of bosses) {
    let at: string | undefined = id;
    for (let step = 0; step < 6 && bosses.get(at ?? '') !== undefined; step += 1)
      at = bosses.get(at ?? '');
    expect(at).toBe(heads[0]?.[0]);
  }
  const refused = await failure(graph.api(`/users/${heads[0]?.[0]}/manager`).get());
  expect(refused).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' });
});

test('users delta tells a changed and a removed person and nobody else', async () => {
  let page = await graph.api('/users/delta').select('id,jobTitle').get();
  while (page['@odata.nextLink']) page = await graph.api(page['@odata.nextLink']).get();
  const who = await graph.api(`/users/${mailOf('sarah.lim')}`).get();
  const gone = await graph.api(`/users/${mailOf('david.mutua')}`).get();
  running.tenant.consents.setApp('User.ReadWrite.All', true);
  const admin = await graphAsApp(running.url);
  await admin.api(`/users/${who.id}`).patch({ jobTitle: 'Programme Officer' });
  await admin.api(`/users/${gone.id}`).delete();
  const news = await graph.api(page['@odata.deltaLink']).get();
  expect(news.value).toEqual([
    { id: who.id, jobTitle: 'Programme Officer' },
    { id: gone.id, '@removed': { reason: 'changed' } },
  ]);
  const quiet = await graph.api(news['@odata.deltaLink']).get();
  expect(quiet.value).toEqual([]);
});

test('a delegated caller is /me, an app is not', async () => {
  const amina = await graphAs(running.url, 'Amina');
  expect((await amina.api('/me').get()).displayName).toBe('Amina Diallo');
  expect((await amina.api('/me/joinedTeams').get()).value).toHaveLength(1);
  expect((await failure(graph.api('/me').get())).statusCode).toBe(403);
});

test('no token, a forged token and a token for another audience are refused with 401', async () => {
  const foreign = await tokenFor(running.url, {
    grant_type: 'persona',
    person: 'amina',
    audience: 'api://praxis',
  });
  for (const token of ['', 'not.a.token', foreign]) {
    const refused = await failure(graphWith(running.url, token).api('/users').get());
    expect(refused).toMatchObject({ statusCode: 401, code: 'InvalidAuthenticationToken' });
  }
});

test('a persona token is verified by the published keys and names the person', async () => {
  const token = await tokenFor(running.url, {
    grant_type: 'persona',
    person: 'lena.okafor@org.example',
    audience: 'api://x',
  });
  const found = await fetch(`${running.url}/${TENANT_ID}/v2.0/.well-known/openid-configuration`);
  const { jwks_uri, issuer } = (await found.json()) as { jwks_uri: string; issuer: string };
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), {
    issuer,
    audience: 'api://x',
  });
  expect(payload).toMatchObject({
    name: 'Lena Okafor',
    preferred_username: mailOf('lena.okafor'),
    tid: TENANT_ID,
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
});

test.each([
  ['/users?$top=0', 400],
  ['/users?$top=many', 400],
  ["/users?$filter=mail equals 'x'", 400],
  ["/users?$filter=shoeSize eq '42'", 400],
  ['/users?$skiptoken=%25%25', 400],
  ['/users/nobody@org.example', 404],
  ['/unheardOf', 404],
  ['/users/%E0%A4%A', 404],
])('a broken request %s answers %i in OData form', async (path, status) => {
  const response = await fetch(`${running.url}/v1.0${path}`, {
    headers: {
      authorization: `Bearer ${await tokenFor(running.url, {
        grant_type: 'client_credentials',
        client_id: 'a',
        client_secret: 'b',
        scope: 'https://graph.microsoft.com/.default',
      })}`,
    },
  });
  expect(response.status).toBe(status);
  const body = (await response.json()) as {
    error: { code: string; message: string; innerError: object };
  };
  expect(body.error.code).toEqual(expect.any(String));
  expect(body.error.innerError).toHaveProperty('request-id');
  expect(body.error.message).not.toMatch(/sqlite|\.ts|at /i);
});

test('a batch answers each step by its id, keeps order and fails what depends on a failure', async () => {
  const { responses } = await graph.api('/$batch').post({
    requests: [
      { id: 'a', method: 'GET', url: `/users/${mailOf('amina.diallo')}?$select=displayName` },
      { id: 'b', method: 'GET', url: '/users/nobody' },
      { id: 'c', method: 'GET', url: '/users', dependsOn: ['b'] },
    ],
  });
  expect(responses.map((one: { id: string; status: number }) => [one.id, one.status])).toEqual([
    ['a', 200],
    ['b', 404],
    ['c', 424],
  ]);
  expect(responses[0].body.displayName).toBe('Amina Diallo');
  const many = Array.from({ length: 21 }, (_, index) => ({
    id: `${index}`,
    method: 'GET',
    url: '/users',
  }));
  expect((await failure(graph.api('/$batch').post({ requests: many }))).statusCode).toBe(400);
});

test('mail that was sent can be read by the developer', async () => {
  await graph.api(`/users/${mailOf('samuel.boateng')}/sendMail`).post({
    message: {
      subject: 'A lesson waits',
      body: { contentType: 'Text', content: 'Please have a look.' },
      toRecipients: [{ emailAddress: { address: mailOf('jonas.weber') } }],
    },
  });
  const { mail } = (await (await fetch(`${running.url}/dev/mail`)).json()) as { mail: object[] };
  expect(mail).toMatchObject([{ from: mailOf('samuel.boateng'), subject: 'A lesson waits' }]);
  const refused = await failure(
    graph.api(`/users/${mailOf('samuel.boateng')}/sendMail`).post({ message: { subject: 'x' } }),
  );
  expect(refused.statusCode).toBe(400);
});
