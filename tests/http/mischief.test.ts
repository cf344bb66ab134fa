import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { personIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../src/adapters/tenant/server.ts';
import { FAULT_SIDES, type LocalMischief } from '../../src/http/mischief.ts';
import { createMischief } from '../../src/local-mischief.ts';
import { powers, type Running, running } from './fakes.ts';

const AMINA = personIdOf('amina.diallo');
let tenant: RunningTenant;
let mischief: LocalMischief;
let app: Running;
beforeAll(async () => {
  tenant = await startTenant({ seed: { documents: 0 }, retryMs: 1 });
  mischief = createMischief(tenant.url);
  app = await running({ local: powers({ mischief }) });
});
afterEach(() => tenant.tenant.faults.clear());
afterAll(async () => {
  await app.server.close();
  await tenant.close();
});

const post = (path: string, body: unknown) => app.call('POST', `/dev/api${path}`, { body });
const get = async (path: string) => (await app.call('GET', `/dev/api${path}`)).json;

test('A fault that is set strikes, and the page tells how often', async () => {
  const fault = { side: 'token', kind: 'fail', status: 503, times: 2, call: 'oauth2' };
  expect((await post('/faults', fault)).status).toBe(204);
  const asked = await fetch(`${tenant.url}/x/oauth2/v2.0/token`, { method: 'POST' });
  expect(asked.status).toBe(503);
  expect((await get('/faults')).items).toMatchObject([
    { side: 'token', kind: 'fail', call: 'oauth2', times: 2, struck: 1, over: false },
  ]);
});

test('Every fault the page offers for a side exists there, and goes by the same name', async () => {
  const { kinds } = await mischief.faults();
  const offered = FAULT_SIDES.flatMap((side) => kinds[side].map((kind) => ({ side, kind })));
  expect(offered.length).toBeGreaterThan(25);
  for (const one of offered) expect((await post('/faults', one)).status).toBe(204);
  const { items } = await mischief.faults();
  expect(items.map(({ side, kind }) => ({ side, kind }))).toEqual(offered);
});

test.each([
  [{ side: 'token', kind: 'double' }],
  [{ side: 'graph', kind: 'explode' }],
  [{ side: 'graph', kind: 'cut', call: '(' }],
  [{ side: 'graph', kind: 'fail', status: 200 }],
  [{ side: 'graph', kind: 'cut', times: -1 }],
])('%j is refused and sets nothing', async (fault) => {
  expect((await post('/faults', fault)).status).toBe(400);
  expect((await mischief.faults()).items).toEqual([]);
});

test('A fault is removed once', async () => {
  await post('/faults', { side: 'graph', kind: 'cut', times: 0 });
  const [set] = (await mischief.faults()).items;
  expect((await post('/faults/remove', { id: set?.id })).status).toBe(204);
  expect((await post('/faults/remove', { id: set?.id })).status).toBe(404);
  expect((await mischief.faults()).items).toEqual([]);
});

test('A consent is taken back and given again', async () => {
  const scope = 'Mail.Send';
  const granted = async (whose: 'app' | 'everyone') =>
    (await mischief.rights())[whose].find((right) => right.scope === scope)?.granted;
  for (const whose of ['app', 'everyone'] as const) {
    expect(await granted(whose)).toBe(true);
    expect((await post('/rights', { whose, scope, granted: false })).status).toBe(204);
    // What was taken back stays on the list, or nobody could give it again.
    expect(await granted(whose)).toBe(false);
    await post('/rights', { whose, scope, granted: true });
    expect(await granted(whose)).toBe(true);
  }
});

test('The app is taken away from a person', async () => {
  expect((await post('/uninstall', { person: 'nobody' })).status).toBe(404);
  expect((await post('/uninstall', { person: AMINA })).status).toBe(204);
  const row = tenant.tenant.db.get<{ installed: number }>(
    'SELECT installed FROM users WHERE id = ?',
    AMINA,
  );
  expect(row?.installed).toBe(0);
});

test('Every choice of the page has its words, and every fault its choice', async () => {
  const { text } = await app.call('GET', '/dev', { headers: { 'accept-language': 'es' } });
  const { kinds } = await mischief.faults();
  for (const value of [...FAULT_SIDES, ...FAULT_SIDES.flatMap((side) => kinds[side])]) {
    expect(text).toMatch(new RegExp(`<option value="${value}">[^<{]+</option>`));
  }
});
