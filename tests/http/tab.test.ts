import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tabHosts } from '../../src/tab-hosts.ts';
import { type Running, running } from './fakes.ts';

let root: string;
let app: Running;
const directory = () => join(root, 'dist');
const SCRIPT = `console.log(${JSON.stringify('praxis '.repeat(400))})`;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'praxis-tab-'));
  mkdirSync(join(directory(), 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(
    join(directory(), 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__NONCE__"><meta name="local-hosts" content="__HOSTS__"><script type="module" src="/tab/assets/index-Bx3_9fQa.js"></script>',
  );
  writeFileSync(join(directory(), 'assets/index-Bx3_9fQa.js'), SCRIPT);
  writeFileSync(join(directory(), 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(directory(), '.env'), 'secret');
  symlinkSync(join(root, 'secret.txt'), join(directory(), 'link.txt'));
  app = await running({ tab: { directory: directory() } });
});
afterEach(async () => {
  await app.server.close();
  rmSync(root, { recursive: true });
});

test.each(['/', '/tab'])('%s leads to the tab', async (path) => {
  const answer = await app.call('GET', path);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe('/tab/');
});

test('Its one page is never kept, and allows scripts from our own files only', async () => {
  const answer = await app.call('GET', '/tab/');
  const policy = answer.headers.get('content-security-policy') ?? '';
  const nonce = /content="([^"]+)"/.exec(answer.text)?.[1];
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(nonce).toMatch(/^[0-9a-f]{32}$/);
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "connect-src 'self' https://res.cdn.office.net",
      'frame-ancestors https://teams.microsoft.com https://*.cloud.microsoft',
    ]),
  );
  expect(policy).not.toContain('unsafe');
  expect(answer.headers.get('x-frame-options')).toBeNull();
});

test('Where browsers sign in by Entra the page may ask its host too, and is told how', async () => {
  const browserSignIn = {
    mode: 'entra' as const,
    authority: 'https://login.microsoftonline.com/t-1',
    ...{
      tenantId: 't-1',
      clientId: 'c-1',
      scope: 'api://praxis.example.org/botid-a/access_as_user',
    },
  };
  const signing = await running({ tab: { directory: directory() }, browserSignIn, local: null });
  const page = await signing.call('GET', '/tab/');
  const way = await signing.call('GET', '/api/v1/sign-in');
  await signing.server.close();
  expect(page.headers.get('content-security-policy')?.split('; ')).toContain(
    "connect-src 'self' https://res.cdn.office.net https://login.microsoftonline.com",
  );
  expect(way.json).toEqual(browserSignIn);
});

const file = (name: string, ...imports: readonly string[]) => ({ file: `assets/${name}`, imports });
const BUILT = {
  'draw.tsx': file('draw-Bx3_9fQa.js', '_library.js'),
  '_library.js': file('library-Bx3_9fQa.js'),
  'pages/home/page.tsx': file('home-Bx3_9fQa.js', '_library.js'),
  'host/teams.ts': file('teams-Bx3_9fQa.js'),
  'areas/first/fr.ts': file('fr-DLERz_JT.js'),
};
const OPENING =
  '<!doctype html><html lang="en"><head></head><div id="root"><p>__OPENING__</p></div>';
