import type { Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { Handler, result, serve } from './sdk-bot.ts';
import { card, clientOf, type Refusal } from './teams-bot.ts';

const CHANNEL = exchangeIdOf('formalization');

let handler: Handler;
let server: Server;
let running: RunningTenant;
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  handler = new Handler();
  const bot = await serve(() => handler);
  server = bot.server;
  running = await startTenant({
    bot: bot.url,
    frozen: true,
    limits: 'none',
    seed: { documents: 1 },
  });
  client = clientOf(running.url);
  const app = (await client.get<object>('/client/app')).body;
  const commands = [{ id: 'find', title: 'Find', type: 'query' }];
  const richer = { ...app, commands, linkDomains: ['*.org.example', 'praxis.example'] };
  await client.post('/dev/app', richer, 'PUT');
});
afterAll(async () => {
  await running.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  handler = new Handler();
});

interface Answer extends Partial<Refusal> {
  status: number;
  body: { task?: { type: string }; composeExtension?: { type: string; attachments: unknown[] } };
}
const invoke = (name: string, value: unknown, more: object = {}) =>
  client.post<Answer>('/client/invoke', { as: 'Carlos', name, value, ...more });

const find = { commandId: 'find', parameters: [{ name: 'words', value: 'kiosk' }] };

test.each([
  ['task/fetch', 'task/fetch', { data: { verb: 'form' } }, 'form'],
  ['task/submit', 'task/submit', { data: { name: 'x' } }, 'Thank you'],
  ['composeExtension/query', 'query', find, 'found'],
  ['composeExtension/selectItem', 'selectItem', { id: 7 }, 'chosen'],
  ['composeExtension/fetchTask', 'fetchTask', { commandId: 'new' }, 'new lesson'],
  ['composeExtension/submitAction', 'submitAction', { commandId: 'new', data: { a: 1 } }, 'made'],
  [
    'composeExtension/submitAction',
    'previewEdit',
    { commandId: 'new', botMessagePreviewAction: 'edit', botActivityPreview: [{}] },
    'again',
  ],
  [
    'composeExtension/submitAction',
    'previewSend',
    { commandId: 'new', botMessagePreviewAction: 'send', botActivityPreview: [{}] },
    'sent',
  ],
  ['composeExtension/queryLink', 'queryLink', { url: 'https://docs.org.example/a' }, 'unfurled'],
  ['adaptiveCard/action', 'adaptiveCard/action', { action: { verb: 'go' } }, 'done'],
])('%s reaches the SDK as %s, and its answer comes back', async (name, reached, value, said) => {
  const { status, body } = await invoke(name, value);
  expect(status).toBe(200);
  expect(handler.reached).toEqual([reached]);
  expect(JSON.stringify(body.body)).toContain(said);
});

test('the client adds what Teams adds: theme, paging, source and the chosen message', async () => {
  const said = await client.say({ as: 'Carlos', in: CHANNEL, text: 'turn me into a lesson' });
  handler = new Handler();
  await invoke('task/fetch', { data: {} });
  await invoke('composeExtension/query', { commandId: 'find' });
  await invoke(
    'composeExtension/fetchTask',
    { commandId: 'new', commandContext: 'message' },
    { in: CHANNEL, activityId: said.body.activityId },
  );
  expect(handler.values).toMatchObject([
    { context: { theme: 'default' } },
    {
      parameters: [{ name: 'initialRun', value: 'true' }],
      queryOptions: { skip: 0, count: 25 },
    },
    {
      commandContext: 'message',
      messagePayload: {
        id: said.body.activityId,
        body: { content: expect.stringContaining('turn me into a lesson') },
        from: { user: { displayName: 'Carlos Mendoza' } },
      },
    },
  ]);
  expect(handler.activities[2]).toMatchObject({
    channelData: { source: { name: 'message' }, channel: { id: CHANNEL } },
    conversation: { id: `${CHANNEL};messageid=${said.body.activityId}` },
  });
});

