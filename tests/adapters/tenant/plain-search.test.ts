import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { addList } from '../../../src/adapters/tenant/seed/places.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { failure, graphAs, graphAsApp, KNOWLEDGE, smallTenant } from './support.ts';

interface Hit {
  hitId: string;
  rank: number;
  summary: string;
  resource: {
    '@odata.type': string;
    name?: string;
    webUrl: string;
    sharepointIds?: { listId: string; listItemId: string };
    fields?: Record<string, unknown>;
    lastModifiedDateTime: string;
  };
}
interface Container {
  total: number;
  moreResultsAvailable: boolean;
  hits?: Hit[];
  aggregations?: {
    field: string;
    buckets: { key: string; count: number; aggregationFilterToken: string }[];
  }[];
}

let running: RunningTenant;
let app: Client;
let items: string;
beforeAll(async () => {
  running = await smallTenant({ frozen: true });
  app = await graphAsApp(running.url);
  items = `/sites/${(await app.api(KNOWLEDGE).get()).id}/lists/Projects/items`;
});
afterAll(() => running.close());

const request = (queryString: string, more: object = {}) => ({
  requests: [{ entityTypes: ['listItem'], query: { queryString }, region: 'EUR', ...more }],
});
async function search(queryString: string, more: object = {}, client = app): Promise<Container> {
  const { value } = await client.api('/search/query').post(request(queryString, more));
  return value[0].hitsContainers[0];
}
const refusal = (more: object, client = app) =>
  failure(client.api('/search/query').post(request('waste', more)));
const inLists = 'contentclass:STS_ListItem_GenericList';

test('an item of a plain list is found by its words, with highlights, its place and the columns asked for', async () => {
  const { total, hits } = await search(`waste pickers ${inLists}`, {
    fields: ['title', 'Code', 'contentclass', 'NoSuchColumn'],
  });
  expect(total).toBe(1);
  const resource = hits?.[0]?.resource;
  expect(resource?.fields).toEqual({
    title: "Textile waste pickers' cooperatives",
    Code: 'RAF/24/15/NLD',
    contentclass: 'STS_ListItem_GenericList',
  });
  expect(resource?.['@odata.type']).toBe('#microsoft.graph.listItem');
  expect(resource?.webUrl).toMatch(/\/sites\/knowledge\/Lists\/Projects\/DispForm\.aspx\?ID=\d+$/);
  const found = await app.api(`${items}/${resource?.sharepointIds?.listItemId}/fields`).get();
  expect(found.Code).toBe('RAF/24/15/NLD');
  const { hits: byBody } = await search(`municipalities ${inLists}`);
  expect(byBody?.[0]?.summary).toContain('<c0>municipalities</c0>');
  expect(byBody?.[0]?.resource).not.toHaveProperty('fields');
});

test('files are found beside list items, and only files by who asks for files', async () => {
  const both = await search('waste OR workers', { size: 500 });
  const only = await search('waste OR workers', { size: 500, entityTypes: ['driveItem'] });
  const classes = await search('waste OR workers', { size: 500, fields: ['contentclass'] });
  const kinds = new Set(classes.hits?.map((hit) => hit.resource.fields?.contentclass));
  expect(kinds).toEqual(new Set(['STS_ListItem_GenericList', 'STS_ListItem_DocumentLibrary']));
  expect(only.total).toBeLessThan(both.total);
  expect(
    only.hits?.every((hit) => hit.resource['@odata.type'] === '#microsoft.graph.driveItem'),
  ).toBe(true);
});

test('what is in lists does not change what is found of files, nor its order', async () => {
  const before = await search('workers OR wages', { size: 500, entityTypes: ['driveItem'] });
  const fields = { Title: 'workers workers workers wages' };
  const { id } = await app.api(items).post({ fields });
  expect(await search('workers OR wages', { size: 500, entityTypes: ['driveItem'] })).toEqual(
    before,
  );
  await app.api(`${items}/${id}`).delete();
});

test('an item is found from its first moment, by its new words after a change, and not once deleted', async () => {
  const { id } = await app.api(items).post({ fields: { Title: 'Quokka ranching' } });
  expect((await search(`quokka ${inLists}`)).total).toBe(1);
  await app.api(`${items}/${id}/fields`).patch({ Title: 'Wombat ranching', Donor: 'Zanzibar' });
  expect((await search('quokka')).total).toBe(0);
  expect((await search('zanzibar')).total).toBe(1);
  await app.api(`${items}/${id}`).delete();
  expect((await search('wombat')).total).toBe(0);
});

