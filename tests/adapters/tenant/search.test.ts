import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { parseKql } from '../../../src/adapters/tenant/graph/kql.ts';
import { loadProducts } from '../../../src/adapters/tenant/seed/products.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { failure, graphAs, graphAsApp, KNOWLEDGE } from './support.ts';

let running: RunningTenant;
let app: Client;
beforeAll(async () => {
  running = await startTenant();
  app = await graphAsApp(running.url);
});
afterAll(() => running.close());

interface Hit {
  hitId: string;
  rank: number;
  summary: string;
  resource: { name: string; fields?: Record<string, string> };
}
interface Container {
  total: number;
  moreResultsAvailable: boolean;
  hits?: Hit[];
}

async function search(client: Client, queryString: string, more: object = {}): Promise<Container> {
  const { value } = await client.api('/search/query').post({
    requests: [{ entityTypes: ['driveItem'], query: { queryString }, region: 'EUR', ...more }],
  });
  return value[0].hitsContainers[0];
}

test('the seeded library holds the documents of its files, each in the library of its audience', async () => {
  const products = loadProducts();
  const state = (await (await fetch(`${running.url}/dev/state`)).json()) as { files: number };
  expect(state.files).toBe(products.length);
  const drives = await app.api(`${KNOWLEDGE}:/drives`).get();
  for (const [name, audience] of [
    ['Published knowledge', 'all'],
    ['Confidential', 'named'],
  ]) {
    const drive = drives.value.find((one: { name: string }) => one.name === name);
    const { value } = await app.api(`/drives/${drive.id}/root/children?$top=1000`).get();
    expect(value).toHaveLength(products.filter((product) => product.audience === audience).length);
  }
});

test('the named query of every document finds it among the first ten in which all its words occur', async () => {
  const missed: string[] = [];
  for (const product of loadProducts()) {
    const fact = product.facts[0];
    if (!fact) continue;
    const words = fact.query
      .replace(/[?¿.,:;!¡"]/g, ' ')
      .split(/\s+/)
      .filter((word) => word.length > 2);
    const { hits } = await search(app, words.join(' OR '), { size: 10 });
    if (!hits?.some((hit) => hit.resource.name.includes(`(${product.key})`)))
      missed.push(product.key);
  }
  expect(missed.length / loadProducts().length).toBeLessThan(0.05);
});

test('a person finds neither by words nor by count what they may not open', async () => {
  const secret = loadProducts().find((product) => product.audience === 'named');
  if (!secret) throw new Error('no confidential document is seeded');
  const words = `"${secret.title}"`;
  const whole = await search(app, words);
  const reader = await search(await graphAs(running.url, 'Lena'), words);
  const outsider = await search(await graphAs(running.url, 'Carlos'), words);
  expect(whole.total).toBeGreaterThan(0);
  expect(reader.total).toBe(whole.total);
  expect(outsider).toEqual({ total: 0, moreResultsAvailable: false });
});

test('a community document is found by its members only', async () => {
  const product = loadProducts().find((one) => one.audience === 'community:fair-recruitment');
  if (!product) throw new Error('no document of this community is seeded');
  const member = await search(await graphAs(running.url, 'Priya'), `"${product.title}"`);
  const other = await search(await graphAs(running.url, 'Mei'), `"${product.title}"`);
  expect([member.total, other.total]).toEqual([1, 0]);
});

test('columns come with listItem when asked for, and pages follow each other', async () => {
  const { hits } = await search(app, 'Language:fr', {
    entityTypes: ['listItem'],
    fields: ['title', 'Language', 'NoSuchColumn'],
    size: 3,
  });
  expect(hits).toHaveLength(3);
  for (const hit of hits ?? []) {
    expect(Object.keys(hit.resource.fields ?? {})).toEqual(['title', 'Language']);
    expect(hit.resource.fields?.Language).toBe('fr');
  }
  const first = await search(app, 'work', { size: 5 });
  const second = await search(app, 'work', { size: 5, from: 5 });
  expect(first.moreResultsAvailable).toBe(true);
  expect(second.hits?.[0]?.rank).toBe(6);
  const ids = [...(first.hits ?? []), ...(second.hits ?? [])].map((hit) => hit.hitId);
  expect(new Set(ids).size).toBe(10);
});

test('an app must name a region, and one request is all a call may hold', async () => {
  const one = { entityTypes: ['driveItem'], query: { queryString: 'work' } };
  expect((await failure(app.api('/search/query').post({ requests: [one] }))).statusCode).toBe(400);
  const two = {
    requests: [
      { ...one, region: 'EUR' },
      { ...one, region: 'EUR' },
    ],
  };
  expect((await failure(app.api('/search/query').post(two))).statusCode).toBe(400);
});

test.each(['"', '((', 'a AND', 'NOT', '*', 'NEAR(x y)', "'; DROP TABLE fts; --", 'title:', '-'])(
  'the query %s is no error',
  async (text) => {
    expect((await search(app, text)).total).toEqual(expect.any(Number));
  },
);

test('words, phrases, exclusions and restrictions of a query are told apart', () => {
  expect(parseKql('skills "first job" -wages filetype:docx')).toEqual({
    match: '(("skills") AND ("first job")) NOT "wages"',
    restrictions: [[{ property: 'filetype', value: 'docx', not: false }]],
    words: ['skills', 'first job', 'wages'],
  });
  expect(parseKql('(Author:"Ann B" OR ModifiedBy:"ann") isDocument=true').restrictions).toEqual([
    [
      { property: 'author', value: 'Ann B', not: false },
      { property: 'modifiedby', value: 'ann', not: false },
    ],
    [{ property: 'isdocument', value: 'true', not: false }],
  ]);
  expect(parseKql('miners OR dock* NOT draft').match).toBe('(("miners" OR "dock"*)) NOT "draft"');
});

test('a file uploaded now is found by its words once it was read', async () => {
  const { id } = await app.api(`${KNOWLEDGE}:/drive`).get();
  await app
    .api(`/drives/${id}/root:/new.md:/content`)
    .put('The quokka cooperative opened a crèche.');
  await running.idle();
  const found = await search(app, 'quokka creche');
  expect(found.hits?.map((hit) => hit.resource.name)).toEqual(['new.md']);
  expect(found.hits?.[0]?.summary).toContain('<c0>quokka</c0>');
});
