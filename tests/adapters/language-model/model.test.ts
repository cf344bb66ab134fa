import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addressOf, createLanguageModel } from '../../../src/adapters/language-model/model.ts';
import { waitOf } from '../../../src/adapters/language-model/reading.ts';
import { completionOf, type FakeModel, fakeModel } from '../../support/language-model.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const ASKED = {
  text: 'Nobody may be paid late.',
  language: 'en',
  sources: ['He wrote so.'],
} as const;

let server: FakeModel;
beforeAll(async () => {
  server = await fakeModel(() => ({ text: 'Pay on time.' }));
});
afterAll(() => server.stop());

const modelAt = (apiVersion: string | null = null, timeoutMs = 2_000) =>
  createLanguageModel(
    { url: `${server.url}${apiVersion ? '' : '/v1'}`, key: 'k', name: 'plain-1', apiVersion },
    { log: silent, now: () => 0, timeoutMs },
  );

test('an end point of the plain kind is asked with a bearer, what people wrote as data apart from the orders', async () => {
  server.answers(() => ({ text: 'Pay on time.' }));
  expect(await modelAt().rewrite(ASKED)).toEqual({ kind: 'text', text: 'Pay on time.' });
  const one = server.asked.at(-1);
  expect(one?.path).toBe('/v1/chat/completions');
  expect(one?.headers.authorization).toBe('Bearer k');
  expect(one?.data).toMatchObject({ sentence: ASKED.text, contributions: ASKED.sources });
  expect(one?.body.messages[0]?.content).not.toContain(ASKED.text);
});

test('Azure OpenAI is asked with its key and version, by its deployment', async () => {
  await modelAt('2024-10-21').translate(ASKED, 'fr');
  const one = server.asked.at(-1);
  expect(one?.path).toBe('/openai/deployments/plain-1/chat/completions?api-version=2024-10-21');
  expect(one?.headers['api-key']).toBe('k');
  expect(one?.headers.authorization).toBeUndefined();
  expect(one?.data.to).toBe('fr');
});

test('the address of a deployment, or of chat completions themselves, is kept', () => {
  const place = { key: 'k', name: 'n', apiVersion: '2024-10-21' };
  const url = 'https://r.openai.azure.com/openai/deployments/mine';
  const whole = `${url}/chat/completions?api-version=2024-10-21`;
  expect(addressOf({ ...place, url })).toBe(whole);
  expect(addressOf({ ...place, url: `${url}/chat/completions` })).toBe(whole);
  expect(addressOf({ ...place, url: 'http://127.0.0.1:1/v1/', apiVersion: null })).toBe(
    'http://127.0.0.1:1/v1/chat/completions',
  );
});

test.each([
  ['too many', { status: 429, body: '{}', headers: { 'retry-after': '7' } }, 'later'],
  ['overloaded', { status: 503, body: '' }, 'later'],
  ['a fault of its own', { status: 500, body: 'oops' }, 'unreachable'],
  ['no such key', { status: 401, body: '{"error":{"code":"invalid_api_key"}}' }, 'misconfigured'],
  ['no such deployment', { status: 404, body: 'not found' }, 'misconfigured'],
  ['a filter before', { status: 400, body: '{"error":{"code":"content_filter"}}' }, 'declined'],
  ['a filter after', { status: 200, body: completionOf('', 'content_filter') }, 'declined'],
  ['half an answer', { status: 200, body: completionOf('{"text":"Pay', 'length') }, 'unusable'],
  ['no JSON', { status: 200, body: completionOf('Sure! Here it is: pay') }, 'unusable'],
  ['other JSON', { status: 200, body: completionOf('{"text":"a","tool":"b"}') }, 'unusable'],
  ['nothing', { status: 200, body: '{"choices":[]}' }, 'unusable'],
  ['no answer of its kind', { status: 200, body: '<html>' }, 'unusable'],
  ['an answer without end', { endless: true } as const, 'unusable'],
  ['no answer in time', { hang: true } as const, 'unreachable'],
  [
    'another address',
    { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } },
    'unreachable',
  ],
])('%s is an outcome, not an error', async (_, answer, kind) => {
  server.answers(() => answer);
  expect((await modelAt(null, 300).rewrite(ASKED)).kind).toBe(kind);
});

test('a model that calls the greatest length otherwise is asked so', async () => {
  server.answers(({ body }) =>
    body.max_tokens
      ? { status: 400, body: '{"error":{"code":"unsupported_parameter","param":"max_tokens"}}' }
      : { text: 'Pay on time.' },
  );
  expect((await modelAt().rewrite(ASKED)).kind).toBe('text');
});

test('fences around the answer are not the answer', async () => {
  server.answers(() => ({ status: 200, body: completionOf('```json\n{"text":"Pay."}\n```') }));
  expect(await modelAt().rewrite(ASKED)).toEqual({ kind: 'text', text: 'Pay.' });
});

test('how long to wait is told in seconds, as a date or in Azure’s own header, within bounds', () => {
  const wait = (headers: Record<string, string>) => waitOf(new Headers(headers), 0);
  expect(wait({ 'retry-after': '7' })).toBe(7_000);
  expect(wait({ 'retry-after': new Date(30_000).toUTCString() })).toBe(30_000);
  expect(wait({ 'retry-after': '9', 'retry-after-ms': '2500' })).toBe(2_500);
  expect(wait({ 'retry-after': '999999' })).toBe(900_000);
  expect(wait({})).toBe(20_000);
});
