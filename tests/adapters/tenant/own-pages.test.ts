import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { smallTenant } from './support.ts';

/** The local tenant lets anybody be anybody: its own pages and programs of this machine, and nobody else's pages. */

let tenant: RunningTenant;
beforeAll(async () => {
  tenant = await smallTenant({ seed: { documents: 0 } });
});
afterAll(() => tenant.close());

/** fetch does not let a test say where it comes from. */
const status = (path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(tenant.url);
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

const own = () => new URL(tenant.url).host;

test.each([
  ['a program', {}],
  ['its own page', { 'sec-fetch-site': 'same-origin' }],
  ['an address typed by hand', { 'sec-fetch-site': 'none' }],
])('%s may', async (_who, headers) => {
  expect(await status('/client/people', { host: own(), ...headers })).toBe(200);
});

test.each([
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a page of another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a page that hides where it is from', { origin: 'null' }],
  ['an image of another site', { 'sec-fetch-site': 'cross-site' }],
])('%s may not', async (_who, headers) => {
  expect(await status('/client/people', { host: own(), ...headers })).toBe(403);
  expect(await status('/dev/state', { host: own(), ...headers })).toBe(403);
});

test('a foreign name that leads here may not', async () => {
  expect(await status('/dev/state', { host: 'evil.example' })).toBe(403);
});
