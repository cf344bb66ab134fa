import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';

/** How the tenant serves its page; what the page does is tried in a browser. */

let running: RunningTenant;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'praxis-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta name="local-tenant" content="__TENANT__">');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'let praxis;');
  writeFileSync(join(folder, 'assets', 'notes.txt'), 'no part of the page');
  running = await startTenant({ pageDirectory: folder });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string) => fetch(new URL(path, running.url), { redirect: 'manual' });

test.each(['/teams', '/teams/', '/teams/?as=x&in=personal'])('%s is the page', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await answer.text()).not.toContain('__TENANT__');
});

test('Its policy takes scripts and styles from its own files alone, and lets nobody frame it', async () => {
  const policy = (await get('/teams/')).headers.get('content-security-policy') ?? '';
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]),
  );
  expect(policy).not.toContain('unsafe');
});

test('Asked by another name it sends to its own', async () => {
  const location = await new Promise((resolve, reject) => {
    request(new URL('/teams/?as=x', running.url), { headers: { host: 'evil.example' } })
      .on('response', (response) => resolve(response.resume().headers.location))
      .on('error', reject)
      .end();
  });
  expect(location).toBe(`${running.url}/teams/?as=x`);
});

test('Its files are kept for good; nothing else of the folder or of the machine is given', async () => {
  const script = await get('/teams/assets/index-1a2b.js');
  expect(script.status).toBe(200);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(existsSync(join(folder, 'index.html'))).toBe(true);
  for (const name of ['notes.txt', 'none-1a2b.js', '..%2Findex.html', '..%2F..%2F..%2Fpackage.js'])
    expect((await get(`/teams/assets/${name}`)).status).toBe(404);
});

test('Before it is built it says so, and looks again by itself', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'praxis-page-'));
  const early = await startTenant({ pageDirectory: empty });
  const answer = await fetch(new URL('/teams/', early.url));
  await early.close();
  rmSync(empty, { recursive: true });
  expect(answer.status).toBe(503);
  expect(await answer.text()).toMatch(/http-equiv="refresh".*being built/s);
});