test('a search that takes longer than five seconds is given up in a sentence', async () => {
  const answered = Promise.withResolvers<void>();
  handler.hold = answered.promise;
  const asked = invoke('composeExtension/query', find);
  const looking = async (): Promise<void> => {
    while (handler.reached.length === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  await looking();
  running.tenant.clock.advance(5_000);
  const { status, body } = await asked;
  expect([status, body.error?.message]).toEqual([504, 'Praxis did not answer within 5 seconds.']);
  handler = new Handler();
  handler.hold = answered.promise;
  const slow = invoke('task/fetch', { data: {} });
  await looking();
  running.tenant.clock.advance(14_000);
  answered.resolve();
  expect((await slow).status).toBe(200);
});

test.each([
  ['task/fetch', { data: {} }, { tasks: {} }, "'task'"],
  ['task/fetch', { data: {} }, { task: { type: 'continue', value: {} } }, 'a card or a page'],
  [
    'composeExtension/query',
    find,
    { composeExtension: { type: 'list' } },
    "'composeExtension.type'",
  ],
  [
    'composeExtension/query',
    find,
    { composeExtension: { type: 'result', attachments: [{}] } },
    "'composeExtension.attachments.0.contentType'",
  ],
  [
    'composeExtension/queryLink',
    { url: 'https://docs.org.example/no-preview' },
    { composeExtension: { type: 'result', attachments: [card('x')] } },
    "'composeExtension.attachments.0.preview'",
  ],
  ['adaptiveCard/action', { action: { verb: 'go' } }, { value: {} }, "'statusCode'"],
])('an answer to %s that Teams would not understand is told: %#', async (name, value, odd, why) => {
  handler.odd = odd;
  const { status, body } = await invoke(name, value);
  expect(status).toBe(502);
  expect(body.error?.message).toContain(
    `Praxis answered ${name} in a way Teams does not understand`,
  );
  expect(body.error?.message).toContain(why);
});

test.each([
  [
    'auth',
    {
      type: 'auth',
      suggestedActions: { actions: [{ type: 'openUrl', value: 'https://x.example' }] },
    },
  ],
  [
    'config',
    {
      type: 'config',
      suggestedActions: { actions: [{ type: 'openUrl', value: 'https://x.example' }] },
    },
  ],
  ['message', { type: 'message', text: 'Nothing found' }],
])('%s is an answer to a search', async (_kind, composeExtension) => {
  handler.odd = { composeExtension };
  expect((await invoke('composeExtension/query', find)).body.body).toEqual({ composeExtension });
});

test.each(['task/submit', 'composeExtension/submitAction'])(
  'nothing is an answer to %s, which closes the dialog',
  async (name) => {
    handler.odd = null;
    const { status, body } = await invoke(name, { commandId: 'new', data: {} });
    expect([status, body.body]).toEqual([200, null]);
  },
);

test('what the bot has no handler for is told as that', async () => {
  const { status, body } = await client.post<Answer>('/client/invoke', {
    as: 'Carlos',
    name: 'composeExtension/anonymousQueryLink',
    value: { url: 'https://docs.org.example/b' },
  });
  expect(status).toBe(502);
  expect(body.error?.message).toBe('Praxis has no answer to composeExtension/anonymousQueryLink.');
});

test.each([
  ['a search without its command', 'composeExtension/query', {}],
  ['a link that is none', 'composeExtension/queryLink', { url: 'none' }],
  ['an invoke Teams does not know', 'praxis/anything', {}],
  [
    'a preview without what was previewed',
    'composeExtension/submitAction',
    { commandId: 'new', botMessagePreviewAction: 'send' },
  ],
  [
    'an action on no message',
    'composeExtension/fetchTask',
    { commandId: 'new', commandContext: 'message' },
  ],
  ['a link of somebody else', 'composeExtension/queryLink', { url: 'https://elsewhere.example/' }],
  [
    'a link two parts deeper than its pattern',
    'composeExtension/queryLink',
    { url: 'https://a.b.org.example/' },
  ],
])('%s is not sent', async (_what, name, value) => {
  expect((await invoke(name, value)).status).toBe(400);
  expect(handler.reached).toEqual([]);
});

test('a link is asked for once in half an hour, for each person', async () => {
  const value = { url: 'https://praxis.example/lesson/7' };
  const ask = (as: string) =>
    client.post<Answer>('/client/invoke', { as, name: 'composeExtension/queryLink', value });
  const first = await ask('Carlos');
  running.tenant.clock.advance(29 * 60_000);
  expect((await ask('Carlos')).body).toEqual(first.body);
  expect(handler.reached).toEqual(['queryLink']);
  await ask('Amina');
  running.tenant.clock.advance(2 * 60_000);
  await ask('Carlos');
  expect(handler.reached).toEqual(['queryLink', 'queryLink', 'queryLink']);
});

test('of several cards for a link the first is shown', async () => {
  const [one] = result('one').composeExtension.attachments;
  handler.odd = { composeExtension: { type: 'result', attachments: [one, one] } };
  const { body } = await invoke('composeExtension/queryLink', { url: 'https://praxis.example/8' });
  expect(body.body.composeExtension?.attachments).toHaveLength(1);
});

test('everything people do reaches the handler the SDK has for it', async () => {
  const { activityId: id } = (await client.say({ as: 'Carlos', in: CHANNEL, text: 'a' })).body;
  const one = { as: 'Carlos', in: CHANNEL, id };
  await client.post('/client/edit', { ...one, text: 'b' });
  await client.post('/client/delete', one);
  await client.post('/client/undelete', one);
  const posted = await client.connector('POST', 'conversations', {
    isGroup: true,
    channelData: { channel: { id: CHANNEL } },
    activity: { type: 'message', text: 'like me' },
  });
  const like = { as: 'Carlos', in: CHANNEL, id: posted.body.activityId, type: 'like' };
  await client.post('/client/react', like);
  await client.post('/client/react', { ...like, remove: true });
  await client.post('/client/uninstall', { as: 'Carlos' });
  await client.post('/client/install', { as: 'Carlos' });
  expect(handler.reached).toEqual([
    'message',
    'edit',
    'softDelete',
    'undelete',
    'reactionsAdded',
    'reactionsRemoved',
    'installRemove',
    'membersRemoved',
    'installAdd',
    'membersAdded',
  ]);
});

test('what happens to a team reaches the handler the SDK has for it', async () => {
  const team = 'formalization';
  await client.post('/dev/membership', { team, as: 'Priya', member: true });
  await client.post('/dev/membership', { team, as: 'Priya', member: false });
  const { body } = await client.post<{ id: string }>('/dev/channel', { team, name: 'Kiosks' });
  await client.post('/dev/channel', { team, channel: body.id, name: 'Stands' });
  await client.post('/dev/team', { team, name: 'Formalization' });
  expect(handler.reached).toEqual([
    'membersAdded',
    'membersRemoved',
    'channelCreated',
    'channelRenamed',
    'teamRenamed',
  ]);
  expect(handler.values).toMatchObject([
    // Looked up by the SDK itself in the roster of the team.
    [{ name: 'Priya Nair', userPrincipalName: expect.stringContaining('priya') }],
    [{ aadObjectId: expect.any(String) }],
    { channel: { id: body.id, name: 'Kiosks' } },
    { channel: { name: 'Stands' }, team: { name: expect.any(String) } },
    { name: 'Formalization' },
  ]);
});
