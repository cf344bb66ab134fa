import { afterEach, expect, test } from '@jest/globals';
import { AppError } from '../../src/kernel/errors.ts';
import { amina, NOW, type Overrides, type Running, running } from './fakes.ts';

let app: Running;
const start = async (overrides: Overrides = {}): Promise<Running> => {
  app = await running(overrides);
  return app;
};
afterEach(() => app.server.close());

test('A request without a token is asked to sign in, in the language of the browser', async () => {
  const { call } = await start();
  const answer = await call('GET', '/api/v1/me', {
    headers: { 'accept-language': 'de;q=0.9, fr-CH;q=0.8, en;q=0.2' },
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect(answer.headers.get('content-language')).toBe('fr');
  expect(answer.json).toEqual({
    code: 'unauthenticated',
    message: expect.stringMatching(/connect/i),
  });
});

test('A token that is not ours is refused, and why is not told outside', async () => {
  const { call } = await start();
  const answer = await call('GET', '/api/v1/me', { as: 'forged' });
  expect(answer.status).toBe(401);
  expect(answer.text).not.toContain('signature');
});

test.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'amina'])(
  'The header "%s" is no bearer token',
  async (authorization) => {
    const { call } = await start();
    const answer = await call('GET', '/api/v1/me', { headers: { authorization } });
    expect(answer.status).toBe(401);
  },
);

test('Keys that cannot be had are no fault of the person', async () => {
  const { call } = await start({
    verify: () => Promise.reject(new AppError('unavailable', 'the keys did not come')),
  });
  const answer = await call('GET', '/api/v1/me', { as: 'amina' });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('30');
  expect(answer.json.code).toBe('unavailable');
});

test('A closed account is refused although its token is good', async () => {
  const closed = () => Promise.reject(new AppError('forbidden', 'account amina is closed'));
  const { call } = await start({ actions: { people: { actor: closed } } });
  const answer = await call('GET', '/api/v1/me', { as: 'amina' });
  expect(answer.status).toBe(403);
  expect(answer.text).not.toContain('amina');
});

test('After sign-in a refusal speaks the language of the person, not of the browser', async () => {
  const missing = () => Promise.reject(new AppError('not-found', 'no discussion x'));
  const { call } = await start({ views: { discussions: { page: missing } } });
  const answer = await call('GET', '/api/v1/discussions/x', {
    as: 'marc',
    headers: { 'accept-language': 'es' },
  });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-language')).toBe('fr');
  expect(answer.text).not.toContain('no discussion');
});

test('A defect says nothing but its reference, which leads to the log', async () => {
  const broken = () => Promise.reject(new TypeError('column "secret" does not exist'));
  const { call, logged } = await start({
    views: { home: { page: broken } },
    actions: {
      capture: { forms: () => [] },
    },
  });
  const answer = await call('GET', '/api/v1/home', { as: 'amina' });
  const reference = answer.headers.get('x-request-id') ?? 'none';
  expect(answer.status).toBe(500);
  expect(answer.json.code).toBe('internal');
  expect(answer.json.message).toContain(reference);
  expect(answer.text).not.toContain('secret');
  expect(logged).toContainEqual(
    expect.objectContaining({ level: 'error', fields: expect.objectContaining({ reference }) }),
  );
});

test('Tokens never reach the log', async () => {
  const { call, logged } = await start();
  await call('GET', '/api/v1/me?token=querytoken', { as: 'forged-secret' });
  expect(JSON.stringify(logged)).not.toMatch(/forged-secret|querytoken/);
});

test('The person who asks sees their communities in their language', async () => {
  const { call } = await start();
  const { json } = await call('GET', '/api/v1/me', { as: 'marc' });
  expect(json).toEqual({
    id: 'marc',
    name: 'Person marc',
    language: 'fr',
    zone: 'UTC',
    now: NOW.toISOString(),
    communities: [
      { id: 'skills', name: 'Compétences', role: 'moderator', channelId: expect.any(String) },
    ],
    administrator: false,
  });
});

test('Choosing a language answers in it at once', async () => {
  const chosen: unknown[] = [];
  const chooseLanguage = async (...given: unknown[]) => {
    chosen.push(given);
  };
  const { call } = await start({ actions: { people: { chooseLanguage } } });
  const answer = await call('POST', '/api/v1/me/language', {
    as: 'amina',
    body: { language: 'es' },
  });
  expect(answer.json).toMatchObject({ language: 'es', communities: [{ name: 'Competencias' }] });
  expect(chosen).toEqual([[amina, 'es']]);
});
