import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { createFaults, type FaultRule } from '../../../src/adapters/tenant/faults.ts';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { appToken, type FakeBot, KNOWLEDGE, smallTenant, startBot } from './support.ts';

let bot: FakeBot;
let running: RunningTenant;
let token: string;
let drive: string;
beforeAll(async () => {
  bot = await startBot();
  running = await smallTenant({ frozen: true, bot: bot.url });
  token = await appToken(running.url);
  const drives = (await (await graph(`${KNOWLEDGE}:/drives`)).json()) as {
    value: { id: string }[];
  };
  drive = drives.value[0]?.id ?? '';
});
afterAll(async () => {
  await running.close();
  await bot.close();
});
afterEach(() => running.tenant.faults.clear());

const graph = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(path.startsWith('http') ? path : `${running.url}/v1.0${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
const askToken = (): Promise<Response> =>
  fetch(`${running.url}/${TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'praxis',
      client_secret: 'local',
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
function say(text: string): Promise<Response> {
  const row = running.tenant.db.get<{ chat_id: string }>(
    'SELECT chat_id FROM users WHERE id = ?',
    personIdOf('amina.diallo'),
  );
  const chat = encodeURIComponent(row?.chat_id ?? '');
  return fetch(`${running.url}/connector/v3/conversations/${chat}/activities`, {
    method: 'POST',
    body: JSON.stringify({ type: 'message', text }),
  });
}
const said = (text: string): number =>
  running.tenant.db.get<{ n: number }>(
    'SELECT count(*) AS n FROM messages WHERE body LIKE ?',
    `%${text}%`,
  )?.n ?? 0;
const upload = (name: string): Promise<Response> =>
  graph(`/drives/${drive}/root:/${name}:/content`, { method: 'PUT', body: 'some text' });
const exists = async (name: string): Promise<boolean> =>
  (await graph(`/drives/${drive}/root:/${name}`)).ok;

test('a rule strikes the calls it names, after the first n, and as often as it says', () => {
  const faults = createFaults();
  const effect = { kind: 'throttle' as const };
  faults.add({
    id: 'mine',
    where: { side: 'graph', call: 'GET .*/users$' },
    effect,
    times: 2,
    after: 1,
  });
  const take = (call: string) => faults.take('graph', call)?.kind;
  expect(take('GET /v1.0/users')).toBeUndefined();
  expect(take('POST /v1.0/users')).toBeUndefined();
  expect([1, 2, 3].map(() => take('get /v1.0/users'))).toEqual(['throttle', 'throttle', undefined]);
  expect(faults.take('connector', 'GET /v1.0/users')).toBeUndefined();
  expect(faults.list()).toMatchObject([{ id: 'mine', seen: 3, struck: 2, over: true }]);
  expect([faults.remove('mine'), faults.remove('mine')]).toEqual([true, false]);
});

test('without an end a rule strikes until it is removed; of two that fit the older one strikes', () => {
  const faults = createFaults();
  const where = { side: 'graph' as const };
  faults.add({ where, effect: { kind: 'fail', status: 503 }, times: 0 });
  const second = faults.add({ where, effect: { kind: 'cut' } });
  expect([1, 2, 3].map(() => faults.take('graph', 'GET /')?.kind)).toEqual([
    'fail',
    'fail',
    'fail',
  ]);
  expect(faults.list().find(({ id }) => id === second)).toMatchObject({ struck: 0, over: false });
  faults.clear();
  expect(faults.take('graph', 'GET /')).toBeUndefined();
});

test.each<[string, unknown]>([
  ['an unknown side', { where: { side: 'moon' }, effect: { kind: 'cut' } }],
  ['an unknown effect', { where: { side: 'graph' }, effect: { kind: 'explode' } }],
  ['a pattern that is none', { where: { side: 'graph', call: '(' }, effect: { kind: 'cut' } }],
  ['a fault that side cannot have', { where: { side: 'token' }, effect: { kind: 'double' } }],
  [
    'a status that is no failure',
    { where: { side: 'graph' }, effect: { kind: 'fail', status: 200 } },
  ],
])('%s is no rule', async (_name, rule) => {
  const response = await fetch(`${running.url}/dev/faults`, {
    method: 'POST',
    body: JSON.stringify(rule),
  });
  expect(response.status).toBe(400);
  expect(running.tenant.faults.list()).toEqual([]);
});

test('faults are set, listed with what they did, and removed over HTTP', async () => {
  const at = `${running.url}/dev/faults`;
  const rule: FaultRule = {
    where: { side: 'graph', call: '/users' },
    effect: { kind: 'fail', status: 502 },
    times: 2,
  };
  const made = await fetch(at, { method: 'POST', body: JSON.stringify(rule) });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  expect((await graph('/users')).status).toBe(502);
  expect(await (await fetch(at)).json()).toMatchObject({
    faults: [{ id, ...rule, after: 0, seen: 1, struck: 1, over: false }],
  });
  expect((await fetch(`${at}/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(`${at}/${id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await graph('/users')).status).toBe(200);
  running.tenant.faults.add(rule);
  expect((await fetch(at, { method: 'DELETE' })).status).toBe(204);
  expect(running.tenant.faults.list()).toEqual([]);
});

const SIDES = [
  ['graph', () => graph('/users?$top=1'), { error: { code: 'TooManyRequests' } }],
  ['connector', () => say('throttled'), { error: { code: 'Throttled' } }],
  ['token', askToken, { error: 'temporarily_unavailable' }],
] as const;

test.each(SIDES)(
  'throttled: the %s says so in its own body, with Retry-After',
  async (side, ask, body) => {
    running.tenant.faults.add({ where: { side }, effect: { kind: 'throttle', retryAfterS: 17 } });
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('17');
    expect(await refused.json()).toMatchObject(body);
    expect((await ask()).ok).toBe(true);
  },
);

const ASKS = SIDES.map(([side, ask]) => [side, ask] as const);

test.each(ASKS)('failed: the %s answers with the status asked for', async (side, ask) => {
  running.tenant.faults.add({ where: { side }, effect: { kind: 'fail', status: 503 } });
  running.tenant.faults.add({
    where: { side },
    effect: { kind: 'fail', status: 403, code: 'OfMyChoice' },
  });
  expect((await ask()).status).toBe(503);
  const chosen = await ask();
  expect(chosen.status).toBe(403);
  expect(JSON.stringify(await chosen.json())).toContain('OfMyChoice');
  expect((await ask()).ok).toBe(true);
});

test.each(ASKS)('cut: the answer of the %s breaks off in its middle', async (side, ask) => {
  running.tenant.faults.add({ where: { side }, effect: { kind: 'cut' } });
  const response = await ask();
  expect(response.ok).toBe(true);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  await expect(response.text()).rejects.toThrow();
  expect((await ask()).ok).toBe(true);
});

test.each(ASKS)('delayed: the %s answers when its clock says so', async (side, ask) => {
  running.tenant.faults.add({ where: { side }, effect: { kind: 'delay', ms: 3_600_000 } });
  let answered = false;
  const asked = ask().then((response) => {
    answered = true;
    return response;
  });
  while (running.tenant.faults.list()[0]?.struck !== 1) await new Promise(setImmediate);
  running.tenant.clock.advance(3_599_999);
  // Another call goes through meanwhile, and this one still waits.
  expect((await ask()).ok).toBe(true);
  expect(answered).toBe(false);
  running.tenant.clock.advance(1);
  expect((await asked).ok).toBe(true);
});

test('lost before: nothing was done; lost after: it was, but nobody learns of it', async () => {
  const { faults } = running.tenant;
  faults.add({ where: { side: 'connector' }, effect: { kind: 'lose', when: 'before' } });
  faults.add({ where: { side: 'connector' }, effect: { kind: 'lose', when: 'after' } });
  await expect(say('lost on the way')).rejects.toThrow();
  expect(said('lost on the way')).toBe(0);
  await expect(say('lost on the way back')).rejects.toThrow();
  expect(said('lost on the way back')).toBe(1);
  faults.add({ where: { side: 'graph' }, effect: { kind: 'lose', when: 'before' } });
  faults.add({ where: { side: 'graph', call: 'PUT' }, effect: { kind: 'lose', when: 'after' } });
  await expect(upload('never.txt')).rejects.toThrow();
  await expect(upload('there.txt')).rejects.toThrow();
  expect([await exists('never.txt'), await exists('there.txt')]).toEqual([false, true]);
});

test('cut while writing: the work is done although its answer is not whole', async () => {
  running.tenant.faults.add({ where: { side: 'graph', call: 'PUT' }, effect: { kind: 'cut' } });
  await expect(upload('half.txt').then((response) => response.text())).rejects.toThrow();
  expect(await exists('half.txt')).toBe(true);
});

test('a download breaks in the middle of the file and is whole the next time', async () => {
  await upload('whole.txt');
  const item = (await (await graph(`/drives/${drive}/root:/whole.txt`)).json()) as {
    '@microsoft.graph.downloadUrl': string;
  };
  const url = item['@microsoft.graph.downloadUrl'];
  running.tenant.faults.add({
    where: { side: 'graph', call: 'GET /download/' },
    effect: { kind: 'cut' },
  });
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  expect(await (await fetch(url)).text()).toBe('some text');
});

test.each(['drive', 'list', 'people'])(
  'an expired delta token of a %s: 410 and a fresh start in Location',
  async (what) => {
    const sites = (await (await graph(KNOWLEDGE)).json()) as { id: string };
    const lists = (await (await graph(`/sites/${sites.id}/lists`)).json()) as {
      value: { id: string; name: string }[];
    };
    const list = lists.value.find(({ name }) => name === 'Projects')?.id ?? '';
    const start = {
      drive: `/drives/${drive}/root/delta?token=latest`,
      list: `/sites/${sites.id}/lists/${list}/items/delta?token=latest`,
      people: '/users/delta?$deltatoken=latest',
    }[what];
    interface Page {
      '@odata.deltaLink': string;
      value: unknown[];
    }
    const first = (await (await graph(start ?? '')).json()) as Page;
    running.tenant.faults.add({ where: { side: 'graph' }, effect: { kind: 'expireDelta' } });
    // Calls without a token cannot expire: the rule waits for one that can.
    expect((await graph('/users?$top=1')).status).toBe(200);
    const gone = await graph(first['@odata.deltaLink']);
    expect(gone.status).toBe(410);
    const afresh = await graph(gone.headers.get('location') ?? '');
    expect(afresh.status).toBe(200);
    expect(((await afresh.json()) as Page).value.length).toBeGreaterThan(0);
    expect((await graph(first['@odata.deltaLink'])).status).toBe(200);
  },
);

test('whoever is not known is told so, whatever fault is set', async () => {
  running.tenant.faults.add({ where: { side: 'graph' }, effect: { kind: 'fail', status: 500 } });
  expect((await fetch(`${running.url}/v1.0/users`)).status).toBe(401);
  expect(running.tenant.faults.list()[0]?.struck).toBe(0);
});

test('what the stand-in shows of itself is never disturbed', async () => {
  for (const side of ['graph', 'connector', 'token'] as const) {
    running.tenant.faults.add({ where: { side }, effect: { kind: 'fail', status: 500 }, times: 0 });
  }
  expect((await fetch(`${running.url}/dev/state`)).status).toBe(200);
  expect((await fetch(`${running.url}/client/people`)).status).toBe(200);
});

test('a person who uninstalls is not written to any more', async () => {
  const before = await say('before');
  expect(before.status).toBe(201);
  const uninstalled = await fetch(`${running.url}/dev/uninstall`, {
    method: 'POST',
    body: JSON.stringify({ as: 'Amina' }),
  });
  expect(uninstalled.status).toBe(204);
  expect(bot.heard[0]).toMatchObject({ type: 'installationUpdate', action: 'remove' });
  expect((await say('after')).status).toBe(403);
});

test('a tenant that closes lets nobody wait', async () => {
  const other = await smallTenant({ frozen: true, seed: { documents: 0 } });
  other.tenant.faults.add({ where: { side: 'token' }, effect: { kind: 'delay', ms: 60_000 } });
  const asked = appToken(other.url);
  while (other.tenant.faults.list()[0]?.struck !== 1) await new Promise(setImmediate);
  await Promise.all([expect(asked).rejects.toThrow(), other.close()]);
});
