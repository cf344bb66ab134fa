import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import {
  appToken,
  call,
  graphAsApp,
  graphWith,
  KNOWLEDGE,
  smallTenant,
  startBot,
} from './support.ts';

let dataDir: string;
let running: RunningTenant;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tenant-'));
});
afterEach(async () => {
  await running.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (libraries: string[] = []): Promise<RunningTenant> =>
  smallTenant({ dataDir, libraries });
async function again(libraries: string[] = []): Promise<void> {
  const port = Number(new URL(running.url).port);
  await running.close();
  // A turn of the loop, in which this side notices that its kept connections are closed.
  await new Promise((resolve) => setImmediate(resolve));
  running = await startTenant({ dataDir, libraries, port, seed: { documents: 24 }, retryMs: 5 });
}

async function drop(name: string): Promise<{ id: string; children: string[] }> {
  const graph = await graphAsApp(running.url);
  const drives = await graph.api(`${KNOWLEDGE}:/drives`).get();
  const { id } = drives.value.find((one: { name: string }) => one.name === name);
  const { value } = await graph.api(`/drives/${id}/root/children`).get();
  return { id, children: value.map((one: { name: string }) => one.name) };
}

test('files, messages, delta links and tokens outlive a restart', async () => {
  running = await start();
  const token = await appToken(running.url);
  const { id } = await drop('Published knowledge');
  const before = graphWith(running.url, token);
  const latest = await before.api(`/drives/${id}/root/delta?token=latest`).get();
  await before.api(`/drives/${id}/root:/kept.txt:/content`).put('kept over night');
  await again();
  const after = graphWith(running.url, token);
  const news = await after.api(latest['@odata.deltaLink']).get();
  expect(news.value.map((item: { name: string }) => item.name)).toEqual(['kept.txt']);
  const bytes = await fetch(news.value[0]['@microsoft.graph.downloadUrl']);
  expect(await bytes.text()).toBe('kept over night');
});

test('an upload session goes on after a restart', async () => {
  running = await start();
  const { id } = await drop('Published knowledge');
  const graph = await graphAsApp(running.url);
  const unit = 320 * 1024;
  const bytes = Buffer.alloc(unit * 2, 'x');
  const session = await graph.api(`/drives/${id}/root:/long.txt:/createUploadSession`).post({});
  const send = (from: number) =>
    fetch(session.uploadUrl, {
      method: 'PUT',
      headers: { 'content-range': `bytes ${from}-${from + unit - 1}/${bytes.length}` },
      body: bytes.subarray(from, from + unit),
    });
  expect((await send(0)).status).toBe(202);
  await again();
  const status = (await (await fetch(session.uploadUrl)).json()) as {
    nextExpectedRanges: string[];
  };
  expect(status.nextExpectedRanges).toEqual([`${unit}-`]);
  expect((await send(unit)).status).toBe(201);
});

test('a message left undelivered when the tenant stopped is delivered by the next one', async () => {
  const bot = await startBot();
  running = await startTenant({ dataDir, bot: bot.url, seed: { documents: 1 }, retryMs: 60_000 });
  bot.answers.push({ status: 500 });
  const said = call(running.url, 'POST', '/client/say', {
    as: 'Amina',
    text: 'do not lose me',
  }).catch(() => undefined);
  while (running.tenant.db.all('SELECT 1 FROM deliveries WHERE attempts = 1').length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await running.close();
  await said;
  running = await startTenant({ dataDir, bot: bot.url, seed: { documents: 1 }, retryMs: 5 });
  while (running.tenant.db.all("SELECT 1 FROM deliveries WHERE state = 'delivered'").length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(bot.heard.map((activity) => activity.text)).toEqual(['do not lose me', 'do not lose me']);
  expect(new Set(bot.heard.map((activity) => activity.id)).size).toBe(1);
  await bot.close();
});

test('a folder becomes a library whose new, changed and deleted files are told by delta', async () => {
  const folder = join(dataDir, 'Field notes');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'one.md'), 'About rickshaw cooperatives');
  writeFileSync(join(folder, 'two.txt'), 'two');
  writeFileSync(join(folder, 'same.txt'), 'same');
  writeFileSync(join(folder, 'sub', 'broken.docx'), 'this is no zip');
  writeFileSync(join(folder, '.hidden.txt'), 'no');
  writeFileSync(join(folder, 'picture.png'), 'no');
  running = await start([folder]);
  const { id, children } = await drop('Field notes');
  expect(children).toEqual(['one.md', 'same.txt', 'sub', 'two.txt']);
  const graph = await graphAsApp(running.url);
  const latest = await graph.api(`/drives/${id}/root/delta?token=latest`).get();
  await running.idle();
  const state = await call<{ unreadable: { name: string; reason: string }[] }>(
    running.url,
    'GET',
    '/dev/state',
  );
  expect(state.body.unreadable).toMatchObject([
    { name: 'broken.docx', reason: expect.any(String) },
  ]);
  writeFileSync(join(folder, 'one.md'), 'About rickshaw cooperatives and helmets');
  rmSync(join(folder, 'two.txt'));
  renameSync(join(folder, 'sub', 'broken.docx'), join(folder, 'sub', 'moved.docx'));
  utimesSync(join(folder, 'same.txt'), 1_700_000_000, 1_700_000_000);
  await again([folder]);
  const news = await (await graphAsApp(running.url)).api(latest['@odata.deltaLink']).get();
  const told = news.value.map(
    (item: { name: string; deleted?: object }) => `${item.name}${item.deleted ? ' deleted' : ''}`,
  );
  expect(told.sort()).toEqual(['broken.docx deleted', 'moved.docx', 'one.md', 'two.txt deleted']);
  const one = news.value.find((item: { name: string }) => item.name === 'one.md');
  expect(await (await fetch(one['@microsoft.graph.downloadUrl'])).text()).toContain('helmets');
});

test('a reset starts the organization anew and old delta links with it', async () => {
  running = await start();
  const token = await appToken(running.url);
  const graph = graphWith(running.url, token);
  const { id } = await drop('Published knowledge');
  const latest = await graph.api(`/drives/${id}/root/delta?token=latest`).get();
  await graph.api(`/drives/${id}/root:/gone.txt:/content`).put('x');
  const state = await call<{ people: number; messages: number }>(running.url, 'POST', '/dev/reset');
  expect(state.body).toMatchObject({ people: 64, messages: 0 });
  expect((await drop('Published knowledge')).children).not.toContain('gone.txt');
  const stale = await fetch(latest['@odata.deltaLink'], {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(stale.status).toBe(410);
});

test('the clock moves with the product and stays moved', async () => {
  running = await start();
  const month = 30 * 86_400_000;
  const before = running.tenant.clock.now().getTime();
  await call(running.url, 'POST', '/dev/clock', { offsetMs: month });
  await again();
  expect(running.tenant.clock.now().getTime() - before).toBeGreaterThanOrEqual(month);
  const graph = await graphAsApp(running.url);
  expect((await graph.api('/users').top(1).get()).value).toHaveLength(1);
});
