import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import { type RunningTenant, startTenant } from '../../../src/adapters/tenant/server.ts';
import { failure, graphAs, graphAsApp } from './support.ts';
import { activities, clientOf, type Ear, startEar } from './teams-bot.ts';

const TEAM = teamIdOf('formalization');
const CHANNEL = exchangeIdOf('formalization');
const MESSAGES = `/teams/${TEAM}/channels/${encodeURIComponent(CHANNEL)}/messages`;

let running: RunningTenant;
let bot: Ear;
let client: ReturnType<typeof clientOf>;
let graph: Client;
let person: string;
beforeAll(async () => {
  bot = await startEar();
  running = await startTenant({
    bot: bot.url,
    frozen: true,
    limits: 'none',
    seed: { documents: 1 },
  });
  client = clientOf(running.url);
  // To find the app in the catalogue by the id of its manifest.
  running.tenant.consents.setApp('AppCatalog.Read.All', true);
  graph = await graphAsApp(running.url);
  person = (await graph.api('/users/sarah.lim@org.example').get()).id;
});
afterAll(async () => {
  await running.close();
  await bot.close();
});
beforeEach(() => {
  bot.heard.length = 0;
});

const ofPerson = (): string => `/users/${person}/teamwork/installedApps`;
const ofTeam = `/teams/${TEAM}/installedApps`;
async function bind(): Promise<{ 'teamsApp@odata.bind': string }> {
  const { value } = await graph
    .api('/appCatalogs/teamsApps')
    .filter(`externalId eq '${(await client.get<{ id: string }>('/client/app')).body.id}'`)
    .get();
  expect(value).toMatchObject([{ displayName: 'Praxis', distributionMethod: 'organization' }]);
  return {
    'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${value[0].id}`,
  };
}
const statusOf = async (calling: Promise<unknown>): Promise<number> =>
  (await failure(calling)).statusCode;

test('the app is installed for a person, who can then be written to first', async () => {
  const { value } = await graph.api(ofPerson()).get();
  await graph.api(`${ofPerson()}/${value[0].id}`).delete();
  await bot.hears(2);
  expect((await graph.api(ofPerson()).get()).value).toEqual([]);
  const open = () =>
    client.connector('POST', 'conversations', {
      members: [{ id: person }],
      activity: { type: 'message', text: 'first words' },
    });
  expect((await open()).status).toBe(403);
  await graph.api(ofPerson()).post(await bind());
  await bot.hears(4);
  expect(bot.heard.slice(2)).toMatchObject([
    { type: 'installationUpdate', action: 'add', from: { aadObjectId: person } },
    { type: 'conversationUpdate', membersAdded: [{ id: '28:praxis' }] },
  ]);
  expect((await open()).status).toBe(201);
  expect(await statusOf(graph.api(ofPerson()).post(await bind()))).toBe(409);
});

test('an installation tells its app, its version and its chat, which the bot may write to', async () => {
  const { value } = await graph.api(ofPerson()).expand('teamsApp,teamsAppDefinition').get();
  const app = (await client.get<{ id: string }>('/client/app')).body;
  expect(value).toMatchObject([
    {
      teamsApp: { externalId: app.id, displayName: 'Praxis' },
      teamsAppDefinition: { displayName: 'Praxis', version: '1.0.0' },
    },
  ]);
  expect(Buffer.from(value[0].id, 'base64').toString()).toBe(`${person}##${value[0].teamsApp.id}`);
  const one = await graph.api(`${ofPerson()}/${value[0].id}`).get();
  expect(one.id).toBe(value[0].id);
  const chat = await graph.api(`${ofPerson()}/${value[0].id}/chat`).get();
  expect(chat).toMatchObject({ chatType: 'oneOnOne' });
  const sent = await client.connector('POST', activities(chat.id), { type: 'message', text: 'hi' });
  expect(sent.status).toBe(201);
  expect((await client.read(person)).messages.at(-1)?.text).toBe('hi');
  const other = await graph
    .api(ofPerson())
    .expand('teamsApp')
    .filter("teamsApp/externalId eq 'somebody-else'")
    .get();
  expect(other.value).toEqual([]);
});

