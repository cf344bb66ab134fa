import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { groupIdOf } from '../../../src/adapters/tenant/teams/groups.ts';
import { clientOf, type Ear, startEar } from './teams-bot.ts';

/** Chats of several people: who is in them, what the bot hears there, and how it comes and goes. */

const MISSION = groupIdOf('Mission to Lima');
const LUNCH = groupIdOf('Lunch on Friday');

let running: RunningTenant;
let bot: Ear;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  bot = await startEar();
  running = await startTenant({ bot: bot.url, frozen: true, seed: { documents: 1 } });
  client = clientOf(running.url);
});
afterAll(async () => {
  await running.close();
  await bot.close();
});
beforeEach(() => {
  bot.heard.length = 0;
});

const connector = (path: string, body?: unknown) =>
  client.post(`/connector/v3/conversations/${MISSION}${path}`, body ?? {});

test('its members find it among their conversations, and nobody else', async () => {
  const places = async (as: string) =>
    (
      await client.get<{ conversations: { name: string; kind: string }[] }>(
        `/client/conversations?as=${as}`,
      )
    ).body.conversations.filter(({ kind }) => kind === 'group');
  expect(await places('carlos.mendoza@org.example')).toMatchObject([
    { name: 'Lunch on Friday', installed: false },
    { name: 'Mission to Lima', installed: true },
  ]);
  expect(await places('lena.okafor@org.example')).toMatchObject([{ name: 'Lunch on Friday' }]);
  expect((await client.say({ as: 'Lena', in: MISSION, text: 'hello' })).status).toBe(404);
});

test('the bot hears what names it, as a group’s, and nothing else', async () => {
  await client.say({ as: 'Carlos', in: MISSION, text: 'between us', mention: false });
  expect(bot.heard).toEqual([]);
  await client.say({ as: 'Carlos', in: MISSION, text: '<at>Amina Diallo</at> asks about kiosks' });
  expect(bot.heard).toMatchObject([
    {
      type: 'message',
      text: '<at>Praxis</at> <at>Amina Diallo</at> asks about kiosks',
      conversation: { id: MISSION, conversationType: 'groupChat', isGroup: true },
    },
  ]);
  expect((await client.read('Amina', MISSION)).messages).toHaveLength(2);
});

test('the bot answers there, and knows who is in it', async () => {
  await connector('/activities', { type: 'message', text: 'Here I am' });
  const read = (await client.read('Mei', MISSION)).messages.at(-1);
  expect(read).toMatchObject({ text: 'Here I am', from: { kind: 'bot' }, replyTo: null });
  const roster = await client.get<unknown[]>(`/connector/v3/conversations/${MISSION}/members`);
  expect(roster.body).toHaveLength(4);
});

test('a member adds it and takes it out again; where it is not, it neither hears nor speaks', async () => {
  await client.say({ as: 'Carlos', in: LUNCH, text: 'Where do we eat?' });
  expect(bot.heard).toEqual([]);
  await client.post('/client/install', { as: 'Carlos', in: LUNCH });
  expect(bot.heard.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate']);
  expect(bot.heard[0]).toMatchObject({ action: 'add', conversation: { id: LUNCH } });
  await client.say({ as: 'Carlos', in: LUNCH, text: 'Where do we eat?' });
  expect(bot.heard).toHaveLength(3);
  await client.post('/client/uninstall', { as: 'Lena', in: LUNCH });
  const refused = await client.post(`/connector/v3/conversations/${LUNCH}/activities`, {
    type: 'message',
    text: 'x',
  });
  expect(refused.status).toBe(403);
});

test('a message extension is the person’s own: it works where the bot is not', async () => {
  bot.answers.push({
    status: 200,
    body: { composeExtension: { type: 'message', text: 'Nothing found.' } },
  });
  const asked = await client.post('/client/invoke', {
    as: 'Lena',
    in: LUNCH,
    name: 'composeExtension/query',
    value: { commandId: 'searchKnowledge' },
  });
  expect(asked.status).toBe(200);
  expect(bot.heard[0]).toMatchObject({ conversation: { conversationType: 'groupChat' } });
});
