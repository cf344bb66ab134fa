import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { personIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { appToken, failure, graphAsApp, graphWith, KNOWLEDGE, smallTenant } from './support.ts';

const DAY = 86_400_000;

let running: RunningTenant;
let graph: Client;
let drive: string;
let list: string;
beforeAll(async () => {
  running = await smallTenant({ frozen: true });
  running.tenant.consents.setApp('User.ReadWrite.All', true);
  graph = await graphAsApp(running.url);
  const site = await graph.api(KNOWLEDGE).get();
  const { value } = await graph.api(`/sites/${site.id}/drives`).get();
  drive = `/drives/${value[0].id}/root`;
  const { id } = await graph.api(`/sites/${site.id}/lists/Projects`).get();
  list = `/sites/${site.id}/lists/${id}/items`;
});
afterAll(() => running.close());

interface Page {
  value: {
    id: string;
    name?: string;
    deleted?: { state: string };
    '@removed'?: { reason: string };
  }[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}
const read = (link: string): Promise<Page> => graph.api(link).get();
/** All pages from a link on. */
async function follow(link: string): Promise<{ value: Page['value']; delta: string }> {
  const value: Page['value'] = [];
  for (let page = await read(link); ; page = await read(page['@odata.nextLink'] ?? '')) {
    value.push(...page.value);
    if (page['@odata.deltaLink']) return { value, delta: page['@odata.deltaLink'] };
  }
}
async function gone(link: string): Promise<{ code: string; location: string }> {
  const refused = await failure(graph.api(link).get());
  expect(refused.statusCode).toBe(410);
  return { code: refused.code, location: refused.headers?.get('location') ?? '' };
}

test.each(['drive', 'list'])(
  'a token of a %s is good for thirty days, then a fresh start is named',
  async (kind) => {
    const path = kind === 'drive' ? `${drive}/delta` : `${list}/delta`;
    const whole = await follow(`${path}?$top=5`);
    running.tenant.clock.advance(30 * DAY);
    const fresh = await follow(whole.delta);
    expect(fresh.value).toEqual([]);
    graph = await graphAsApp(running.url);
    running.tenant.clock.advance(30 * DAY + 1);
    const { code, location } = await gone(fresh.delta);
    expect(code).toBe('resyncChangesApplyDifferences');
    expect(location).toContain(encodeURI(`/v1.0${path}`).slice(0, 20));
    expect(location).not.toContain('token=');
    expect((await follow(location)).value).toHaveLength(whole.value.length);
  },
);

test('a token of a server that was set up anew since asks to send what the server lacks', async () => {
  const { db } = running.tenant;
  const { delta } = await follow(`${drive}/delta?token=latest`);
  const epoch = db.meta('epoch') ?? '';
  db.setMeta('epoch', 'another');
  expect((await gone(delta)).code).toBe('resyncChangesUploadDifferences');
  db.setMeta('epoch', epoch);
  expect((await follow(delta)).value).toEqual([]);
});

test('a fault expires the next token, in the query or in the path, and nothing else', async () => {
  const { delta } = await follow(`${drive}/delta?token=latest`);
  const token = new URL(delta).searchParams.get('token') ?? '';
  for (const link of [delta, `${drive}/delta(token='${token}')`]) {
    running.tenant.faults.add({ where: { side: 'graph' }, effect: { kind: 'expireDelta' } });
    await graph.api(KNOWLEDGE).get();
    const { location } = await gone(link);
    expect(location).toMatch(/\/root\/delta$/);
    expect((await follow(delta)).value).toEqual([]);
  }
});

test('beginning now tells nothing of before; beginning at a time tells what changed after it', async () => {
  const { clock } = running.tenant;
  const now = await follow(`${drive}/delta?token=latest`);
  expect(now.value).toEqual([]);
  clock.advance(1000);
  await graph.api(`${drive}:/one.txt:/content`).put('one');
  clock.advance(1000);
  const between = clock.iso();
  clock.advance(1000);
  await graph.api(`${drive}:/two.txt:/content`).put('two');
  const names = async (link: string) =>
    (await follow(link)).value.map(({ name }) => name).filter((name) => name?.endsWith('.txt'));
  expect(await names(now.delta)).toEqual(['one.txt', 'two.txt']);
  expect(await names(`${drive}/delta?token=${between}`)).toEqual(['two.txt']);
  expect(await names(`${drive}/delta?token=${clock.iso()}`)).toEqual([]);
});

test('what changes while one pages comes again with its last state; what is deleted says so', async () => {
  const token = await appToken(running.url);
  const other = graphWith(running.url, token);
  const first = await read(`${drive}/delta?$top=3`);
  const seen = first.value.find((item) => item.name !== 'root');
  const later = await other.api(`${drive}:/gone.txt:/content`).put('soon gone');
  await other
    .api(`/drives/${drive.split('/')[2]}/items/${seen?.id}`)
    .patch({ name: 'renamed.txt' });
  const rest = await follow(first['@odata.nextLink'] ?? '');
  const last = [...first.value, ...rest.value].findLast(({ id }) => id === seen?.id);
  expect(last?.name).toBe('renamed.txt');
  await other.api(`/drives/${drive.split('/')[2]}/items/${later.id}`).delete();
  const { value } = await follow(rest.delta);
  expect(value).toEqual([expect.objectContaining({ id: later.id, deleted: { state: 'deleted' } })]);
});

test('people: the way on and the way back have names of their own, who left is removed', async () => {
  const first = await read('/users/delta?$top=10&$select=displayName');
  expect(first['@odata.nextLink']).toContain('$skiptoken=');
  const whole = await follow(first['@odata.nextLink'] ?? '');
  expect(whole.delta).toContain('$deltatoken=');
  await graph.api(`/users/${personIdOf('sarah.lim')}`).delete();
  const { value } = await follow(whole.delta);
  expect(value).toEqual([{ id: personIdOf('sarah.lim'), '@removed': { reason: 'changed' } }]);
});
