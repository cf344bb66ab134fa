import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { card, clientOf, type Ear, type Shown, startEar } from './teams-bot.ts';

const TEAM = teamIdOf('formalization');
const CHANNEL = exchangeIdOf('formalization');

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
  running.tenant.consents.setTeam(TEAM, 'ChannelMessage.Read.Group', true);
});

const shown = async (as: string, place: string, id: string): Promise<Shown | undefined> =>
  (await client.read(as, place)).messages.find((message) => message.id === id);

test('a message is edited by its author alone, and the bot hears it as an edit', async () => {
  const { activityId: id } = (await client.say({ as: 'Amina', text: 'kisoks' })).body;
  const { last } = await client.read('Amina');
  await client.post('/client/edit', { as: 'Amina', id, text: 'kiosks' });
  expect(bot.heard[1]).toMatchObject({
    type: 'messageUpdate',
    id,
    text: 'kiosks',
    textFormat: 'plain',
    channelData: { eventType: 'editMessage' },
    conversation: { conversationType: 'personal' },
  });
  expect((await client.read('Amina', 'personal', last)).messages).toMatchObject([
    { id, text: 'kiosks', edited: true, mine: true },
  ]);
  const channel = (await client.say({ as: 'Carlos', in: CHANNEL, text: 'mine' })).body.activityId;
  const refused = await client.post('/client/edit', {
    as: 'Amina',
    in: CHANNEL,
    id: channel,
    text: 'no',
  });
  expect([403, 404]).toContain(refused.status);
});

test('what was deleted is gone for readers and comes back as it was', async () => {
  const { activityId: id } = (await client.say({ as: 'Carlos', in: CHANNEL, text: 'hello' })).body;
  const { last } = await client.read('Carlos', CHANNEL);
  await client.post('/client/delete', { as: 'Carlos', in: CHANNEL, id });
  expect((await client.read('Carlos', CHANNEL, last)).messages).toMatchObject([
    { id, deleted: true, text: '' },
  ]);
  expect(bot.heard[1]).toMatchObject({
    type: 'messageDelete',
    id,
    channelData: { eventType: 'softDeleteMessage', team: { aadGroupId: TEAM } },
  });
  expect(bot.heard[1]).not.toHaveProperty('text');
  expect((await client.post('/client/delete', { as: 'Carlos', in: CHANNEL, id })).status).toBe(400);
  await client.post('/client/undelete', { as: 'Carlos', in: CHANNEL, id });
  expect(await shown('Carlos', CHANNEL, id)).toMatchObject({
    deleted: false,
    text: 'Praxis hello',
  });
  expect(bot.heard[2]).toMatchObject({
    type: 'messageUpdate',
    id,
    text: '<at>Praxis</at> hello',
    channelData: { eventType: 'undeleteMessage' },
  });
});

test('the bot hears of reactions to its own messages, once for each change', async () => {
  const { body } = await client.connector('POST', 'conversations', {
    isGroup: true,
    channelData: { channel: { id: CHANNEL } },
    activity: { type: 'message', attachments: [card('Question')] },
  });
  const id = body.activityId;
  const like = { as: 'Carlos', in: CHANNEL, id, type: 'like' };
  await client.post('/client/react', like);
  await client.post('/client/react', like);
  expect((await shown('Carlos', CHANNEL, id))?.reactions).toEqual([
    { type: 'like', people: [{ id: expect.any(String), name: 'Carlos Mendoza' }] },
  ]);
  await client.post('/client/react', { ...like, remove: true });
  expect((await shown('Carlos', CHANNEL, id))?.reactions).toEqual([]);
  expect(bot.heard).toMatchObject([
    { type: 'messageReaction', replyToId: id, reactionsAdded: [{ type: 'like' }] },
    { type: 'messageReaction', replyToId: id, reactionsRemoved: [{ type: 'like' }] },
  ]);
  const mine = (await client.say({ as: 'Carlos', in: CHANNEL, text: 'x' })).body.activityId;
  await client.post('/client/react', { ...like, id: mine });
  expect(bot.heard.map(({ type }) => type)).toEqual([
    'messageReaction',
    'messageReaction',
    'message',
  ]);
});

test('what does not name the bot is heard while the team consents, and not a moment longer', async () => {
  const plain = { as: 'Carlos', in: CHANNEL, text: 'among ourselves', mention: false };
  const heard = (await client.say(plain)).body;
  expect(bot.heard).toMatchObject([{ text: 'among ourselves', id: heard.activityId }]);
  expect(JSON.stringify(bot.heard[0]?.entities)).not.toContain('mention');
  await client.post('/dev/consent', {
    team: TEAM,
    scope: 'ChannelMessage.Read.Group',
    granted: false,
  });
  expect((await client.say(plain)).body).toMatchObject({ status: 200, attempts: 0 });
  await client.say({ ...plain, text: '<at>Praxis</at> now you' });
  expect(bot.heard.map(({ text }) => text)).toEqual(['among ourselves', '<at>Praxis</at> now you']);
});