test('in a team it comes with the consents the app asks for', async () => {
  const { value } = await graph.api(ofTeam).select('consentedPermissionSet,id').get();
  const permissions = value[0].consentedPermissionSet.resourceSpecificPermissions;
  expect(permissions).toContainEqual({
    permissionValue: 'ChannelMessage.Read.Group',
    permissionType: 'application',
  });
  await graph.api(`${ofTeam}/${value[0].id}`).delete();
  expect(await statusOf(graph.api(`${ofTeam}/${value[0].id}`).get())).toBe(404);
  expect(running.tenant.consents.teamScopes(TEAM)).toEqual([]);
  await graph.api(ofTeam).post(await bind());
  expect(running.tenant.consents.teamScopes(TEAM)).toContain('ChannelMessage.Read.Group');
  await graph.api(`${ofTeam}/${value[0].id}/upgrade`).post({});
  await bot.hears(5);
  // Graph does not wait for the bot, so that only what belongs to one change has its order.
  const actions = bot.heard.flatMap(({ action }) => (action ? [action] : []));
  expect(actions).toEqual(['remove', 'add', 'add-upgrade']);
});

test.each([
  ['an app that is not in the catalogue', 'appCatalogs/teamsApps/none', 404],
  ['something that is no app', 'users/none', 400],
])('%s cannot be installed', async (_what, path, status) => {
  const body = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/${path}` };
  expect(await statusOf(graph.api(ofPerson()).post(body))).toBe(status);
});

test('author and owners delete a post through Graph and bring it back; others and applications may not', async () => {
  const carlos = await graphAs(running.url, 'Carlos');
  const made = await carlos.api(MESSAGES).post({ body: { content: 'a slip' } });
  const reply = await carlos
    .api(`${MESSAGES}/${made.id}/replies`)
    .post({ body: { content: 'me' } });
  await bot.hears(2);
  const path = `${MESSAGES}/${made.id}/replies/${reply.id}`;
  await carlos.api(`${path}/softDelete`).post({});
  const gone = await graph.api(path).get();
  expect(gone.deletedDateTime).not.toBeNull();
  expect(gone.body.content).toBe('');
  await bot.hears(3);
  expect(bot.heard[2]).toMatchObject({ type: 'messageDelete', id: reply.id, replyToId: made.id });
  await carlos.api(`${path}/undoSoftDelete`).post({});
  expect((await graph.api(path).get()).body.content).toBe('me');
  expect(await statusOf(graph.api(`${path}/softDelete`).post({}))).toBe(403);
  const owner = running.tenant.db.get<{ given: string }>(
    `SELECT u.given FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = ? AND m.owner = 1 AND u.given <> 'Carlos'`,
    TEAM,
  );
  const moderator = await graphAs(running.url, owner?.given ?? '');
  await moderator.api(`${path}/softDelete`).post({});
  expect((await graph.api(path).get()).deletedDateTime).not.toBeNull();
  const member = running.tenant.db.get<{ mail: string }>(
    `SELECT u.mail FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = ? AND m.owner = 0 AND u.given <> 'Carlos'`,
    TEAM,
  );
  const other = await graphAs(running.url, member?.mail ?? '');
  expect(await statusOf(other.api(`${MESSAGES}/${made.id}/softDelete`).post({}))).toBe(403);
  expect(await statusOf(carlos.api(`${MESSAGES}/7/softDelete`).post({}))).toBe(404);
});

test('a reaction through Graph is the same as one at the client', async () => {
  const carlos = await graphAs(running.url, 'Carlos');
  const made = await carlos.api(MESSAGES).post({ body: { content: 'like me' } });
  await carlos.api(`${MESSAGES}/${made.id}/setReaction`).post({ reactionType: 'heart' });
  const seen = await graph.api(`${MESSAGES}/${made.id}`).get();
  expect(seen.reactions).toMatchObject([
    { reactionType: 'heart', user: { user: { userIdentityType: 'aadUser' } } },
  ]);
  expect(seen.lastEditedDateTime).toBeNull();
  const shown = (await client.read('Carlos', CHANNEL)).messages.find(({ id }) => id === made.id);
  expect(shown?.reactions).toMatchObject([{ type: 'heart', people: [{ name: 'Carlos Mendoza' }] }]);
  await carlos.api(`${MESSAGES}/${made.id}/unsetReaction`).post({ reactionType: 'heart' });
  expect((await graph.api(`${MESSAGES}/${made.id}`).get()).reactions).toEqual([]);
});

const ping = (chainId?: number) => ({
  topic: { source: 'text', value: 'Kiosks', webUrl: 'https://teams.microsoft.com/l/x' },
  activityType: 'systemDefault',
  previewText: { content: 'A discussion opened' },
  templateParameters: [{ name: 'systemDefaultText', value: 'Join in on kiosks' }],
  ...(chainId === undefined ? {} : { chainId }),
});
interface Bell {
  activity: { text: string; preview: string; kind: string }[];
}

test('a notification stands in the feed of the person, and on their open line', async () => {
  const closed = new AbortController();
  const line = await fetch(`${running.url}/client/stream?as=${person}`, { signal: closed.signal });
  await graph.api(`/users/${person}/teamwork/sendActivityNotification`).post(ping());
  let heard = '';
  for await (const chunk of line.body ?? []) {
    heard += Buffer.from(chunk).toString('utf8');
    if (heard.includes('data: ')) break;
  }
  closed.abort();
  const data = /^data: (.*)$/m.exec(heard)?.[1] ?? '{}';
  expect(JSON.parse(data)).toMatchObject({ kind: 'activity', text: 'Join in on kiosks' });
  const { body } = await client.get<Bell>(`/client/activity?as=${person}`);
  expect(body.activity[0]).toMatchObject({
    kind: 'activity',
    text: 'Join in on kiosks',
    preview: 'A discussion opened',
  });
});

test('a later notification of a chain takes the place of the earlier', async () => {
  const path = `/users/${person}/teamwork/sendActivityNotification`;
  await graph.api(path).post(ping(7));
  const before = (await client.get<Bell>(`/client/activity?as=${person}`)).body.activity.length;
  await graph.api(path).post(ping(7));
  const after = (await client.get<Bell>(`/client/activity?as=${person}`)).body.activity.length;
  expect(after).toBe(before);
});

test('a team’s notification reaches one member or all, and nobody else', async () => {
  const path = `/teams/${TEAM}/sendActivityNotification`;
  const type = (name: string) => ({ '@odata.type': `microsoft.graph.${name}` });
  const carlos = (await graph.api('/users/carlos.mendoza@org.example').get()).id;
  const one = { ...type('aadUserNotificationRecipient'), userId: carlos };
  await graph.api(path).post({ ...ping(), recipient: one });
  const all = { ...type('teamMembersNotificationRecipient'), teamId: TEAM };
  await graph.api(path).post({ ...ping(), recipient: all });
  const bell = (await client.get<Bell>('/client/activity?as=Carlos')).body;
  expect(bell.activity).toHaveLength(2);
  const priya = (await graph.api("/users?$filter=givenName eq 'Priya'").get()).value[0].id;
  const stranger = { ...one, userId: priya };
  expect(await statusOf(graph.api(path).post({ ...ping(), recipient: stranger }))).toBe(404);
  expect(await statusOf(graph.api(path).post(ping()))).toBe(400);
  expect(
    await statusOf(graph.api(path).post({ ...ping(), topic: { source: 'text', value: 'x' } })),
  ).toBe(400);
});

test('what is changed in a team through Graph is told to the bot there', async () => {
  // Whoever is an owner may change their team, and has consented to it for this test.
  running.tenant.consents.setApp('Group.ReadWrite.All', true);
  running.tenant.consents.setApp('TeamMember.ReadWrite.All', true);
  running.tenant.consents.setApp('ChannelSettings.ReadWrite.All', true);
  running.tenant.consents.setApp('Channel.Create', true);
  const app = await graphAsApp(running.url);
  const made = await app.api(`/teams/${TEAM}/channels`).post({ displayName: 'Stalls' });
  const path = `/teams/${TEAM}/channels/${encodeURIComponent(made.id)}`;
  await app.api(path).patch({ displayName: 'Stands' });
  const newcomer = (await app.api('/users/priya.nair@org.example').get()).id;
  const joined = await app.api(`/teams/${TEAM}/members`).post({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: [],
    'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${newcomer}')`,
  });
  await app.api(`/teams/${TEAM}/members/${joined.id}`).delete();
  await bot.hears(4);
  const events = bot.heard.map(
    ({ channelData }) => (channelData as { eventType: string }).eventType,
  );
  expect(events.sort()).toEqual([
    'channelCreated',
    'channelRenamed',
    'teamMemberAdded',
    'teamMemberRemoved',
  ]);
});