const written = (name: string, text: string) => writeFileSync(join(directory(), name), text);
const preloaded = ({ text }: { readonly text: string }) =>
  [...text.matchAll(/<link rel="modulepreload" href="\/tab\/assets\/(\w+)-/g)].map(
    ([, name]) => name,
  );

test('Until its program is here the page says in the reader’s language what it is', async () => {
  written('index.html', OPENING);
  const answer = await app.call('GET', '/tab/discussions', {
    headers: { 'Accept-Language': 'fr-CA, en;q=0.5' },
  });
  expect(answer.text).toContain('<html lang="fr">');
  expect(answer.text).toMatch(/<p>Praxis s’ouvre : .{40,}<\/p>/);
  expect(preloaded(answer)).toEqual([]);
});

test.each([
  ['/tab/', {}, ['fr', 'draw', 'library', 'home']],
  ['/tab/discussions', {}, ['fr', 'draw', 'library']],
  ['/tab/discussions', { 'Sec-Fetch-Dest': 'iframe' }, ['fr', 'teams', 'draw', 'library']],
])('%s with %p comes with the files that draw it, each once', async (path, headers, names) => {
  written('index.html', OPENING);
  written('manifest.json', JSON.stringify(BUILT));
  const answer = await app.call('GET', path, { headers: { 'Accept-Language': 'fr', ...headers } });
  expect(preloaded(answer)).toEqual(names);
});

test('After a build the page comes with the new files', async () => {
  written('index.html', OPENING);
  const opened = async () =>
    preloaded(await app.call('GET', '/tab/', { headers: { 'Accept-Language': 'fr' } }));
  written('manifest.json', JSON.stringify({ 'draw.tsx': file('draw-Bx3_9fQa.js') }));
  expect(await opened()).toEqual(['draw']);
  written('manifest.json', JSON.stringify(BUILT));
  utimesSync(join(directory(), 'manifest.json'), 0, 1);
  expect(await opened()).toContain('home');
});

test('Every reading has a nonce of its own', async () => {
  const [one, two] = [await app.call('GET', '/tab/'), await app.call('GET', '/tab/')];
  expect(one.text).not.toBe(two.text);
});

test('Without sources that may frame it, nobody may', async () => {
  const alone = await running({ tab: { directory: directory() }, frameAncestors: [] });
  const answer = await alone.call('GET', '/tab/');
  await alone.server.close();
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

const PRODUCTION = { mode: 'production' } as const;
const LOCAL = { mode: 'local', tenantUrl: 'http://127.0.0.1:3979' } as const;

test('In production nobody but Microsoft’s clients frames the tab, and it takes nobody else for Teams', async () => {
  const { frameAncestors, localHosts } = tabHosts(PRODUCTION);
  const alone = await running({ tab: { directory: directory(), localHosts }, frameAncestors });
  const answer = await alone.call('GET', '/tab/');
  await alone.server.close();
  const policy = answer.headers.get('content-security-policy') ?? '';
  const framedBy = /frame-ancestors (.*)$/.exec(policy)?.[1]?.split(' ') ?? [];
  // Teams, Outlook and Microsoft 365 on the web, and nobody else.
  expect(framedBy).toEqual([
    'https://*.cloud.microsoft',
    'https://teams.microsoft.com',
    'https://*.teams.microsoft.com',
    'https://*.microsoft365.com',
    'https://*.office.com',
    'https://outlook.office.com',
    'https://outlook.office365.com',
  ]);
  expect(answer.text).toContain('<meta name="local-hosts" content="">');
});

test('In the local mode the local tenant’s page frames it too, and the tab is told so', async () => {
  const { frameAncestors, localHosts } = tabHosts(LOCAL);
  const local = await running({ tab: { directory: directory(), localHosts }, frameAncestors });
  const answer = await local.call('GET', '/tab/');
  await local.server.close();
  expect(answer.headers.get('content-security-policy')).toContain(
    "frame-ancestors 'self' http://127.0.0.1:3979",
  );
  expect(answer.text).toContain('<meta name="local-hosts" content="http://127.0.0.1:3979">');
});

test.each(['/tab/discussions/0197', '/tab/index.html', '/tab/?as=amina', '/tab/search?q=a.b'])(
  '%s is a place inside the page',
  async (path) => {
    const answer = await app.call('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('csp-nonce');
  },
);

test('A hashed file is kept for good', async () => {
  const answer = await app.call('GET', '/tab/assets/index-Bx3_9fQa.js');
  expect(answer.text).toBe(SCRIPT);
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('Another file is asked for again each time', async () => {
  const answer = await app.call('GET', '/tab/icon.svg');
  expect(answer.headers.get('content-type')).toBe('image/svg+xml');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

/** Fetch undoes the coding by itself; this does not. */
const rawBody = (path: string, headers: Record<string, string>, method = 'GET') =>
  new Promise<{ body: Buffer; headers: NodeJS.Dict<string | string[]>; status: number }>(
    (resolve, reject) => {
      request(app.url + path, { headers, method }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () =>
          resolve({
            body: Buffer.concat(chunks),
            headers: res.headers,
            status: res.statusCode ?? 0,
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ['gzip;q=0, *', 'br', brotliDecompressSync],
])('For a browser that takes "%s" a script is sent as %s', async (accepted, coding, undo) => {
  const path = '/tab/assets/index-Bx3_9fQa.js';
  for (const _ of ['made', 'kept']) {
    const answer = await rawBody(path, { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(answer.body.length).toBeLessThan(SCRIPT.length / 4);
    expect(undo(answer.body).toString()).toBe(SCRIPT);
  }
});

test.each(['gzip;q=0', 'identity, *;q=0', 'gzip;q=none', ''])(
  'For a browser that takes "%s" a script is sent as it is',
  async (accepted) => {
    const path = '/tab/assets/index-Bx3_9fQa.js';
    const answer = await rawBody(path, { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(answer.body.toString()).toBe(SCRIPT);
  },
);

test('HEAD answers as GET does, without the body', async () => {
  const answer = await rawBody('/tab/assets/index-Bx3_9fQa.js', {}, 'HEAD');
  expect(answer.status).toBe(200);
  expect(answer.body.length).toBe(0);
  expect(answer.headers['content-length']).toBe(String(SCRIPT.length));
});

test.each([
  '/tab/../secret.txt',
  '/tab/%2e%2e/secret.txt',
  '/tab/..%2fsecret.txt',
  '/tab/%2e%2e%2fsecret.txt',
  '/tab/assets/..%2f..%2fsecret.txt',
  '/tab/..%5csecret.txt',
  '/tab/..\\secret.txt',
  '/tab/%252e%252e%252fsecret.txt',
  '/tab/....//secret.txt',
  '/tab//etc/hosts.txt',
  '/tab/link.txt',
  '/tab/.env',
  '/tab/assets/.%2e/.env',
  '/tab/icon.svg%00.txt',
  '/tab/%E0%A4%A.txt',
  '/tab/assets.js',
  '/tab/missing-Bx3_9fQa.js',
  '/tab/icon.exe',
])('%s leads nowhere', async (path) => {
  const answer = await rawBody(path, {});
  expect(answer.status).toBe(404);
  expect(answer.body.toString()).not.toContain('secret');
  expect(JSON.parse(answer.body.toString()).code).toBe('not-found');
});

test('A tab that is not built yet says so and looks again by itself', async () => {
  rmSync(directory(), { recursive: true });
  const answer = await app.call('GET', '/tab/', { headers: { 'accept-language': 'es' } });
  const nonce = /style nonce="(\w+)"/.exec(answer.text)?.[1];
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('<html lang="es">');
  expect(answer.text).toContain('Praxis se está preparando');
  expect(answer.text).toMatch(/<meta http-equiv="refresh" content="\d+">/);
  expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
});
