import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { OfficeParser } from 'officeparser';
import { quickXorHash } from '../../../src/adapters/tenant/files/blobs.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { failure, graphAs, graphAsApp, KNOWLEDGE, smallTenant } from './support.ts';

interface Item {
  id: string;
  name: string;
  size: number;
  deleted?: { state: string };
}

let running: RunningTenant;
let graph: Client;
let drives: Map<string, string>;
let published: string;
beforeAll(async () => {
  running = await smallTenant();
  graph = await graphAsApp(running.url);
  const listed = await graph.api(`${KNOWLEDGE}:/drives`).get();
  drives = new Map(
    listed.value.map((drive: { name: string; id: string }) => [drive.name, drive.id]),
  );
  published = drives.get('Published knowledge') ?? '';
});
afterAll(() => running.close());

const upload = (path: string, bytes: string, query = ''): Promise<Item> =>
  graph.api(`/drives/${published}/root:/${path}:/content${query}`).put(bytes);

async function deltaOf(link: string): Promise<{ items: Item[]; link: string }> {
  const items: Item[] = [];
  let page = await graph.api(link).get();
  items.push(...page.value);
  while (page['@odata.nextLink']) {
    page = await graph.api(page['@odata.nextLink']).get();
    items.push(...page.value);
  }
  return { items, link: page['@odata.deltaLink'] };
}

test('seeded documents are real files whose text can be read, with their metadata', async () => {
  const { value } = await graph
    .api(`/drives/${published}/root/children`)
    .expand('listItem($expand=fields)')
    .get();
  const kinds = new Set<string>();
  for (const extension of ['docx', 'pdf', 'txt']) {
    const item = value.find((one: Item) => one.name.endsWith(`.${extension}`));
    if (!item) continue;
    kinds.add(extension);
    const response = await fetch(item['@microsoft.graph.downloadUrl']);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length).toBe(item.size);
    const text =
      extension === 'txt'
        ? bytes.toString('utf8')
        : String((await (await OfficeParser.parseOffice(bytes)).to('text')).value);
    const fields = item.listItem.fields;
    expect(text.replace(/\s+/g, ' ')).toContain(fields.Title.slice(0, 20));
    expect(fields).toMatchObject({
      Audience: 'all',
      KnowledgeType: expect.any(String),
      OwnerId: expect.any(String),
    });
    expect(Number(fields.ReviewDate.slice(0, 4)) - Number(fields.PublishedDate.slice(0, 4))).toBe(
      3,
    );
  }
  expect(kinds.size).toBeGreaterThanOrEqual(2);
});

test('content answers with a redirect to an address that needs no token, and a wrong one opens nothing', async () => {
  const item = await upload('redirect.txt', 'over there');
  const text = await graph
    .api(`/drives/${published}/items/${item.id}/content`)
    .responseType('text' as never)
    .get();
  expect(text).toBe('over there');
  const bad = await fetch(`${running.url}/download/${item.id}?tempauth=guess`);
  expect(bad.status).toBe(401);
});

test('a name that is taken fails, is replaced or gets a number, as asked', async () => {
  const behavior = (how: string) => `?@microsoft.graph.conflictBehavior=${how}`;
  const first = await upload('folder é/report.txt', 'one', behavior('fail'));
  const taken = await failure(upload('folder é/REPORT.txt', 'two', behavior('fail')));
  expect(taken).toMatchObject({ statusCode: 409, code: 'nameAlreadyExists' });
  const replaced = await upload('folder é/report.txt', 'three', behavior('replace'));
  expect(replaced.id).toBe(first.id);
  expect(replaced.size).toBe(5);
  const renamed = await upload('folder é/report.txt', 'four', behavior('rename'));
  expect(renamed.name).toBe('report 1.txt');
  const refused = await failure(upload('folder é/report.txt', 'x', behavior('whatever')));
  expect(refused.statusCode).toBe(400);
});

test('delta tells what was created, renamed and deleted since the link, and only that', async () => {
  const start = await deltaOf(`/drives/${published}/root/delta`);
  expect(start.items.some((item) => item.deleted)).toBe(false);
  const kept = await upload('kept.txt', 'a');
  const gone = await upload('gone.txt', 'b');
  const second = await deltaOf(start.link);
  expect(second.items.map((item) => item.name)).toEqual(['kept.txt', 'gone.txt']);
  await graph.api(`/drives/${published}/items/${kept.id}`).patch({ name: 'kept better.txt' });
  await graph.api(`/drives/${published}/items/${gone.id}`).delete();
  const third = await deltaOf(second.link);
  expect(third.items.map((item) => [item.id, item.name, item.deleted?.state])).toEqual([
    [kept.id, 'kept better.txt', undefined],
    [gone.id, 'gone.txt', 'deleted'],
  ]);
  expect((await deltaOf(third.link)).items).toEqual([]);
});

test('a fresh enumeration in small pages finds every file once and no deleted one', async () => {
  const paged = await deltaOf(`/drives/${published}/root/delta?$top=3`);
  const whole = await deltaOf(`/drives/${published}/root/delta`);
  expect(paged.items.map((item) => item.id)).toEqual(whole.items.map((item) => item.id));
  expect(new Set(paged.items.map((item) => item.id)).size).toBe(paged.items.length);
  expect(paged.items.some((item) => item.deleted)).toBe(false);
});

test('a delta token nobody gave out answers 410 with a fresh start', async () => {
  const other = drives.get('Confidential');
  const foreign = await deltaOf(`/drives/${other}/root/delta?token=latest`);
  const token = new URL(foreign.link).searchParams.get('token');
  for (const bad of ['rubbish', token ?? '']) {
    const refused = await failure(graph.api(`/drives/${published}/root/delta?token=${bad}`).get());
    expect(refused).toMatchObject({ statusCode: 410, code: 'resyncChangesApplyDifferences' });
    expect(refused.headers?.get('location')).toContain('/root/delta');
  }
});

