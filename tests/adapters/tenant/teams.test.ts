import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import {
  call,
  type FakeBot,
  failure,
  graphAs,
  graphAsApp,
  smallTenant,
  startBot,
} from './support.ts';

const TEAM = teamIdOf('formalization');
const CHANNEL = exchangeIdOf('formalization');
const MESSAGES = `/teams/${TEAM}/channels/${encodeURIComponent(CHANNEL)}/messages`;
const CARD = 'application/vnd.microsoft.card.adaptive';
const card = (text: string) => ({
  contentType: CARD,
  content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
});

let running: RunningTenant;
let bot: FakeBot;
let graph: Client;
beforeAll(async () => {
  bot = await startBot();
  running = await smallTenant({ bot: bot.url });
  graph = await graphAsApp(running.url);
});
afterAll(async () => {
  await running.close();
  await bot.close();
});
beforeEach(() => {
  bot.heard.length = 0;
  bot.answers.length = 0;
});

interface Posted {
  id: string;
  activityId: string;
}
interface Shown {
  seq: number;
  id: string;
  from: { kind: string; name: string };
  text: string;
  attachments: { contentType: string; content: unknown }[];
  replyTo: string | null;
  edited: boolean;
  deleted: boolean;
}

const connector = <T = Posted>(method: string, path: string, body?: unknown) =>
  call<T>(running.url, method, `/connector/v3/${path}`, body);
const activities = (conversation: string, id = ''): string =>
  `conversations/${encodeURIComponent(conversation)}/activities${id === '' ? '' : `/${id}`}`;
const openThread = (text: string) =>
  connector('POST', 'conversations', {
    isGroup: true,
    channelData: { channel: { id: CHANNEL } },
    activity: { type: 'message', text, attachments: [card(text)] },
  });
const say = <T = { status: number; activityId: string; attempts: number }>(body: object) =>
  call<T>(running.url, 'POST', '/client/say', body);
const read = async (
  as: string,
  where: string,
  after = 0,
  wait = 0,
): Promise<{ messages: Shown[]; last: number }> =>
  (
    await call<{ messages: Shown[]; last: number }>(
      running.url,
      'GET',
      `/client/messages?as=${as}&in=${encodeURIComponent(where)}&after=${after}&wait=${wait}`,
    )
  ).body;

test('a thread the bot opens, and what is replied in it, is read through Graph', async () => {
  const { status, body } = await openThread('What works with <market> traders?');
  expect(status).toBe(201);
  expect(body.id).toBe(`${CHANNEL};messageid=${body.activityId}`);
  const reply = await connector('POST', activities(body.id), {
    type: 'message',
    text: 'A reminder',
  });
  const root = await graph.api(`${MESSAGES}/${body.activityId}`).expand('replies').get();
  expect(root).toMatchObject({
    replyToId: null,
    from: { user: null, application: { displayName: 'Praxis' } },
  });
  expect(root.body.contentType).toBe('html');
  expect(root.body.content).toContain(`<attachment id="${root.attachments[0].id}"></attachment>`);
  expect(root.body.content).toContain('&lt;market&gt;');
  expect(JSON.parse(root.attachments[0].content).body[0].text).toBe(
    'What works with <market> traders?',
  );
  expect(root.replies.map((one: Posted) => one.id)).toEqual([reply.body.id]);
  expect(root.replies[0].replyToId).toBe(body.activityId);
});

test('channel posts come newest thread first, a reply moves its thread up, fifty at most', async () => {
  const first = (await openThread('first')).body;
  const second = (await openThread('second')).body;
  await connector('POST', activities(first.id), { type: 'message', text: 'bump' });
  const page = await graph.api(MESSAGES).top(2).get();
  expect(page.value.map((one: Posted) => one.id)).toEqual([first.activityId, second.activityId]);
  expect(page['@odata.nextLink']).toContain('$skiptoken');
  expect((await failure(graph.api(MESSAGES).top(51).get())).statusCode).toBe(400);
  expect((await failure(graph.api(MESSAGES).filter("id eq '1'").get())).statusCode).toBe(400);
});

