import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { createAdapter } from '../../bot/adapter.ts';
import type { Bot } from '../../bot/bot.ts';
import { botEndpoint } from '../../bot/endpoint.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { startConnector, type TestConnector } from './connector.ts';
import { type BotWorld, botWorld, LUC } from './world.ts';

let world: BotWorld;
let connector: TestConnector;
let server: Server;
let signed: Server;
let run: Bot['run'];

const listen = async (handler: ReturnType<typeof botEndpoint>): Promise<Server> => {
  const made = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => {
    made.listen(0, '127.0.0.1', resolve);
  });
  return made;
};
const urlOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}/api/messages`;

beforeAll(async () => {
  world = await botWorld();
  connector = await startConnector();
  const bot: Pick<Bot, 'run'> = { run: (context: TurnContext) => run(context) };
  const local = await createAdapter({ mode: 'local', tenantUrl: 'http://127.0.0.1:1' }, quiet);
  server = await listen(botEndpoint(local, bot, quiet));
  const production = await createAdapter(
    {
      mode: 'production',
      appId: '11111111-1111-4111-8111-111111111111',
      tenantId: '22222222-2222-4222-8222-222222222222',
      credential: { kind: 'secret', secret: 'not-a-secret' },
    },
    quiet,
  );
  signed = await listen(botEndpoint(production, bot, quiet));
});
beforeEach(() => {
  run = world.app.bot.run;
  connector.received.length = 0;
});
afterAll(async () => {
  for (const one of [server, signed]) {
    one.closeAllConnections();
    one.close();
  }
  await connector.close();
  await world.close();
});

const activity = (more: Record<string, unknown> = {}) => ({
  ...world.teams.person(LUC).frame(),
  serviceUrl: connector.url,
  type: 'message',
  id: world.teams.nextId(),
  text: 'aide',
  timestamp: '2026-03-02T09:00:00Z',
  ...more,
});
const post = (body: unknown, to = server) =>
  fetch(urlOf(to), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a message is answered through the connector', async () => {
  const response = await post(activity());
  expect(response.status).toBe(200);
  expect(connector.received).toHaveLength(1);
  expect(JSON.stringify(connector.received[0]?.body)).toContain(
    'Voici ce que vous pouvez faire ici',
  );
});

test('a pressed button is answered in the response', async () => {
  const response = await post(
    activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'privacy.show', data: {} } },
    }),
  );
  expect(await response.json()).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: { type: 'AdaptiveCard', lang: 'fr' },
  });
});

test('an unknown button is refused in words, not with a 500', async () => {
  const response = await post(
    activity({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'x' } } }),
  );
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    statusCode: 409,
    type: 'application/vnd.microsoft.error',
    value: { code: 'outdated-card' },
  });
});

test('a message of 100 KB is answered with words', async () => {
  const response = await post(activity({ text: 'x'.repeat(100_000) }));
  expect(response.status).toBe(200);
  expect(JSON.stringify(connector.received[0]?.body)).toContain('trop long');
});

test.each([
  ['no JSON', '{"type":', 400],
  ['a list', '[]', 400],
  ['no type', '{"conversation":{"id":"a"},"serviceUrl":"http://127.0.0.1/"}', 400],
  ['no conversation', '{"type":"message","serviceUrl":"http://127.0.0.1/"}', 400],
  ['more than 256 KB', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
])('%s is refused with a clear body', async (_name, body, status) => {
  const response = await post(body);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({
    code: expect.any(String),
    message: expect.any(String),
  });
});

test('in local mode a service elsewhere is not answered', async () => {
  const response = await post(activity({ serviceUrl: 'https://example.org/' }));
  expect(response.status).toBe(403);
  for (const serviceUrl of ['http://127.0.0.1.example.org/', 'file:///etc/passwd', 'x']) {
    expect((await post(activity({ serviceUrl }))).status).toBe(403);
  }
});

test('with credentials an unsigned activity is a stranger’s', async () => {
  const response = await post(activity(), signed);
  expect(response.status).toBe(401);
  expect(connector.received).toHaveLength(0);
});

test('a turn whose answer cannot be sent is a 500, and the resend is answered', async () => {
  const said = activity();
  connector.answers({ status: 502, body: {} });
  expect((await post(said)).status).toBe(500);
  expect((await post(said)).status).toBe(200);
  expect(connector.received).toHaveLength(2);
  expect((await post(said)).status).toBe(200);
  expect(connector.received).toHaveLength(2);
});

test('a defect of ours is told in words with its number, without what it is', async () => {
  const { bot, actions } = world.app;
  const { everywhere } = actions.knowledge;
  Object.assign(actions.knowledge, {
    everywhere: async () => {
      throw new Error('relation "products" does not exist');
    },
  });
  run = bot.run;
  const said = activity({ text: 'quelque chose' });
  const response = await post(said);
  Object.assign(actions.knowledge, { everywhere });
  expect(response.status).toBe(200);
  const words = JSON.stringify(connector.received[0]?.body);
  expect(words).toContain(said.id);
  expect(words).not.toContain('relation');
});
