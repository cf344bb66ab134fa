import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { activities, card, clientOf, type Ear, startEar } from './teams-bot.ts';

const TEAM = teamIdOf('formalization');
const CHANNEL = exchangeIdOf('formalization');

let running: RunningTenant;
let bot: Ear;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  bot = await startEar();
  running = await startTenant({
    bot: bot.url,
    frozen: true,
    limits: 'none',
    seed: { documents: 1 },
  });
  client = clientOf(running.url);
});
afterAll(async () => {
  await running.close();
  await bot.close();
});
beforeEach(() => {
  bot.heard.length = 0;
});

const text = (words: string) => ({ type: 'message', text: words });
const idOf = (row: string): { id: string; teams_id: string; upn: string; chat_id: string } =>
  running.tenant.db.get('SELECT * FROM users WHERE given = ?', row) ?? {
    id: '',
    teams_id: '',
    upn: '',
    chat_id: '',
  };
const open = (member: string, more: object = {}) =>
  client.connector('POST', 'conversations', { members: [{ id: member }], ...more });

test('a chat is opened by either id of a person, never by their name', async () => {
  const amina = idOf('Amina');
  expect((await open(amina.id)).body.id).toBe(amina.chat_id);
  const first = await open(amina.teams_id, { activity: text('hello') });
  expect(first.body).toEqual({ id: amina.chat_id, activityId: expect.any(String) });
  expect((await open(amina.upn)).status).toBe(400);
  expect((await open('29:nobody')).status).toBe(400);
  expect((await open(amina.id, { isGroup: true })).status).toBe(400);
});

test('whoever took the app away or blocked it is closed to the bot, in the documented words', async () => {
  const sarah = idOf('Sarah');
  const write = () => client.connector('POST', activities(sarah.chat_id), text('psst'));
  expect((await write()).status).toBe(201);
  await client.post('/client/block', { as: sarah.id });
  const heard = bot.heard.length;
  const blocked = await write();
  expect(blocked.status).toBe(403);
  const body = blocked.body as unknown as { errorCode: number; message: string };
  expect(body.errorCode).toBe(209);
  expect(JSON.parse(body.message)).toMatchObject({
    subCode: 'MessageWritesBlocked',
    details: 'Thread is blocked from message writes.',
  });
  expect(bot.heard).toHaveLength(heard);
  expect((await client.say({ as: sarah.id, text: 'still there?' })).status).toBe(403);
  await client.post('/client/block', { as: sarah.id, blocked: false });
  expect((await write()).status).toBe(201);
  await client.post('/client/uninstall', { as: sarah.id });
  expect((await write()).status).toBe(403);
  await client.post('/client/install', { as: sarah.id });
});

test('somebody who never had the app has no conversation with the bot', async () => {
  const { id } = idOf('Mei');
  running.tenant.db.run('UPDATE users SET installed = 0 WHERE id = ?', id);
  const refused = await open(id);
  expect([refused.status, refused.body.error?.code]).toEqual([403, 'BotNotInConversationRoster']);
  await client.post('/client/install', { as: id });
});

test('in a team without the app the bot neither writes, reads nor hears', async () => {
  await client.post('/dev/team/app', { team: TEAM, action: 'remove' });
  expect(bot.heard).toMatchObject([
    { type: 'installationUpdate', action: 'remove', conversation: { conversationType: 'channel' } },
    { type: 'conversationUpdate', membersRemoved: [{ id: '28:praxis' }] },
  ]);
  const calls = [
    client.connector('POST', activities(CHANNEL), text('x')),
    client.connector('POST', 'conversations', {
      isGroup: true,
      channelData: { channel: { id: CHANNEL } },
      activity: text('x'),
    }),
    client.connector('GET', `conversations/${encodeURIComponent(CHANNEL)}/pagedmembers`),
    client.connector('GET', `teams/${TEAM}`),
  ];
  for (const answer of await Promise.all(calls)) expect(answer.status).toBe(403);
  await client.say({ as: 'Carlos', in: CHANNEL, text: 'anybody?' });
  expect(bot.heard).toHaveLength(2);
  await client.post('/dev/team/app', { team: TEAM, action: 'add' });
  expect((await client.connector('POST', activities(CHANNEL), text('back'))).status).toBe(201);
  await client.post('/dev/team/app', { team: TEAM, action: 'upgrade' });
  expect(bot.heard.slice(2)).toMatchObject([
    { type: 'installationUpdate', action: 'add' },
    { type: 'conversationUpdate', membersAdded: [{ id: '28:praxis' }] },
    { type: 'installationUpdate', action: 'add-upgrade' },
  ]);
});

test('a card may turn into text, and what was deleted cannot be changed', async () => {
  const sent = await client.connector('POST', activities(CHANNEL), {
    type: 'message',
    attachments: [card('choose')],
  });
  const path = activities(CHANNEL, sent.body.id);
  expect((await client.connector('PUT', path, text('chosen'))).status).toBe(200);
  const stands = (await client.read('Carlos', CHANNEL)).messages.at(-1);
  expect(stands).toMatchObject({ id: sent.body.id, text: 'chosen', edited: true, attachments: [] });
  expect((await client.connector('DELETE', path)).status).toBe(200);
  expect((await client.connector('PUT', path, text('again'))).status).toBe(404);
});

test('typing is accepted and leaves nothing behind', async () => {
  const { last } = await client.read('Carlos', CHANNEL);
  expect((await client.connector('POST', activities(CHANNEL), { type: 'typing' })).status).toBe(
    202,
  );
  expect((await client.read('Carlos', CHANNEL, last)).messages).toEqual([]);
});