test('an edit of what the bot never heard stays between people; naming it in the edit tells it', async () => {
  running.tenant.consents.setTeam(TEAM, 'ChannelMessage.Read.Group', false);
  const said = await client.say({ as: 'Carlos', in: CHANNEL, text: 'secret', mention: false });
  const id = said.body.activityId;
  await client.post('/client/edit', { as: 'Carlos', in: CHANNEL, id, text: 'still secret' });
  expect(bot.heard).toEqual([]);
  const text = '<at>Praxis</at> look';
  await client.post('/client/edit', { as: 'Carlos', in: CHANNEL, id, text });
  await client.post('/client/delete', { as: 'Carlos', in: CHANNEL, id });
  expect(bot.heard).toMatchObject([
    { type: 'messageUpdate', text, channelData: { eventType: 'editMessage' } },
    { type: 'messageDelete', id },
  ]);
});

test('people of the channel are mentioned by name', async () => {
  const { body } = await client.get<{ members: { id: string; name: string; owner: boolean }[] }>(
    `/client/members?as=Carlos&in=${encodeURIComponent(CHANNEL)}`,
  );
  const other = body.members.find(({ name }) => name !== 'Carlos Mendoza');
  expect(body.members.some(({ owner }) => owner)).toBe(true);
  await client.say({
    as: 'Carlos',
    in: CHANNEL,
    text: `<at>${other?.name}</at> and <at>Nobody</at>`,
  });
  const entities = (bot.heard[0]?.entities ?? []) as { type: string; text?: string }[];
  const mentions = entities.filter(({ type }) => type === 'mention');
  expect(mentions.map(({ text }) => text)).toEqual(['<at>Praxis</at>', `<at>${other?.name}</at>`]);
});

test('one line tells a person everything, whatever conversation it is in', async () => {
  const closed = new AbortController();
  const response = await fetch(`${running.url}/client/stream?as=Carlos`, { signal: closed.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events = (async (): Promise<unknown[]> => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      const found = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
      if (found.length >= 3) return found;
    }
    return [];
  })();
  await client.say({ as: 'Carlos', text: 'to the bot' });
  await client.say({ as: 'Sarah', text: 'not for Carlos' });
  const said = await client.say({ as: 'Carlos', in: CHANNEL, text: 'to all' });
  const id = said.body.activityId;
  await client.post('/client/edit', { as: 'Carlos', in: CHANNEL, id, text: 'to everybody' });
  expect(await events).toMatchObject([
    { message: { text: 'to the bot', mine: true } },
    { in: CHANNEL, message: { id, text: 'Praxis to all' } },
    { in: CHANNEL, message: { id, text: 'Praxis to everybody', edited: true } },
  ]);
  closed.abort();
});

test('a line goes on where it broke off', async () => {
  const before = running.tenant.db.lastSeq();
  await client.say({ as: 'Carlos', text: 'missed' });
  const closed = new AbortController();
  const response = await fetch(`${running.url}/client/stream?as=Carlos&after=0`, {
    headers: { 'last-event-id': String(before) },
    signal: closed.signal,
  });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.includes('data: ')) break;
  }
  closed.abort();
  expect(text).toContain('missed');
  expect(text.match(/^data: /gm)).toHaveLength(1);
});

test('the app is described, replaced and refused where it makes no sense', async () => {
  const app = await client.get<{ tabs: { url: string }[]; commands: unknown[] }>('/client/app');
  expect(app.body.tabs[0]?.url).toBe(new URL('/tab/', bot.url).href);
  expect(app.body.commands).toHaveLength(6);
  const richer = {
    ...app.body,
    commands: [{ id: 'find', title: 'Find', type: 'query' }],
    linkDomains: ['*.org.example'],
  };
  expect((await client.post('/dev/app', richer, 'PUT')).status).toBe(200);
  expect((await client.get('/client/app')).body).toMatchObject({ linkDomains: ['*.org.example'] });
  const lost = await client.post('/dev/app', { ...richer, commands: [] }, 'PUT');
  expect(lost.status).toBe(400);
  await client.post('/dev/app', app.body, 'PUT');
});

test('a tab gets its token until the consent is taken back', async () => {
  const got = await client.post<{ token: string }>('/client/token', { as: 'Amina' });
  const person = await running.tenant.identity.personOf(got.body.token);
  await client.post('/dev/consent', { person: person, scope: 'access_as_user', granted: false });
  const refused = await client.post('/client/token', { as: 'Amina' });
  expect(refused.status).toBe(403);
  expect(refused.body.error?.message).toMatch(/has not consented/);
});

test('each slip is explained in a sentence', async () => {
  const id = (await client.say({ as: 'Amina', text: 'x' })).body.activityId;
  const slips = [
    ['/client/edit', { as: 'Amina', id: '42', text: 'x' }, 404],
    ['/client/edit', { as: 'Amina', id, text: '' }, 400],
    ['/client/undelete', { as: 'Amina', id }, 400],
    ['/client/react', { as: 'Amina', id: '42', type: 'like' }, 404],
    ['/client/delete', { as: 'Nobody', id }, 404],
  ] as const;
  for (const [path, body, status] of slips) {
    const answer = await client.post(path, body);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.body.error?.message.length).toBeGreaterThan(10);
  }
});