test('the bot edits and deletes its own messages and no others', async () => {
  const { body } = await openThread('to be changed');
  const edited = await connector('PUT', activities(body.id, body.activityId), {
    type: 'message',
    attachments: [card('changed')],
  });
  expect(edited.status).toBe(200);
  const after = await graph.api(`${MESSAGES}/${body.activityId}`).get();
  expect(after.lastEditedDateTime).not.toBeNull();
  expect(after.attachments[0].content).toContain('changed');
  expect((await connector('DELETE', activities(body.id, body.activityId))).status).toBe(200);
  expect((await graph.api(`${MESSAGES}/${body.activityId}`).get()).deletedDateTime).not.toBeNull();
  const foreign = await say({ as: 'Carlos', in: CHANNEL, text: 'mine' });
  const theirs = activities(
    `${CHANNEL};messageid=${foreign.body.activityId}`,
    foreign.body.activityId,
  );
  expect((await connector('PUT', theirs, { type: 'message', text: 'no' })).status).toBe(403);
  expect((await connector('DELETE', theirs)).status).toBe(403);
  expect((await connector('DELETE', activities(CHANNEL, '42'))).status).toBe(404);
});

test('what a person says in a channel reaches the bot as Teams would tell it', async () => {
  const { body } = await openThread('Question');
  const said = await say({
    as: 'Carlos',
    in: 'formalization',
    replyTo: body.activityId,
    text: 'In Ica we tried kiosks',
  });
  expect(said.body).toMatchObject({ status: 200, attempts: 1 });
  const [activity] = bot.heard;
  expect(activity).toMatchObject({
    type: 'message',
    id: said.body.activityId,
    channelId: 'msteams',
    serviceUrl: `${running.url}/connector/`,
    text: '<at>Praxis</at> In Ica we tried kiosks',
    replyToId: body.activityId,
    locale: 'es-ES',
    recipient: { id: '28:praxis' },
    from: {
      name: 'Carlos Mendoza',
      aadObjectId: expect.any(String),
      id: expect.stringMatching(/^29:/),
    },
    conversation: { id: body.id, conversationType: 'channel', isGroup: true },
    channelData: { team: { aadGroupId: TEAM }, channel: { id: CHANNEL } },
  });
  expect(activity?.entities).toContainEqual(
    expect.objectContaining({ type: 'mention', text: '<at>Praxis</at>' }),
  );
  expect(activity?.localTimestamp).toMatch(/-05:00$/);
  const seen = await graph
    .api(`${MESSAGES}/${body.activityId}/replies/${said.body.activityId}`)
    .get();
  expect(seen.from.user.displayName).toBe('Carlos Mendoza');
});

test('a personal conversation goes both ways and a waiting reader is woken', async () => {
  const before = (await read('Amina', 'personal')).last;
  await say({ as: 'Amina', text: 'help' });
  const heard = bot.heard[0];
  const conversation = heard?.conversation;
  expect(heard?.text).toBe('help');
  expect(conversation?.conversationType).toBe('personal');
  const asked = await read('Amina', 'personal', before);
  const waiting = read('Amina', 'personal', asked.last, 10_000);
  const sent = await connector('POST', activities(conversation?.id ?? ''), {
    type: 'message',
    attachments: [card('hello')],
  });
  const { messages } = await waiting;
  expect(messages).toMatchObject([
    { id: sent.body.id, from: { kind: 'bot' }, text: '', attachments: [card('hello')] },
  ]);
  await connector('PUT', activities(conversation?.id ?? '', sent.body.id), {
    type: 'message',
    text: 'bye',
  });
  expect((await read('Amina', 'personal', messages[0]?.seq)).messages).toMatchObject([
    { id: sent.body.id, edited: true, deleted: false },
  ]);
});

test('a pressed button arrives as message value or as invoke with its answer', async () => {
  const { body: opened } = await connector('POST', 'conversations', {
    members: [{ id: (await graph.api('/users/mei.tanaka@org.example').get()).id }],
    activity: { type: 'message', attachments: [card('choose')] },
  });
  await say({ as: 'mei', value: { verb: 'go' }, activityId: opened.activityId });
  expect(bot.heard[0]).toMatchObject({
    type: 'message',
    value: { verb: 'go' },
    replyToId: opened.activityId,
  });
  expect(bot.heard[0]).not.toHaveProperty('text');
  bot.answers.push({
    status: 200,
    body: { statusCode: 200, type: CARD, value: card('done').content },
  });
  const invoke = {
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'go' }, trigger: 'manual' },
  };
  const answer = await say<{ status: number; invokeResponse: { statusCode: number } }>({
    as: 'mei',
    invoke,
    activityId: opened.activityId,
  });
  expect(bot.heard[1]).toMatchObject({ type: 'invoke', ...invoke, replyToId: opened.activityId });
  expect(answer.body).toMatchObject({ status: 200, invokeResponse: { statusCode: 200 } });
});

