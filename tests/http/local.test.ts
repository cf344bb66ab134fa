import { request } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import type { Step } from '../../src/http/deps.ts';
import { onlyThisMachine } from '../../src/http/loopback.ts';
import { NOW, type Overrides, powers, type Running, running } from './fakes.ts';

let app: Running;
const start = async (overrides: Overrides = {}): Promise<Running> => {
  app = await running({ local: powers(), ...overrides });
  return app;
};
afterEach(() => app.server.close());

const CALLS = [
  ['GET', '/dev'],
  ['GET', '/dev/page.js'],
  ['GET', '/dev/page.css'],
  ['GET', '/dev/api/people'],
  ['POST', '/dev/api/token'],
  ['GET', '/dev/api/clock'],
  ['POST', '/dev/api/clock'],
  ['GET', '/dev/api/mail'],
  ['GET', '/dev/api/state'],
  ['POST', '/dev/api/reset'],
  ['GET', '/dev/kit.js'],
  ['GET', '/dev/faults.js'],
  ['GET', '/dev/api/faults'],
  ['POST', '/dev/api/faults'],
  ['POST', '/dev/api/faults/remove'],
  ['GET', '/dev/api/rights'],
  ['POST', '/dev/api/rights'],
  ['POST', '/dev/api/uninstall'],
] as const;

test.each(CALLS)('In production %s %s does not exist', async (method, path) => {
  const { call } = await start({ local: null });
  const body = method === 'POST' ? { body: { person: 'amina', step: 'day', confirm: true } } : {};
  const answer = await call(method, path, body);
  expect(answer.status).toBe(404);
  expect(answer.json.code).toBe('not-found');
});

test('How to sign in: in production through Teams, locally by choosing a person', async () => {
  const production = await start({ local: null });
  expect((await production.call('GET', '/api/v1/sign-in')).json).toEqual({ mode: 'teams' });
  await production.server.close();
  const { call } = await start();
  expect((await call('GET', '/api/v1/sign-in')).json).toEqual({
    mode: 'local',
    people: [{ id: 'amina', name: 'Amina Diallo', title: 'Officer', office: 'Dakar' }],
  });
});

test('A persona gets a token that the API takes', async () => {
  const { call } = await start();
  const { json } = await call('POST', '/dev/api/token', { body: { person: 'amina' } });
  expect((await call('GET', '/api/v1/me', { as: String(json.token) })).json.name).toBe(
    'Amina Diallo',
  );
});

test('Nobody gets a token of somebody who does not exist', async () => {
  const { call } = await start();
  const answer = await call('POST', '/dev/api/token', { body: { person: 'nobody' } });
  expect(answer.status).toBe(404);
});

test('The clock moves by the steps there are and tells what became due', async () => {
  const steps: Step[] = [];
  const advance = async (step: Step) => {
    steps.push(step);
    return { now: NOW, done: ['discussions.close'] };
  };
  const { call } = await start({ local: powers({ advance }) });
  const moved = await call('POST', '/dev/api/clock', { body: { step: 'next-due' } });
  const refused = await call('POST', '/dev/api/clock', { body: { step: 'century' } });
  expect(moved.json).toEqual({ now: NOW.toISOString(), done: ['discussions.close'] });
  expect(refused.status).toBe(400);
  expect(steps).toEqual(['next-due']);
});

test('Nothing is removed without saying so', async () => {
  let resets = 0;
  const reset = async () => {
    resets += 1;
  };
  const { call } = await start({ local: powers({ reset }) });
  expect((await call('POST', '/dev/api/reset', { body: {} })).status).toBe(400);
  expect(resets).toBe(0);
  expect((await call('POST', '/dev/api/reset', { body: { confirm: true } })).status).toBe(204);
  expect(resets).toBe(1);
});

/** With headers that fetch would not let a program set. */
const statusOf = (method: string, path: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const req = request(app.url + path, { method, headers }, (res) => {
      res.resume();
      res.on('end', () => resolve(res.statusCode ?? 0));
    });
    req.on('error', reject);
    req.end(method === 'POST' ? '{"person":"amina"}' : undefined);
  });

const own = () => new URL(app.url).host;

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example'])(
  'A page whose name %s was made to resolve to this machine gets nothing',
  async (host) => {
    await start();
    expect(await statusOf('GET', '/dev', { host })).toBe(403);
    expect(await statusOf('GET', '/dev/api/mail', { host })).toBe(403);
  },
);

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:1' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('A page of elsewhere (%j) gets no token', async (headers) => {
  await start();
  const type = { 'content-type': 'application/json' };
  expect(await statusOf('POST', '/dev/api/token', { ...type, ...headers } as never)).toBe(403);
});

test.each([{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])(
  'Our own page or a program (%j) is served',
  async (headers) => {
    await start();
    expect(await statusOf('GET', '/dev/api/mail', headers as never)).toBe(200);
    const post = { 'content-type': 'application/json', origin: `http://${own()}` };
    expect(await statusOf('POST', '/dev/api/token', { ...post, ...headers } as never)).toBe(200);
  },
);

test.each([
  ['127.0.0.1', 'localhost:3978', true],
  ['::1', '[::1]:3978', true],
  ['::ffff:127.0.0.1', '127.0.0.1', true],
  ['10.0.0.7', 'localhost:3978', false],
  ['::ffff:10.0.0.7', '127.0.0.1', false],
  ['', 'localhost', false],
])('A connection from %s as %s: %s', (remoteAddress, host, allowed) => {
  const req = { socket: { remoteAddress }, headers: { host } };
  const ask = () => onlyThisMachine({ req } as never);
  if (allowed) expect(ask).not.toThrow();
  else expect(ask).toThrow(expect.objectContaining({ code: 'forbidden' }));
});

test('The page speaks the language of the browser, and runs nothing but its own files', async () => {
  const { call } = await start();
  const { text, headers } = await call('GET', '/dev', { headers: { 'accept-language': 'fr' } });
  expect(text).toContain('<html lang="fr">');
  expect(text).not.toMatch(/\{\{|dev\.\w|<script(?![^>]* src=)|<style|\son\w+=|style=/);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  for (const path of text.match(/\/dev\/page\.\w+/g) ?? []) {
    expect((await call('GET', path)).status).toBe(200);
  }
});

test('The door of the bot, open without a key here, is open to this machine only', async () => {
  const seen: string[] = [];
  await start({
    botEndpoint: async (req, res) => {
      seen.push(req.url ?? '');
      res.send(200);
    },
  });
  expect(await statusOf('POST', '/api/messages', { host: 'evil.example' })).toBe(403);
  expect(await statusOf('POST', '/api/messages', { origin: 'https://evil.example' })).toBe(403);
  expect(seen).toEqual([]);
  expect(await statusOf('POST', '/api/messages', {})).toBe(200);
  expect(seen).toEqual(['/api/messages']);
});

test('In production the bot checks its callers itself, whatever name they use', async () => {
  await start({ local: null, botEndpoint: async (_req, res) => void res.send(200) });
  expect(await statusOf('POST', '/api/messages', { host: 'praxis.example' })).toBe(200);
});
