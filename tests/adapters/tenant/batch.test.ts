import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { failure, graphAs, graphAsApp, KNOWLEDGE, personToken, smallTenant } from './support.ts';

interface Response {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: { id?: string; error?: { code: string } } & Record<string, unknown>;
}

let running: RunningTenant;
let graph: Client;
let items: string;
let drive: string;
beforeAll(async () => {
  running = await smallTenant({ frozen: true });
  graph = await graphAsApp(running.url);
  const site = await graph.api(KNOWLEDGE).get();
  items = `/sites/${site.id}/lists/Projects/items`;
  drive = `/drives/${(await graph.api(`/sites/${site.id}/drives`).get()).value[0].id}`;
});
afterAll(() => running.close());

async function batch(requests: object[], client = graph): Promise<Map<string, Response>> {
  const { responses } = await client.api('/$batch').post({ requests });
  return new Map((responses as Response[]).map((response) => [response.id, response]));
}
const get = (id: string, url: string, more: object = {}) => ({ id, method: 'GET', url, ...more });
const JSON_BODY = { headers: { 'Content-Type': 'application/json' } };

test('the batch succeeds although steps fail, each answered for itself', async () => {
  const done = await batch([
    get('a', '/users/amina.diallo@org.example'),
    get('b', 'users/nobody@org.example'),
    get('c', '/nothing/there'),
  ]);
  expect(done.get('a')).toMatchObject({ status: 200, body: { id: personIdOf('amina.diallo') } });
  expect(done.get('b')).toMatchObject({ status: 404, body: { error: expect.any(Object) } });
  expect(done.get('c')?.status).toBe(404);
  expect(done.get('a')?.headers?.['Content-Type']).toContain('application/json');
});

test('what depends on a failure is not done, nor what depends on that', async () => {
  const create = (id: string, Title: unknown, dependsOn?: string[]) => ({
    id,
    method: 'POST',
    url: items,
    body: { fields: { Title } },
    ...JSON_BODY,
    ...(dependsOn ? { dependsOn } : {}),
  });
  const before = (await graph.api(items).get()).value.length;
  const done = await batch([
    create('1', 'kept'),
    { ...create('2', 1, ['1']) },
    create('3', 'never', ['2']),
    create('4', 'neither', ['3']),
  ]);
  expect([...done.values()].map(({ id, status }) => [id, status])).toEqual([
    ['1', 201],
    ['2', 400],
    ['3', 424],
    ['4', 424],
  ]);
  expect((await graph.api(items).get()).value).toHaveLength(before + 1);
});

test('one after the other: each step sees what the one before it did', async () => {
  const path = `${drive}/root:/in-turn.txt`;
  const done = await batch([
    {
      id: '1',
      method: 'PUT',
      url: `${path}:/content`,
      headers: { 'Content-Type': 'text/plain' },
      body: Buffer.from('words in base 64').toString('base64'),
    },
    {
      id: '2',
      method: 'PATCH',
      url: path,
      body: { name: 'turned.txt' },
      ...JSON_BODY,
      dependsOn: ['1'],
    },
    get('3', `${drive}/root:/turned.txt`, { dependsOn: ['2'] }),
  ]);
  expect(done.get('3')).toMatchObject({ status: 200, body: { size: 'words in base 64'.length } });
  // Content is where the redirect leads, as without a batch.
  const content = await batch([get('4', `${drive}/root:/turned.txt:/content`)]);
  expect(content.get('4')?.status).toBe(302);
  const location = content.get('4')?.headers?.location ?? content.get('4')?.headers?.Location ?? '';
  expect(await (await fetch(location)).text()).toBe('words in base 64');
});

test('all others may depend on the same one', async () => {
  const done = await batch([
    get('1', '/users/amina.diallo@org.example'),
    get('2', '/groups', { dependsOn: ['1'] }),
    get('3', '/users/nobody@org.example', { dependsOn: ['1'] }),
  ]);
  expect(done.get('2')?.status).toBe(200);
  expect(done.get('3')?.status).toBe(404);
});

const one = get('1', '/groups');
test.each([
  ['21 steps', Array.from({ length: 21 }, (_, index) => get(String(index), '/groups'))],
  ['an id twice', [one, one]],
  ['no steps', []],
  ['an absolute address', [get('1', 'https://graph.example/v1.0/users')]],
  ['an address without protocol', [get('1', '//graph.example/v1.0/users')]],
  ['an id nobody has', [get('1', '/groups', { dependsOn: ['9'] })]],
  [
    'a circle',
    [get('1', '/groups', { dependsOn: ['2'] }), get('2', '/groups', { dependsOn: ['1'] })],
  ],
  [
    'a tree of dependencies',
    [
      one,
      get('2', '/groups', { dependsOn: ['1'] }),
      get('3', '/groups', { dependsOn: ['2'] }),
      get('4', '/groups', { dependsOn: ['1'] }),
    ],
  ],
  ['two to depend on', [one, get('2', '/groups'), get('3', '/groups', { dependsOn: ['1', '2'] })]],
])('%s: the whole batch is refused', async (_name, requests) => {
  expect(await failure(graph.api('/$batch').post({ requests }))).toMatchObject({ statusCode: 400 });
});

test.each([
  [
    'a body whose kind is not said',
    { id: '1', method: 'POST', url: '/search/query', body: { requests: [] } },
  ],
  [
    'a batch in a batch',
    { id: '1', method: 'POST', url: '/$batch', body: { requests: [one] }, ...JSON_BODY },
  ],
  ['a way out of Graph', { id: '1', method: 'POST', url: '/../dev/reset' }],
])('%s is refused by itself', async (_name, step) => {
  const done = await batch([step, get('2', '/groups')]);
  expect(done.get('1')?.status).toBe(400);
  expect(done.get('2')?.status).toBe(200);
});

test('a step is throttled by itself and says how long to wait', async () => {
  const where = { side: 'graph' as const, call: 'GET /v1.0/groups' };
  running.tenant.faults.add({ where, effect: { kind: 'throttle', retryAfterS: 7 } });
  const done = await batch([get('1', '/groups'), get('2', '/users/amina.diallo@org.example')]);
  expect(done.get('1')?.status).toBe(429);
  const headers = Object.entries(done.get('1')?.headers ?? {});
  expect(headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1]).toBe('7');
  expect(done.get('2')?.status).toBe(200);
});

test('a batch sees what its sender sees, and a step may bring a token of its own', async () => {
  const lena = await personToken(running.url, 'Lena');
  const done = await batch(
    [get('1', '/me'), get('2', '/me', { headers: { Authorization: `Bearer ${lena}` } })],
    await graphAs(running.url, 'Amina'),
  );
  expect(done.get('1')?.body?.id).toBe(personIdOf('amina.diallo'));
  expect(done.get('2')?.body?.id).toBe(personIdOf('lena.okafor'));
});