test('without the app nobody is written to; installing tells the bot', async () => {
  const person = await graph.api('/users/sarah.lim@org.example').get();
  await call(running.url, 'POST', '/client/uninstall', { as: person.id });
  expect((await say({ as: 'Sarah', text: 'hi' })).status).toBe(403);
  expect((await connector('POST', 'conversations', { members: [{ id: person.id }] })).status).toBe(
    403,
  );
  bot.heard.length = 0;
  await call(running.url, 'POST', '/client/install', { as: person.id });
  expect(bot.heard.map((activity) => activity.type)).toEqual([
    'installationUpdate',
    'conversationUpdate',
  ]);
  expect(bot.heard[1]?.membersAdded).toEqual([{ id: '28:praxis' }]);
  expect((await connector('POST', 'conversations', { members: [{ id: person.id }] })).status).toBe(
    201,
  );
});

test('rosters, members and teams are told to the bot', async () => {
  const roster = await connector<{ members: { aadObjectId: string; email: string }[] }>(
    'GET',
    `conversations/${encodeURIComponent(`${CHANNEL};messageid=1`)}/pagedmembers?pageSize=1`,
  );
  const members = await graph.api(`/teams/${TEAM}/members`).get();
  expect(roster.body.members.map((one) => one.aadObjectId).sort()).toEqual(
    members.value.map((one: { userId: string }) => one.userId).sort(),
  );
  const one = await connector<{ name: string }>(
    'GET',
    `conversations/${encodeURIComponent(CHANNEL)}/members/${roster.body.members[0]?.aadObjectId}`,
  );
  expect(one.status).toBe(200);
  const team = await connector<{ id: string; aadGroupId: string }>('GET', `teams/${TEAM}`);
  expect(team.body.aadGroupId).toBe(TEAM);
  const channels = await connector<{ conversations: { id: string; name: string | null }[] }>(
    'GET',
    `teams/${encodeURIComponent(team.body.id)}/conversations`,
  );
  expect(channels.body.conversations.map((channel) => channel.name)).toEqual([null, 'Exchange']);
});

test('a person posts through Graph as themselves, where they are a member; an app may not', async () => {
  const post = { body: { content: 'Hello from a colleague' } };
  running.tenant.consents.setTeam(TEAM, 'ChannelMessage.Read.Group', false);
  const carlos = await graphAs(running.url, 'Carlos');
  const made = await carlos.api(MESSAGES).post(post);
  expect(made).toMatchObject({
    from: { user: { displayName: 'Carlos Mendoza' } },
    messageType: 'message',
  });
  const reply = await carlos.api(`${MESSAGES}/${made.id}/replies`).post(post);
  expect(reply.replyToId).toBe(made.id);
  expect(bot.heard).toEqual([]);
  expect(
    (await failure((await graphAs(running.url, 'Priya')).api(MESSAGES).get())).statusCode,
  ).toBe(403);
  expect((await failure(graph.api(MESSAGES).post(post))).statusCode).toBe(403);
});

test.each([
  ['an empty activity', activities(CHANNEL), {}, 400],
  [
    'an unknown conversation',
    activities('19:nowhere@thread.tacv2'),
    { type: 'message', text: 'x' },
    404,
  ],
  [
    'a thread that is not there',
    activities(`${CHANNEL};messageid=7`),
    { type: 'message', text: 'x' },
    404,
  ],
  [
    'a message above the size limit',
    activities(CHANNEL),
    { type: 'message', text: 'x'.repeat(60_000) },
    413,
  ],
  [
    'a card that is no object',
    activities(CHANNEL),
    { type: 'message', attachments: [{ contentType: CARD, content: 'no' }] },
    400,
  ],
])('%s is refused', async (_what, path, body, status) => {
  const answer = await connector<{ error: { code: string } }>('POST', path, body);
  expect(answer.status).toBe(status);
  expect(answer.body.error.code).toEqual(expect.any(String));
});

test('message ids are unique even for messages of the same millisecond', async () => {
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      connector('POST', activities(CHANNEL), { type: 'message', text: `n${index}` }),
    ),
  );
  expect(new Set(sent.map((one) => one.body.id)).size).toBe(20);
});

test('nobody says anything where they are no member, or as somebody unknown', async () => {
  expect((await say({ as: 'Priya', in: 'formalization', text: 'x' })).status).toBe(403);
  expect((await say({ as: 'Nobody', text: 'x' })).status).toBe(404);
  expect((await say({ as: 'Amina', in: 'nowhere', text: 'x' })).status).toBe(404);
  expect((await say({ as: 'Amina' })).status).toBe(400);
});