test('the bot reacts to what people wrote, and takes it back', async () => {
  const { activityId } = (await client.say({ as: 'Carlos', in: CHANNEL, text: 'done!' })).body;
  const path = `${activities(CHANNEL, activityId)}/reactions/like`;
  const reactions = async () =>
    (await client.read('Carlos', CHANNEL)).messages.find(({ id }) => id === activityId)?.reactions;
  expect((await client.connector('PUT', path)).status).toBe(200);
  expect(await reactions()).toEqual([
    { type: 'like', people: [{ id: '28:praxis', name: 'Praxis' }] },
  ]);
  expect((await client.connector('DELETE', path)).status).toBe(200);
  expect(await reactions()).toEqual([]);
  expect(bot.heard.map(({ type }) => type)).toEqual(['message']);
});

test('a roster comes in pages of fifty to five hundred', async () => {
  const { db } = running.tenant;
  const everybody = db.all<{ id: string }>('SELECT id FROM users WHERE removed = 0');
  for (const { id } of everybody)
    db.run('INSERT OR IGNORE INTO memberships VALUES(?, ?, 0)', TEAM, id);
  interface Page {
    members: { id: string; aadObjectId: string }[];
    continuationToken?: string;
  }
  const page = (query: string) =>
    client.connector<Page>(
      'GET',
      `conversations/${encodeURIComponent(CHANNEL)}/pagedmembers?${query}`,
    );
  const first = (await page('pageSize=1')).body;
  expect(first.members).toHaveLength(50);
  const rest = (await page(`pageSize=1&continuationToken=${first.continuationToken}`)).body;
  expect(first.members.length + rest.members.length).toBe(everybody.length);
  expect(rest).not.toHaveProperty('continuationToken');
  expect((await page('pageSize=9999')).body.members).toHaveLength(everybody.length);
  expect((await page('continuationToken=bm9uc2Vuc2U')).status).toBe(400);
  const old = await client.connector<unknown[]>(
    'GET',
    `conversations/${encodeURIComponent(CHANNEL)}/members`,
  );
  expect(old.body).toHaveLength(everybody.length);
});

test('a member is found by any of their three names', async () => {
  const { id, teams_id, upn } = idOf('Carlos');
  const where = `conversations/${encodeURIComponent(CHANNEL)}/members`;
  for (const key of [id, teams_id, upn.toUpperCase()]) {
    const found = await client.connector<{ aadObjectId: string; userPrincipalName: string }>(
      'GET',
      `${where}/${encodeURIComponent(key)}`,
    );
    expect(found.body).toMatchObject({ aadObjectId: id, userPrincipalName: upn });
  }
  expect((await client.connector('GET', `${where}/29:nobody`)).status).toBe(404);
});

test('the bot hears who comes and goes, and what a team calls its channels', async () => {
  await client.post('/dev/membership', { team: 'formalization', as: 'Priya', member: false });
  await client.post('/dev/membership', { team: 'formalization', as: 'Priya', member: true });
  const made = await client.post<{ id: string }>('/dev/channel', {
    team: 'formalization',
    name: 'Kiosks',
  });
  await client.post('/dev/channel', { team: TEAM, channel: made.body.id, name: 'Stands' });
  await client.post('/dev/team', { team: TEAM, name: 'Formalization' });
  const { id, teams_id } = idOf('Priya');
  const priya = [{ id: teams_id, aadObjectId: id }];
  const events = bot.heard.map(
    (activity) => (activity.channelData as { eventType: string }).eventType,
  );
  expect(events).toEqual([
    'teamMemberRemoved',
    'teamMemberAdded',
    'channelCreated',
    'channelRenamed',
    'teamRenamed',
  ]);
  expect(bot.heard[0]?.membersRemoved).toEqual(priya);
  expect(bot.heard[1]?.membersAdded).toEqual(priya);
  expect(bot.heard[3]?.channelData).toMatchObject({
    channel: { id: made.body.id, name: 'Stands' },
  });
  expect(bot.heard[4]?.channelData).toMatchObject({ team: { name: 'Formalization' } });
});

test('a card that refreshes asks for each of those it names, when they look', async () => {
  const carlos = idOf('Carlos');
  const refresh = { action: { type: 'Action.Execute', verb: 'state' }, userIds: [carlos.teams_id] };
  const sent = await client.connector('POST', activities(CHANNEL), {
    type: 'message',
    attachments: [card('for all', { refresh })],
  });
  const id = sent.body.id;
  const seenBy = async (as: string) =>
    (await client.read(as, CHANNEL)).messages.find((message) => message.id === id)?.refresh;
  expect(await seenBy('Carlos')).toBe(true);
  expect(await seenBy('Priya')).toBeUndefined();
  const answer = { statusCode: 200, type: card('').contentType, value: card('for Carlos').content };
  bot.answers.push({ status: 200, body: answer });
  const drawn = await client.post('/client/refresh', { as: 'Carlos', in: CHANNEL, id });
  expect(drawn.body).toEqual({ status: 200, body: answer });
  expect(bot.heard).toMatchObject([
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: { action: { verb: 'state' }, trigger: 'automatic' },
    },
  ]);
  await client.post('/client/refresh', { as: 'Priya', in: CHANNEL, id });
  expect(bot.heard).toHaveLength(1);
  const many = { ...refresh, userIds: Array.from({ length: 61 }, (_, n) => `29:${n}`) };
  const refused = await client.connector('POST', activities(CHANNEL), {
    type: 'message',
    attachments: [card('too many', { refresh: many })],
  });
  expect(refused.status).toBe(400);
});
