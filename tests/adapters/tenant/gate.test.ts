import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { requirePermission, rightsOf } from '../../../src/adapters/tenant/gate/permissions.ts';
import { createAnswer, routesOf } from '../../../src/adapters/tenant/http/answer.ts';
import type { Reply, Route } from '../../../src/adapters/tenant/http/router.ts';
import { channelIdOf } from '../../../src/adapters/tenant/ids.ts';
import { exchangeIdOf, personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { appToken, KNOWLEDGE, personToken, smallTenant, tokenFor } from './support.ts';

const APP = 'praxis';
const AMINA = {
  id: personIdOf('amina.diallo'),
  name: 'Amina Diallo',
  upn: 'amina.diallo@org.example',
};
const TEAM = teamIdOf('formalization');
const CHANNEL = `/teams/${TEAM}/channels/${exchangeIdOf('formalization')}`;
const graphRoutes = routesOf(() => Promise.reject(new Error('no batch here'))).filter(
  ({ door }) => door === 'graph',
);
const below = ({ pattern }: Route): string => pattern.replace('/v1.0', '');

let running: RunningTenant;
beforeAll(async () => {
  running = await smallTenant();
});
afterAll(() => running.close());
afterEach(() => {
  running.tenant.faults.clear();
  running.tenant.db.run('DELETE FROM consents');
});

interface Answered {
  status: number;
  headers: Headers;
  body: { error?: { code: string; message: string }; value?: unknown[] } & Record<string, unknown>;
}

async function ask(token: string, path: string, init: RequestInit = {}): Promise<Answered> {
  const response = await fetch(`${running.url}/v1.0${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Answered['body']);
  return { status: response.status, headers: response.headers, body };
}

const appWith = (...roles: string[]): Promise<string> =>
  running.tenant.identity.appToken(APP, roles);
const aminaWith = (...scopes: string[]): Promise<string> =>
  running.tenant.identity.graphToken(AMINA, APP, scopes.join(' '));

test('every call of the Graph door has its row of rights', () => {
  const without = graphRoutes
    .filter((route) => rightsOf(route.method, below(route)) === undefined)
    .map((route) => `${route.method} ${below(route)}`);
  expect(without).toEqual([]);
});

/** Calls each Graph route with these rights, naming things that are not there. */
async function callAll(kind: 'app' | 'person', rights: (route: Route) => readonly string[]) {
  const answer = createAnswer(running.tenant);
  const replies: [string, Reply][] = [];
  for (const route of graphRoutes) {
    if (rightsOf(route.method, below(route))?.[kind].includes('*')) continue;
    const scopes = rights(route);
    const token = kind === 'app' ? await appWith(...scopes) : await aminaWith(...scopes);
    const url = new URL(`${running.url}${route.pattern.replace(/\{\w+\}/g, 'nothing')}`);
    const reply = await answer({
      tenant: running.tenant,
      method: route.method,
      url,
      query: url.searchParams,
      headers: { authorization: `Bearer ${token}` },
      body: Buffer.from('{}'),
      caller: { kind, appId: APP, scopes: [] },
    });
    replies.push([`${route.method} ${below(route)}`, reply]);
  }
  return replies;
}

test.each(['app', 'person'] as const)(
  'a token of the %s without the right is refused on every route',
  async (kind) => {
    const passed = (await callAll(kind, () => ['Nothing.At.All']))
      .filter(([, { status }]) => status !== 403)
      .map(([call, { status }]) => `${call}: ${status}`);
    expect(passed).toEqual([]);
  },
);

test('with the rights of its row a token of the app reaches every route there is for it', async () => {
  const rights = (route: Route) => rightsOf(route.method, below(route))?.app ?? [];
  const refused = (await callAll('app', rights))
    .filter(([call, { status }]) => {
      const route = graphRoutes.find((one) => `${one.method} ${below(one)}` === call);
      // An app is nobody: /me is not for it, whatever its rights.
      if (!route || below(route).startsWith('/me')) return false;
      return status === 403 && rights(route).length > 0;
    })
    .map(([call, { json }]) => `${call}: ${JSON.stringify(json)}`);
  expect(refused).toEqual([]);
});

test.each(['app', 'person'] as const)(
  'each right that a row names lets the %s pass',
  async (kind) => {
    const rightsFor = (route: Route): readonly string[] =>
      rightsOf(route.method, below(route))?.[kind] ?? [];
    for (const route of graphRoutes) {
      for (const scope of rightsFor(route)) {
        // Resource-specific rights and those to oneself depend on whom the call is about.
        if (scope === '*' || /\.(Group|User)$|^User\.Read(Write)?$|^Presence\.Read$/.test(scope))
          continue;
        const url = new URL(`${running.url}${route.pattern.replace(/\{\w+\}/g, 'nothing')}`);
        const call = {
          tenant: running.tenant,
          method: route.method,
          url,
          query: url.searchParams,
          params: {},
          headers: {},
          body: Buffer.alloc(0),
          caller: {
            kind,
            appId: APP,
            scopes: [scope],
            ...(kind === 'person' ? { personId: AMINA.id } : {}),
          },
        };
        expect(() => requirePermission(call, below(route))).not.toThrow();
      }
    }
  },
);

test('without a token, or with one for somebody else, nobody is known', async () => {
  const assertion = await tokenFor(running.url, {
    grant_type: 'persona',
    person: 'Amina',
    audience: 'api://praxis',
  });
  for (const token of ['', 'forged', assertion]) {
    const refused = await ask(token, '/users');
    expect(refused.status).toBe(401);
    expect(refused.body.error?.code).toBe('InvalidAuthenticationToken');
    expect(refused.headers.get('www-authenticate')).toContain('Bearer');
  }
});

test('each service refuses in its own words, and says which right would do', async () => {
  const none = await appWith();
  const words = async (path: string, init?: RequestInit) =>
    (await ask(none, path, init)).body.error;
  expect(await words('/users')).toMatchObject({
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges to complete the operation.',
  });
  expect(await words(KNOWLEDGE)).toMatchObject({ code: 'accessDenied' });
  expect(await words(`/users/${AMINA.id}/mailboxSettings`)).toMatchObject({
    code: 'ErrorAccessDenied',
  });
  expect(await words(`${CHANNEL}/messages/1/softDelete`, { method: 'POST' })).toMatchObject({
    code: 'Forbidden',
    message: expect.stringContaining('Missing role permissions on the request'),
  });
  const person = await aminaWith('User.Read');
  expect((await ask(person, `${CHANNEL}/messages`)).body.error?.message).toBe(
    "Missing scope permissions on the request. API requires one of 'ChannelMessage.Read.All, Group.Read.All, Group.ReadWrite.All'. Scopes on the request 'User.Read'",
  );
});

test('who asks for what is not there is told of the missing right first', async () => {
  expect(await ask(await appWith(), '/users/nobody')).toMatchObject({ status: 403 });
  expect(await ask(await appWith('User.Read.All'), '/users/nobody')).toMatchObject({ status: 404 });
});

test('a consent taken back shows in the next token, not in one that is out', async () => {
  const before = await appToken(running.url);
  await dev('/dev/consent', { app: true, scope: 'User.Read.All', granted: false });
  const after = await appToken(running.url);
  expect((await ask(before, '/users?$top=1')).status).toBe(200);
  expect((await ask(after, '/users?$top=1')).status).toBe(403);
  await dev('/dev/consent', { app: true, scope: 'User.Read.All', granted: true });
  expect((await ask(await appToken(running.url), '/users?$top=1')).status).toBe(200);
});

test('what a team’s owner gave by installing the app is taken back at once', async () => {
  const token = await appWith();
  const read = () => ask(token, `${CHANNEL}/messages`);
  expect((await read()).status).toBe(200);
  const scope = 'ChannelMessage.Read.Group';
  await dev('/dev/consent', { team: 'formalization', scope, granted: false });
  expect((await read()).status).toBe(403);
  await dev('/dev/consent', { team: 'formalization', scope, granted: true });
  expect((await read()).status).toBe(200);
  // Another team's consent is its own.
  const other = `/teams/${teamIdOf('social-protection')}/channels/${channelIdOf('x')}/messages`;
  expect((await ask(token, other)).status).not.toBe(403);
  await dev('/dev/uninstall', { team: 'formalization' });
  expect((await read()).status).toBe(403);
  await dev('/dev/team/app', { team: 'formalization', action: 'add' });
  expect((await read()).status).toBe(200);
});

test('whoever consents to nothing more is not spoken for any more', async () => {
  const own = { person: 'Amina', scope: 'access_as_user', granted: false };
  await dev('/dev/consent', own);
  await expect(personToken(running.url, 'Amina')).rejects.toThrow(/consent_required/);
  await dev('/dev/consent', { ...own, granted: true });
  await dev('/dev/consent', { person: 'everyone', scope: 'Files.Read.All', granted: false });
  await dev('/dev/consent', { person: 'Amina', scope: 'Sites.Read.All', granted: false });
  expect((await ask(await personToken(running.url, 'Amina'), KNOWLEDGE)).status).toBe(403);
  expect((await ask(await personToken(running.url, 'Carlos'), KNOWLEDGE)).status).toBe(200);
});

test('a right to oneself opens nobody else', async () => {
  const token = await aminaWith('User.Read', 'Presence.Read');
  expect((await ask(token, '/me')).status).toBe(200);
  expect((await ask(token, `/users/${AMINA.upn}`)).status).toBe(200);
  expect((await ask(token, `/users/${personIdOf('carlos.mendoza')}`)).status).toBe(403);
});

test('the day somebody leaves needs a right of its own', async () => {
  const path = `/users/${AMINA.id}?$select=displayName,employeeLeaveDateTime`;
  expect((await ask(await appWith('User.Read.All'), path)).status).toBe(403);
  const both = await appWith('User.Read.All', 'User-LifeCycleInfo.Read.All');
  expect((await ask(both, path)).status).toBe(200);
});

test('watching a resource needs the right to it', async () => {
  const watch = (token: string, resource: string) =>
    ask(token, '/subscriptions', {
      method: 'POST',
      body: JSON.stringify({
        resource,
        changeType: 'updated',
        notificationUrl: 'https://nowhere.example/',
        expirationDateTime: running.tenant.clock.iso(),
      }),
    });
  const refused = await watch(await appWith(), '/users');
  expect(refused).toMatchObject({ status: 403, body: { error: { code: 'ExtensionError' } } });
  expect((await watch(await appWith('User.Read.All'), '/users')).status).not.toBe(403);
  expect((await watch(await appWith(), `${CHANNEL}/messages`)).status).not.toBe(403);
  running.tenant.consents.setTeam(TEAM, 'ChannelMessage.Read.Group', false);
  expect((await watch(await appWith(), `${CHANNEL}/messages`)).status).toBe(403);
});

test('steps of a batch are refused, faulted and answered each on its own', async () => {
  running.tenant.faults.add({
    where: { side: 'graph', call: 'GET /v1.0/users$' },
    effect: { kind: 'throttle', retryAfterS: 7 },
  });
  running.tenant.faults.add({
    where: { side: 'graph', call: 'GET /v1.0/groups$' },
    effect: { kind: 'lose', when: 'before' },
  });
  const token = await appWith('User.Read.All', 'Group.Read.All');
  const steps = ['/users?$top=1', '/users?$top=1', '/groups', '/me/drive/root/children', KNOWLEDGE];
  const answer = await ask(token, '/$batch', {
    method: 'POST',
    body: JSON.stringify({
      requests: steps.map((url, index) => ({ id: String(index), method: 'GET', url })),
    }),
  });
  expect(answer.status).toBe(200);
  const { responses } = answer.body as {
    responses?: { id: string; status: number; headers: Record<string, string> }[];
  };
  const statuses = Object.fromEntries((responses ?? []).map(({ id, status }) => [id, status]));
  expect(statuses).toMatchObject({ 2: 504, 4: 403 });
  // Steps run beside each other: which of two that are the same meets the fault is not said.
  expect([statuses[0], statuses[1]].sort()).toEqual([200, 429]);
  expect(responses?.find(({ status }) => status === 429)?.headers['retry-after']).toBe('7');
});

test('what is too large is refused with 413, read or not', async () => {
  const large = JSON.stringify({ text: 'x'.repeat(5 * 1024 * 1024) });
  const refused = await ask(await appWith('Sites.ReadWrite.All'), '/search/query', {
    method: 'POST',
    body: large,
  });
  expect(refused).toMatchObject({
    status: 413,
    body: { error: { code: 'requestEntityTooLarge' } },
  });
});

async function dev(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${running.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect({ path, ok: response.ok, text: response.ok ? '' : await response.text() }).toMatchObject({
    ok: true,
  });
}