test("a file's columns are read and written, an old tag is refused with 412, an unknown column with 400", async () => {
  const item = await upload('columns.txt', 'c');
  const path = `/drives/${published}/items/${item.id}/listItem/fields`;
  const before = await graph.api(path).get();
  const written = await graph
    .api(path)
    .header('If-Match', before['@odata.etag'])
    .patch({ Title: 'Columns', Topics: 'skills;wages' });
  expect(written).toMatchObject({
    Title: 'Columns',
    Topics: 'skills;wages',
    FileLeafRef: 'columns.txt',
  });
  const late = await failure(
    graph.api(path).header('If-Match', before['@odata.etag']).patch({ Title: 'Late' }),
  );
  expect(late.statusCode).toBe(412);
  expect((await graph.api(path).get()).Title).toBe('Columns');
  expect((await failure(graph.api(path).patch({ Shoes: '42' }))).statusCode).toBe(400);
  const stale = await failure(
    graph.api(`/drives/${published}/items/${item.id}`).header('If-Match', '"{X},1"').delete(),
  );
  expect(stale.statusCode).toBe(412);
});

test('an upload session takes ranges in order and refuses one sent twice', async () => {
  const unit = 320 * 1024;
  const bytes = Buffer.alloc(unit + 1000, 'praxis ');
  const session = await graph
    .api(`/drives/${published}/root:/large.txt:/createUploadSession`)
    .post({ item: { '@microsoft.graph.conflictBehavior': 'rename' } });
  const send = (from: number, to: number) =>
    fetch(session.uploadUrl, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` },
      body: bytes.subarray(from, to),
    });
  expect((await send(0, 1000)).status).toBe(400);
  const first = await send(0, unit);
  expect(first.status).toBe(202);
  expect(await first.json()).toMatchObject({ nextExpectedRanges: [`${unit}-`] });
  expect((await send(0, unit)).status).toBe(416);
  const last = await send(unit, bytes.length);
  expect(last.status).toBe(201);
  const item = (await last.json()) as Item;
  expect(item).toMatchObject({ name: 'large.txt', size: bytes.length });
  expect((await send(unit, bytes.length)).status).toBe(404);
});

test('list items are created, filtered by indexed columns, changed with If-Match and told by delta', async () => {
  const site = await graph.api(KNOWLEDGE).get();
  const projects = `/sites/${site.id}/lists/Projects/items`;
  const all = await graph.api(projects).expand('fields').get();
  expect(all.value).toHaveLength(20);
  const start = await graph.api(`${projects}/delta?token=latest`).get();
  const made = await graph.api(projects).post({ fields: { Title: 'New', Code: 'GLO/26/01/XXX' } });
  const found = await graph
    .api(projects)
    .filter("fields/Code eq 'GLO/26/01/XXX'")
    .expand('fields')
    .get();
  expect(found.value.map((row: { id: string }) => row.id)).toEqual([made.id]);
  const refused = await failure(graph.api(projects).filter("fields/Donor eq 'Norway'").get());
  expect(refused.statusCode).toBe(400);
  expect(refused.body).toContain('not indexed');
  const brave = await graph
    .api(projects)
    .filter("fields/Donor eq 'Norway'")
    .header('Prefer', 'HonorNonIndexedQueriesWarningMayFailRandomly')
    .get();
  expect(brave.value).toHaveLength(1);
  const changed = `${projects}/${made.id}/fields`;
  await graph.api(changed).header('If-Match', made.eTag).patch({ State: 'closed' });
  expect(
    (await failure(graph.api(changed).header('If-Match', made.eTag).patch({ State: 'open' })))
      .statusCode,
  ).toBe(412);
  const news = await graph.api(start['@odata.deltaLink']).expand('fields').get();
  expect(news.value.map((row: { fields: { State: string } }) => row.fields.State)).toEqual([
    'closed',
  ]);
});

test('a person opens what their audience allows and no more', async () => {
  const outsider = await graphAs(running.url, 'Priya');
  const reader = await graphAs(running.url, 'Lena');
  const confidential = drives.get('Confidential');
  expect((await failure(outsider.api(`/drives/${confidential}`).get())).statusCode).toBe(403);
  expect((await reader.api(`/drives/${confidential}/root`).get()).folder).toBeDefined();
  const seen = await outsider.api(`${KNOWLEDGE}:/drives`).get();
  expect(seen.value.map((drive: { name: string }) => drive.name)).toEqual(['Published knowledge']);
  const write = outsider.api(`/drives/${published}/root:/mine.txt:/content`).put('x');
  expect((await failure(write)).statusCode).toBe(403);
});

test('permissions of an item name its audience', async () => {
  const item = await graph.api(`/drives/${drives.get('Confidential')}/root`).get();
  const { value } = await graph
    .api(`/drives/${drives.get('Confidential')}/items/${item.id}/permissions`)
    .get();
  expect(value).toHaveLength(4);
  expect(value[0].grantedToV2.user.id).toEqual(expect.any(String));
});

test('the content hash is the one SharePoint publishes', () => {
  expect(quickXorHash(Buffer.from('Sg==', 'base64'))).toBe('SgAAAAAAAAAAAAAAAQAAAAAAAAA=');
  expect(quickXorHash(Buffer.from('tbQ=', 'base64'))).toBe('taAFAAAAAAAAAAAAAgAAAAAAAAA=');
});