test('a person finds neither by words nor by count the items of another team’s list', async () => {
  const { db } = running.tenant;
  const site = db.get<{ id: string }>('SELECT id FROM sites WHERE team_id = ?', teamIdOf('skills'));
  addList(running.tenant, site?.id ?? '', 'Minutes', [
    { name: 'Title', displayName: 'Title', kind: 'text', indexed: false },
  ]);
  await app
    .api(`/sites/${site?.id}/lists/Minutes/items`)
    .post({ fields: { Title: 'Axolotl meeting' } });
  expect((await search('axolotl')).total).toBe(1);
  expect((await search('axolotl', {}, await graphAs(running.url, 'Sofia'))).total).toBe(1);
  const outsider = await graphAs(running.url, 'Priya');
  expect(await search('axolotl', {}, outsider)).toEqual({ total: 0, moreResultsAvailable: false });
});

test('pages follow one another until no more results are available', async () => {
  const seen: string[] = [];
  for (let from = 0; ; from += 7) {
    const page = await search(inLists, { from, size: 7 });
    seen.push(...(page.hits ?? []).map((hit) => hit.hitId));
    if (!page.moreResultsAvailable) {
      expect(seen).toHaveLength(page.total);
      break;
    }
    expect(page.hits).toHaveLength(7);
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('results are sorted by what is sortable', async () => {
  const { hits } = await search('work OR workers', {
    entityTypes: ['driveItem'],
    size: 100,
    sortProperties: [{ name: 'lastModifiedDateTime', isDescending: true }, { name: 'name' }],
  });
  const times = (hits ?? []).map((hit) => hit.resource.lastModifiedDateTime);
  expect(times.length).toBeGreaterThan(3);
  expect(times).toEqual(times.toSorted().toReversed());
});

test('counts by kind of file lead to the files of that kind', async () => {
  const aggregations = [
    {
      field: 'fileType',
      size: 10,
      bucketDefinition: { sortBy: 'count', isDescending: 'true', minimumCount: 0 },
    },
  ];
  const entityTypes = ['driveItem'];
  const whole = await search('work OR workers', { entityTypes, aggregations });
  const buckets = whole.aggregations?.[0]?.buckets ?? [];
  expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(whole.total);
  expect(buckets.map(({ count }) => count)).toEqual(
    buckets.map(({ count }) => count).toSorted((a, b) => b - a),
  );
  const [first, second] = buckets;
  if (!first || !second) throw new Error('two kinds of file were expected');
  const one = await search('work OR workers', {
    entityTypes,
    aggregationFilters: [`fileType:${first.aggregationFilterToken}`],
  });
  expect(one.total).toBe(first.count);
  expect(one.hits?.every((hit) => hit.resource.name?.endsWith(`.${first.key}`))).toBe(true);
  const filter = `fileType:or(${first.aggregationFilterToken}, ${second.aggregationFilterToken})`;
  expect(
    (await search('work OR workers', { entityTypes, aggregationFilters: [filter] })).total,
  ).toBe(first.count + second.count);
});

const by = (name: string) => ({ name, isDescending: false });
test.each([
  ['sorting by a column that is not sortable', { sortProperties: [by('Donor')] }],
  ['sorting by six', { sortProperties: Array.from({ length: 6 }, () => by('size')) }],
  [
    'counting by a column that is not refinable',
    { aggregations: [{ field: 'Donor', bucketDefinition: { sortBy: 'count' } }] },
  ],
  ['a filter that is none', { aggregationFilters: ['fileType=docx'] }],
  ['more than 500 at once', { size: 501 }],
  ['a place before the first', { from: -1 }],
  ['an unknown kind of thing', { entityTypes: ['unicorn'] }],
  ['what only beta knows', { trimDuplicates: true }],
  ['no region in an app’s request', { region: undefined }],
])('%s is refused', async (_name, more) => {
  expect(await refusal(more)).toMatchObject({ statusCode: 400 });
});

test('a person needs no region', async () => {
  const lena = await graphAs(running.url, 'Lena');
  expect((await search('waste', { region: undefined }, lena)).total).toBeGreaterThan(0);
});
