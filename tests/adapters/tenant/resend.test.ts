import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { clientOf, type Ear, startEar, until } from './teams-bot.ts';

const SECONDS = 1_000;

let running: RunningTenant;
let bot: Ear;
let client: ReturnType<typeof clientOf>;
let dataDir: string;
const start = (more: object = {}) =>
  startTenant({ bot: bot.url, frozen: true, seed: { documents: 1 }, ...more });
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tenant-'));
  bot = await startEar();
  running = await start();
  client = clientOf(running.url);
});
afterEach(async () => {
  await running.close();
  await bot.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const pass = (ms: number): void => running.tenant.clock.advance(ms);
const attempts = (): number =>
  running.tenant.db.get<{ attempts: number }>('SELECT attempts FROM deliveries ORDER BY rowid DESC')
    ?.attempts ?? 0;
const same = <T>(...values: T[]): boolean => new Set(values).size === 1;

test('what is not answered in 15 s comes once more as it was, then twice as something new', async () => {
  bot.answers.push(null, null, null, null);
  const said = client.say({ as: 'Amina', text: 'are you there' });
  await bot.hears(1);
  pass(14 * SECONDS);
  expect(bot.heard).toHaveLength(1);
  for (const count of [2, 3, 4]) {
    pass(15 * SECONDS);
    await bot.hears(count);
  }
  pass(15 * SECONDS);
  expect((await said).body).toMatchObject({ status: 502, attempts: 4 });
  const [first, again, later, last] = bot.heard;
  expect(again).toEqual(first);
  expect(last).toEqual(later);
  expect(later?.id).not.toBe(first?.id);
  expect(later).toEqual({ ...first, id: later?.id, timestamp: later?.timestamp });
  const apart =
    new Date(String(later?.timestamp)).getTime() - new Date(String(first?.timestamp)).getTime();
  expect(apart).toBeGreaterThanOrEqual(30 * SECONDS);
  expect(apart).toBeLessThan(50 * SECONDS);
});

test.each([500, 503, 429])('what is answered with %d comes again after 15 s', async (status) => {
  bot.answers.push({ status });
  const said = client.say({ as: 'Amina', text: 'once more' });
  await until(() => attempts() === 1);
  pass(14 * SECONDS);
  expect(bot.heard).toHaveLength(1);
  pass(1 * SECONDS);
  expect((await said).body).toMatchObject({ status: 200, attempts: 2 });
  expect(same(...bot.heard.map(({ id }) => id))).toBe(true);
});

test.each([200, 202, 400, 403, 404])(
  'what is answered with %d is not sent again',
  async (status) => {
    bot.answers.push({ status });
    expect((await client.say({ as: 'Amina', text: 'x' })).body).toMatchObject({
      status,
      attempts: 1,
    });
  },
);

test('an edit under the id of its message is delivered beside it', async () => {
  bot.answers.push(null);
  const said = client.say({ as: 'Amina', text: 'a slip' });
  const [first] = await bot.hears(1);
  await client.post('/client/edit', { as: 'Amina', id: first?.id, text: 'no slip' });
  pass(15 * SECONDS);
  expect((await said).body.attempts).toBe(2);
  expect(bot.heard.map(({ type }) => type)).toEqual(['message', 'messageUpdate', 'message']);
});

test('what was underway when the tenant stopped goes on where it was, also under the new id', async () => {
  await running.close();
  running = await start({ dataDir });
  client = clientOf(running.url);
  bot.answers.push({ status: 500 }, { status: 500 }, { status: 500 });
  const said = client.say({ as: 'Amina', text: 'do not lose me' }).catch(() => undefined);
  for (const count of [1, 2]) {
    await until(() => attempts() === count);
    pass(15 * SECONDS);
  }
  await until(() => attempts() === 3);
  await running.close();
  await said;
  running = await start({ dataDir });
  await bot.hears(4);
  const [one, two, three, four] = bot.heard;
  expect([two?.id, four?.id]).toEqual([one?.id, three?.id]);
  await until(() => attempts() === 4);
});

test('local runs may shorten the pauses', async () => {
  await running.close();
  running = await start({ frozen: false, retryMs: 1 });
  bot.answers.push({ status: 500 }, { status: 500 }, { status: 500 });
  const said = await clientOf(running.url).say({ as: 'Amina', text: 'quick' });
  expect(said.body).toMatchObject({ status: 200, attempts: 4 });
});

test('a fault makes an activity come twice', async () => {
  running.tenant.faults.add({ where: { side: 'bot' }, effect: { kind: 'double' } });
  expect((await client.say({ as: 'Amina', text: 'twice' })).body.attempts).toBe(1);
  expect(bot.heard).toHaveLength(2);
  expect(bot.heard[0]).toEqual(bot.heard[1]);
});

test('a fault lets the next one go first', async () => {
  running.tenant.faults.add({ where: { side: 'bot' }, effect: { kind: 'reorder' } });
  const first = client.say({ as: 'Amina', text: 'first' });
  await until(() => running.tenant.faults.list()[0]?.over === true);
  await client.say({ as: 'Amina', text: 'second' });
  await first;
  expect(bot.heard.map(({ text }) => text)).toEqual(['second', 'first']);
});

test('one that nobody overtakes goes when it would have been given up', async () => {
  running.tenant.faults.add({ where: { side: 'bot' }, effect: { kind: 'reorder' } });
  const said = client.say({ as: 'Amina', text: 'alone' });
  await until(() => running.tenant.faults.list()[0]?.over === true);
  pass(15 * SECONDS);
  await until(() => attempts() === 1 || bot.heard.length > 0);
  pass(15 * SECONDS);
  await said;
  expect(bot.heard.length).toBeGreaterThan(0);
});

test.each([
  ['before', 1],
  ['after', 2],
] as const)('an answer lost %s the work is no answer', async (when, heard) => {
  running.tenant.faults.add({ where: { side: 'bot' }, effect: { kind: 'lose', when } });
  const said = client.say({ as: 'Amina', text: 'lost' });
  await until(() => attempts() === 1);
  pass(15 * SECONDS);
  expect((await said).body).toMatchObject({ status: 200, attempts: 2 });
  expect(bot.heard).toHaveLength(heard);
});

test('what is delayed longer than anybody waits arrives all the same, after the second try', async () => {
  running.tenant.faults.add({
    where: { side: 'bot', call: '^POST /message$' },
    effect: { kind: 'delay', ms: 20 * SECONDS },
  });
  const said = client.say({ as: 'Amina', text: 'slow road' });
  await until(() => running.tenant.faults.list()[0]?.over === true);
  pass(15 * SECONDS);
  expect((await said).body).toMatchObject({ status: 200, attempts: 2 });
  pass(5 * SECONDS);
  await bot.hears(2);
  expect(bot.heard[0]).toEqual(bot.heard[1]);
});

test('a fault strikes only the activities it names', async () => {
  running.tenant.faults.add({
    where: { side: 'bot', call: 'invoke/task' },
    effect: { kind: 'fail', status: 503 },
  });
  expect((await client.say({ as: 'Amina', text: 'untouched' })).body.status).toBe(200);
  const answer = await client.post('/client/invoke', {
    as: 'Amina',
    name: 'task/fetch',
    value: { data: {} },
  });
  expect(answer.body.error?.message).toBe('Praxis could not answer (status 503).');
  expect(bot.heard.map(({ type }) => type)).toEqual(['message']);
});
