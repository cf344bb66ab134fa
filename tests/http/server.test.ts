import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import type { Health } from '../../src/http/deps.ts';
import { type Overrides, type Running, running } from './fakes.ts';

let app: Running;
const start = async (overrides: Overrides = {}): Promise<Running> => {
  app = await running(overrides);
  return app;
};
afterEach(() => app.server.close());

/** A promise that the test keeps when it likes. */
function gate<T>() {
  let open: (value: T) => void = () => {};
  const passed = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

test('Closing answers what is in flight, takes nothing new, and then is done', async () => {
  const entered = gate<void>();
  const held = gate<Health>();
  const { url, call, server } = await start({
    health: () => {
      entered.open();
      return held.passed;
    },
  });
  const inFlight = call('GET', '/healthz');
  await entered.passed;
  let closed = false;
  const closing = server.close().then(() => {
    closed = true;
  });
  await expect(fetch(`${url}/metrics`)).rejects.toThrow();
  expect(closed).toBe(false);
  held.open({ status: 'ok', parts: {} });
  expect(await inFlight).toMatchObject({ status: 200, json: { status: 'ok' } });
  await closing;
});

test('Closing waits for a turn of the bot, and not for the idle connection after it', async () => {
  const entered = gate<void>();
  const held = gate<void>();
  const { call, server } = await start({
    botEndpoint: async (_req, res) => {
      entered.open();
      await held.passed;
      res.send(200, {});
    },
  });
  const turn = call('POST', '/api/messages', { body: {} });
  await entered.passed;
  const closing = server.close(60_000);
  held.open();
  expect((await turn).status).toBe(200);
  await closing;
});

test('An idle connection does not hold the server up', async () => {
  const { url, server } = await start();
  const agent = new Agent({ keepAlive: true });
  const [answer] = (await once(get(`${url}/healthz`, { agent }), 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  await server.close(60_000);
  agent.destroy();
});

test('What never ends is cut off after the grace', async () => {
  const entered = gate<void>();
  const { call, server } = await start({
    health: () => {
      entered.open();
      return gate<Health>().passed;
    },
  });
  const never = call('GET', '/healthz').catch((error: Error) => error.message);
  await entered.passed;
  await server.close(20);
  expect(await never).toBe('fetch failed');
});

test('Closing twice is closing once', async () => {
  const { server } = await start();
  await Promise.all([server.close(), server.close()]);
  await server.close();
});

test('A port that is taken says so', async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);
  const other = await running();
  await other.server.close();
  await expect(other.server.listen(port, '127.0.0.1')).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test.each([
  ['ok', 200],
  ['degraded', 200],
  ['down', 503],
] as const)('Health that is %s answers %d with the state of each part', async (status, code) => {
  const health: Health = {
    status,
    parts: { database: { state: status, detail: null }, graph: { state: 'ok', detail: 'live' } },
  };
  const { call } = await start({ health: async () => health });
  const answer = await call('GET', '/healthz');
  expect(answer.status).toBe(code);
  expect(answer.json).toEqual(health);
});

test('Health that cannot be told is down, and why is in the log only', async () => {
  const { call, logged } = await start({ health: () => Promise.reject(new Error('socket gone')) });
  const answer = await call('GET', '/healthz');
  expect(answer.status).toBe(503);
  expect(answer.json).toEqual({ status: 'down', parts: {} });
  expect(logged.map(({ level }) => level)).toContain('error');
});

test('Metrics come in the type that their registry says', async () => {
  const { call } = await start();
  const answer = await call('GET', '/metrics');
  expect(answer.text).toBe('up 1\n');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4');
});

test('A bot that fails outside of its own care is a 500 in words, so that Teams sends again', async () => {
  const { call, logged } = await start({
    botEndpoint: () => Promise.reject(new Error('adapter gone')),
  });
  const answer = await call('POST', '/api/messages', { body: {} });
  expect(answer.status).toBe(500);
  expect(answer.json.code).toBe('internal');
  expect(logged.map(({ level }) => level)).toContain('error');
});

test('Half an answer is cut off instead of waited for', async () => {
  const { call } = await start({
    botEndpoint: async (_req, res) => {
      res.writeHead(200, { 'content-length': '10' });
      res.write('half');
      throw new Error('gone in the middle');
    },
  });
  await expect(call('POST', '/api/messages', { body: {} })).rejects.toThrow();
});

test('Without a bot there is no door for it', async () => {
  const { call } = await start();
  expect((await call('POST', '/api/messages', { body: {} })).status).toBe(404);
});
