import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { amina, contributionOf, discussion, type Running, running } from './fakes.ts';

/** What a hostile or careless client may send: always an answer in words, never a 500, never a change. */

let app: Running;
let taken: Record<string, unknown>[];

beforeEach(async () => {
  taken = [];
  app = await running({
    actions: {
      discussions: {
        read: async () => ({ discussion, actions: [] }),
        contributions: {
          contribute: async (_who: unknown, input: Record<string, unknown>) => {
            taken.push(input);
            const contribution = contributionOf(amina, String(input.text));
            return { contribution, discussion, duplicate: false };
          },
        },
      },
    },
  });
});
afterEach(() => app.server.close());

const PATH = '/api/v1/discussions/d1/contributions';
const good = { nonce: 'n-12345678', text: 'They stay.', question: 0, consent: 'paraphrase' };
const send = (body: unknown, headers = {}) =>
  app.call('POST', PATH, { as: 'amina', body, headers });

test('A contribution from the tab is bound to its sender and form, and waits where the community says so', async () => {
  const answer = await send(good);
  expect(answer.status).toBe(201);
  expect(taken).toEqual([
    expect.objectContaining({
      surface: 'tab',
      sourceKey: 'tab|amina|n-12345678',
      premoderated: true,
    }),
  ]);
  expect(answer.json).toEqual({
    duplicate: false,
    contribution: expect.objectContaining({
      author: 'Amina Diallo',
      mine: true,
      actions: ['withdraw'],
      createdAt: '2026-11-22T10:00:00.000Z',
    }),
  });
});

test('HTML and script are text like any other and come back as they were sent', async () => {
  const text = '<img src=x onerror="alert(1)"><script>fetch("//evil")</script> & \u0000 </p>';
  const answer = await send({ ...good, text });
  expect(answer.json.contribution?.text).toBe(text.trim());
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  ['{"nonce": "n-1234', ['body']],
  ['', ['body']],
  ['null', ['body']],
  ['[]', ['body']],
  ['"text"', ['body']],
  [{}, ['nonce', 'text', 'question', 'consent']],
  [{ ...good, text: '   ' }, ['text']],
  [{ ...good, text: 'x'.repeat(20_001) }, ['text']],
  [{ ...good, text: ['<b>'] }, ['text']],
  [{ ...good, question: 30 }, ['question']],
  [{ ...good, consent: 'always' }, ['consent']],
  [{ ...good, nonce: 'short' }, ['nonce']],
])('%j is refused with the fields that are wrong', async (body, fields) => {
  const answer = await send(body);
  expect(answer.status).toBe(400);
  expect(answer.json.code).toBe('invalid-input');
  expect(answer.json.fields).toEqual(fields);
  expect(taken).toEqual([]);
});

test('Wrong fields are named in words', async () => {
  const { json } = await app.call('POST', PATH, {
    as: 'marc',
    body: { ...good, text: '', consent: 'x' },
  });
  expect(json.message).toContain('le texte, l’accord pour être cité');
});

test('Bytes that are no text are refused', async () => {
  const response = await fetch(app.url + PATH, {
    method: 'POST',
    headers: { authorization: 'Bearer amina', 'content-type': 'application/json' },
    body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
  });
  expect(response.status).toBe(400);
});

test.each([
  ['text/plain', {}],
  ['application/x-www-form-urlencoded', {}],
  ['application/json', { 'content-encoding': 'gzip' }],
])('A body as %s %j is not read', async (type, headers) => {
  const answer = await send(good, { ...headers, 'content-type': type });
  expect(answer.status).toBe(415);
  expect(answer.json.code).toBe('json-only');
  expect(taken).toEqual([]);
});

test.each([256 * 1024 + 1, 1024 * 1024, 8 * 1024 * 1024])(
  'A body of %d bytes is too large',
  async (size) => {
    const body = JSON.stringify({ ...good, text: 'x'.repeat(size) });
    const answer = await send(body).catch((error: Error) => error);
    // A sender of very much may find the connection closed before it has read why.
    if (answer instanceof Error) expect(size).toBeGreaterThan(4 * 1024 * 1024);
    else {
      expect(answer.status).toBe(413);
      expect(answer.json).toMatchObject({
        code: 'too-large',
        message: expect.stringContaining('262,144'),
      });
    }
    expect(taken).toEqual([]);
    expect((await app.call('GET', '/healthz')).status).toBe(200);
  },
);

test('A polluting key changes nothing', async () => {
  const answer = await send(`{"__proto__": {"admin": true}, ${JSON.stringify(good).slice(1)}`);
  expect(answer.status).toBe(201);
  expect(taken[0]).not.toHaveProperty('admin');
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
});

test('An address that is no route of ours is refused in words', async () => {
  const answer = await app.call('GET', '/api/v1/nothing', { headers: { 'accept-language': 'es' } });
  expect(answer.status).toBe(404);
  expect(answer.json).toEqual({ code: 'not-found', message: expect.stringMatching(/no est/i) });
});

test('A method that a route does not know is refused with those it does', async () => {
  const answer = await app.call('DELETE', '/api/v1/home', { as: 'amina' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toContain('GET');
  expect(answer.json.code).toBe('method-not-allowed');
});

test('An id longer than any of ours is no route', async () => {
  const answer = await app.call('GET', `/api/v1/captures/${'x'.repeat(300)}`, { as: 'amina' });
  expect(answer.status).toBe(404);
});

/** The first line of the answer to bytes that no browser would send. */
const raw = (request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    let seen = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      seen += chunk;
    });
    socket.on('end', () => resolve(seen.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
    socket.write(request);
  });

test.each([
  ['a host with a path', 'GET /healthz HTTP/1.1\r\nHost: a/../b\r\n', '400'],
  ['a host with a space', 'GET /healthz HTTP/1.1\r\nHost: a b\r\n', '400'],
  ['an unclosed host', 'GET /healthz HTTP/1.1\r\nHost: [::1\r\n', '400'],
  ['no host', 'GET /healthz HTTP/1.1\r\n', '400'],
  ['a port beyond ports', 'GET /healthz HTTP/1.1\r\nHost: a:99999\r\n', '400'],
  ['a target that is no path', 'GET http://evil/ HTTP/1.1\r\nHost: a\r\n', '400'],
  ['a broken code', 'GET /api/v1/captures/%E0%A4%A HTTP/1.1\r\nHost: a\r\n', '404'],
  ['a lone percent', 'GET /% HTTP/1.1\r\nHost: a\r\n', '404'],
  ['double slashes', 'GET //healthz HTTP/1.1\r\nHost: a\r\n', '404'],
  ['no HTTP', 'hello\r\n', '400'],
])('The server stands %s', async (_what, request, status) => {
  expect(await raw(`${request}Connection: close\r\n\r\n`)).toContain(` ${status} `);
  expect((await app.call('GET', '/healthz')).status).toBe(200);
});

test('A sender who hangs up in the middle is no defect of ours', async () => {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  socket.write(
    `POST ${PATH} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer amina\r\n` +
      'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"nonce"',
    () => socket.destroy(),
  );
  const refused = () => app.logged.find(({ message }) => message === 'request refused');
  while (!refused()) await new Promise((resolve) => setImmediate(resolve));
  expect(refused()?.fields).toMatchObject({ why: 'cut off' });
  expect(app.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('Every answer carries its reference and nothing of what serves it', async () => {
  for (const path of ['/healthz', '/api/v1/me', '/nowhere', '/tab/']) {
    const { headers } = await app.call('GET', path);
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{20,}$/);
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toContain('max-age');
  }
});
