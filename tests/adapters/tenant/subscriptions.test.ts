import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { healthOf } from '../../../src/adapters/tenant/notifications/health.ts';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import {
  addMessage,
  deleteMessage,
  editMessage,
  type MessageRow,
} from '../../../src/adapters/tenant/teams/messages.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { failure, graphAs, graphAsApp, KNOWLEDGE, smallTenant } from './support.ts';

const TEAM = teamIdOf('formalization');
const CHANNEL = exchangeIdOf('formalization');
const RESOURCE = `/teams/${TEAM}/channels/${CHANNEL}/messages`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let running: RunningTenant;
let graph: Client;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  running = await smallTenant({ frozen: true });
  graph = await graphAsApp(running.url);
});
afterAll(async () => {
  await running.close();
  await receiver.close();
});
beforeEach(async () => {
  const { db, faults, notifications } = running.tenant;
  await notifications.idle();
  for (const table of ['subscriptions', 'notifications', 'changes', 'endpoint_answers', 'consents'])
    db.run(`DELETE FROM ${table}`);
  faults.clear();
  receiver.clear();
});

const inMinutes = (minutes: number): string =>
  new Date(running.tenant.clock.now().getTime() + minutes * MINUTE).toISOString();
const wanted = (more: object = {}) => ({
  changeType: 'created,updated,deleted',
  notificationUrl: `${receiver.url}/notify`,
  lifecycleNotificationUrl: `${receiver.url}/lifecycle`,
  resource: RESOURCE,
  expirationDateTime: inMinutes(4320),
  clientState: 'secret',
  ...more,
});
const subscribe = (
  more: object = {},
  client = graph,
): Promise<{ id: string; expirationDateTime: string }> =>
  client.api('/subscriptions').post(wanted(more));
const refusal = (more: object, client = graph) => failure(subscribe(more, client));
const say = (body: string, rootId?: string): MessageRow =>
  addMessage(running.tenant, {
    conversation: CHANNEL,
    rootId,
    from: { kind: 'person', id: personIdOf('amina.diallo') },
    body,
    contentType: 'text',
  });
const edited = { contentType: 'text' as const, attachments: [], mentions: [], summary: undefined };
const idle = () => running.tenant.notifications.idle();
/** Lets time pass in steps, what falls due in each being done before the next. */
async function pass(ms: number, step = ms): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    running.tenant.clock.advance(Math.min(step, left));
    await idle();
  }
}
const told = (path = '/notify') =>
  receiver.posts.filter((post) => post.path === path).flatMap((post) => post.value);

test('a subscription is answered with everything it holds, and is found, listed and deleted', async () => {
  const made = await subscribe();
  expect(made).toMatchObject({
    '@odata.context': `${running.url}/v1.0/$metadata#subscriptions/$entity`,
    resource: RESOURCE,
    applicationId: 'praxis',
    changeType: 'created,updated,deleted',
    clientState: 'secret',
    notificationUrl: `${receiver.url}/notify`,
    includeResourceData: false,
    latestSupportedTlsVersion: 'v1_2',
  });
  expect(await graph.api(`/subscriptions/${made.id}`).get()).toMatchObject({ id: made.id });
  expect((await graph.api('/subscriptions').get()).value).toHaveLength(1);
  await graph.api(`/subscriptions/${made.id}`).delete();
  expect(await failure(graph.api(`/subscriptions/${made.id}`).get())).toMatchObject({
    statusCode: 404,
    code: 'ResourceNotFound',
  });
  say('to nobody');
  await idle();
  expect(receiver.posts).toEqual([]);
});

test('both addresses are asked with a token, their own query kept, before there is a subscription', async () => {
  await subscribe({ notificationUrl: `${receiver.url}/notify?from=graph&x=1` });
  expect(receiver.handshakes.map(({ path }) => path)).toEqual(['/notify', '/lifecycle']);
  expect(receiver.handshakes[0]?.query.get('from')).toBe('graph');
  expect(receiver.handshakes[0]?.contentType).toContain('text/plain');
  say('with the query');
  await idle();
  expect(receiver.posts[0]?.query.get('x')).toBe('1');
});

test.each([
  ['another status', () => ({ status: 202, type: 'text/plain', body: 'x' }), /200 OK/],
  [
    'the token still encoded',
    (token: string) => ({ status: 200, type: 'text/plain', body: encodeURIComponent(token) }),
    /exactly match/,
  ],
  [
    'another kind of text',
    (token: string) => ({ status: 200, type: 'text/html', body: token }),
    /text\/plain/,
  ],
])('an address that answers with %s gets no subscription', async (_name, shake, message) => {
  receiver.shake = shake;
  const refused = await refusal({});
  expect(refused).toMatchObject({ statusCode: 400, code: 'ValidationError' });
  expect(JSON.parse(refused.body).message).toMatch(message);
  expect((await graph.api('/subscriptions').get()).value).toEqual([]);
});

test('an address that does not answer within ten seconds gets no subscription', async () => {
  receiver.shake = () => {
    setImmediate(() => running.tenant.clock.advance(10_000));
    return 'hang';
  };
  const refused = await refusal({});
  expect(JSON.parse(refused.body).message).toBe('Subscription validation request timed out.');
});

test.each([
  ['an address off this machine', { notificationUrl: 'https://hooks.example/notify' }],
  ['a lifecycle address off this machine', { lifecycleNotificationUrl: 'https://hooks.example/x' }],
  ['something that is no address', { notificationUrl: 'file:///etc/passwd' }],
  ['an unknown resource', { resource: '/me/mailFolders/inbox/messages' }],
  ['an unknown change', { changeType: 'moved' }],
  ['a long life without lifecycle address', { lifecycleNotificationUrl: null }],
  ['a client state of 129 letters', { clientState: 'x'.repeat(129) }],
  ['resource data without a certificate', { includeResourceData: true }],
  ['another query than word or mention', { resource: `${RESOURCE}?$filter=id eq '1'` }],
])('%s is refused with 400', async (_name, more) => {
  expect(await refusal(more)).toMatchObject({ statusCode: 400 });
});

test('a channel that is not there is not found; a client state of 128 letters is no more than allowed', async () => {
  expect(
    await refusal({ resource: `/teams/${TEAM}/channels/19:no@thread.tacv2/messages` }),
  ).toMatchObject({ statusCode: 404 });
  expect(await subscribe({ clientState: 'x'.repeat(128) })).toHaveProperty('id');
});

test('each resource has its changes and its longest life; one under 45 minutes is raised to that', async () => {
  const site = await graph.api(KNOWLEDGE).get();
  const { value: lists } = await graph.api(`/sites/${site.id}/lists`).get();
  const list = `sites/${site.id}/lists/${lists[0].id}`;
  const { value: drives } = await graph.api(`/sites/${site.id}/drives`).get();
  const drive = `drives/${drives[0].id}/root`;
  const rows: [string, number, string][] = [
    [RESOURCE, 4320, 'created'],
    ['/teams/getAllMessages', 4320, 'deleted'],
    [list, 42_300, 'updated'],
    [drive, 42_300, 'updated'],
    ['/users', 41_760, 'updated,deleted'],
  ];
  for (const [resource, minutes, changeType] of rows) {
    const asked = { resource, changeType };
    expect(await refusal({ ...asked, expirationDateTime: inMinutes(minutes + 1) })).toMatchObject({
      statusCode: 400,
    });
    const made = await subscribe({ ...asked, expirationDateTime: inMinutes(minutes) });
    expect(made.expirationDateTime).toBe(inMinutes(minutes));
  }
  for (const resource of [list, drive])
    expect(await refusal({ resource, changeType: 'created' })).toMatchObject({ statusCode: 400 });
  await graph
    .api(`/subscriptions/${(await graph.api('/subscriptions').get()).value[0].id}`)
    .delete();
  const short = await subscribe({
    expirationDateTime: inMinutes(5),
    lifecycleNotificationUrl: null,
  });
  expect(short.expirationDateTime).toBe(inMinutes(45));
});

test('a second subscription of the same app to the same channel is refused with 403', async () => {
  await subscribe();
  expect(await refusal({})).toMatchObject({ statusCode: 403 });
  expect(
    await subscribe({
      resource: `/teams/${TEAM}/channels/${exchangeIdOf('skills')}/messages`,
    }).catch((error) => error.statusCode),
  ).toBe(404);
});

test('a person follows channels of their own teams only, never all of them, and without resource data', async () => {
  const amina = await graphAs(running.url, 'Amina');
  const priya = await graphAs(running.url, 'Priya');
  expect(await refusal({}, priya)).toMatchObject({ statusCode: 403 });
  expect(await refusal({ resource: '/teams/getAllMessages' }, amina)).toMatchObject({
    statusCode: 403,
  });
  expect(await subscribe({}, amina)).toHaveProperty('id');
});

test('posts, replies, edits, reactions and deletions of a channel are told, each with where it happened', async () => {
  const { id } = await subscribe();
  const root = say('a question');
  await idle();
  const reply = say('an answer', root.id);
  editMessage(running.tenant, root, { ...edited, body: 'a better question' });
  running.tenant.db.run(
    'UPDATE messages SET seq = ? WHERE id = ?',
    running.tenant.db.nextSeq(),
    reply.id,
  );
  deleteMessage(running.tenant, reply);
  await idle();
  const place = `teams('${TEAM}')/channels('${CHANNEL}')/messages('${root.id}')`;
  expect(told().map((one) => [one.changeType, one.resource])).toEqual([
    ['created', place],
    ['created', `${place}/replies('${reply.id}')`],
    ['updated', place],
    ['updated', `${place}/replies('${reply.id}')`],
    ['deleted', `${place}/replies('${reply.id}')`],
  ]);
  expect(told()[0]).toMatchObject({
    subscriptionId: id,
    clientState: 'secret',
    tenantId: TENANT_ID,
    resourceData: {
      id: root.id,
      '@odata.type': '#Microsoft.Graph.ChatMessage',
      '@odata.id': place,
    },
  });
  expect(told()[0]).not.toHaveProperty('encryptedContent');
  // What fell together came together.
  expect(receiver.posts.map((post) => post.value.length)).toEqual([1, 4]);
});

test('only the changes asked for are told, and only of messages with the word or the mention asked for', async () => {
  await subscribe({ changeType: 'created', resource: `${RESOURCE}?$search=pension` });
  const root = say('about pensions');
  editMessage(running.tenant, root, { ...edited, body: 'about the pension' });
  say('about wages');
  await idle();
  expect(told().map((one) => [one.changeType, one.resourceData?.id])).toEqual([
    ['created', root.id],
  ]);
});

test('the mention asked for may be anybody’s', async () => {
  const who = personIdOf('lena.okafor');
  await subscribe({
    resource: `${RESOURCE}?$filter=mentions/any(u: u/mentioned/user/id eq '${who}')`,
  });
  say('nobody');
  const row = addMessage(running.tenant, {
    conversation: CHANNEL,
    from: { kind: 'person', id: personIdOf('amina.diallo') },
    body: '<at id="0">Lena</at>',
    contentType: 'html',
    mentions: [{ id: 0, mentionText: 'Lena', mentioned: { user: { id: who } } }],
  });
  await idle();
  expect(told().map((one) => one.resourceData?.id)).toEqual([row.id]);
});

test('changes of a list within a second are one notification that names the list only', async () => {
  const site = await graph.api(KNOWLEDGE).get();
  const list = await graph.api(`/sites/${site.id}/lists/Projects`).get();
  const resource = `sites/${site.id}/lists/${list.id}`;
  await subscribe({ resource, changeType: 'updated', lifecycleNotificationUrl: null });
  for (const id of [1, 2, 3])
    await graph
      .api(`/sites/${site.id}/lists/Projects/items/${id}/fields`)
      .patch({ Donor: `donor ${id}` });
  await idle();
  expect(told()).toEqual([]);
  await pass(1000);
  expect(told()).toMatchObject([
    {
      changeType: 'updated',
      resource,
      resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
    },
  ]);
  expect(told()[0]?.resourceData).not.toHaveProperty('id');
});

test('a file’s change is told to who follows the library', async () => {
  const { value: drives } = await graph.api(`${KNOWLEDGE}:/drives`).get();
  await subscribe({ resource: `/drives/${drives[0].id}/root`, changeType: 'updated' });
  await graph.api(`/drives/${drives[0].id}/root:/note.txt:/content`).put('a note');
  await pass(1000);
  expect(told()).toHaveLength(1);
});

test('a person’s change and leaving are told as updated', async () => {
  await subscribe({ resource: '/users', changeType: 'updated,deleted' });
  const id = personIdOf('sarah.lim');
  running.tenant.consents.setApp('User.ReadWrite.All', true);
  const admin = await graphAsApp(running.url);
  await admin.api(`/users/${id}`).patch({ jobTitle: 'Programme Officer' });
  await admin.api(`/users/${id}`).delete();
  await idle();
  expect(told().map((one) => [one.changeType, one.resource])).toEqual([
    ['updated', `Users/${id}`],
    ['updated', `Users/${id}`],
  ]);
});

test('what is not accepted is told again after ever longer pauses, for four hours, then dropped for good', async () => {
  await subscribe();
  receiver.manner = 503;
  const from = running.tenant.clock.now().getTime();
  const { notifications, db } = running.tenant;
  say('hear me');
  await idle();
  const times = [0];
  while (running.tenant.clock.now().getTime() - from < 24 * HOUR) {
    const before = receiver.posts.length;
    running.tenant.clock.advance(10_000);
    await notifications.idle();
    for (let more = receiver.posts.length - before; more > 0; more -= 1)
      times.push(running.tenant.clock.now().getTime() - from);
    if (db.get("SELECT 1 FROM notifications WHERE lifecycle = 0 AND state = 'dropped'")) break;
    // Its owner vouches for it, so that it is not held meanwhile.
    if ((running.tenant.clock.now().getTime() - from) % (30 * MINUTE) === 0) {
      receiver.posts.length = 0;
      const [one] = (await graph.api('/subscriptions').get()).value;
      await graph.api(`/subscriptions/${one.id}/reauthorize`).post({});
    }
  }
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const [index, pause] of pauses.slice(1, -1).entries())
    expect(pause).toBe(2 * (pauses[index] ?? 0));
  expect(times.at(-1)).toBe(4 * HOUR);
  receiver.clear();
  await pass(HOUR);
  expect(told()).toEqual([]);
});

test('what another answer than 2xx or a lost connection stopped arrives when the endpoint is well again', async () => {
  await subscribe();
  receiver.manners.push(500, 404);
  const row = say('in the end');
  await idle();
  await pass(20_000);
  expect(told()).toHaveLength(2);
  await pass(HOUR, MINUTE);
  expect(told().map((one) => one.resourceData?.id)).toEqual([row.id, row.id, row.id]);
});

test('after its end nothing is sent and it is not found', async () => {
  const { id } = await subscribe({
    expirationDateTime: inMinutes(50),
    lifecycleNotificationUrl: null,
  });
  receiver.manner = 503;
  say('too early to be accepted');
  await idle();
  receiver.clear();
  await pass(50 * MINUTE);
  say('too late');
  await pass(5 * HOUR, 10 * MINUTE);
  expect(receiver.posts).toEqual([]);
  expect(await failure(graph.api(`/subscriptions/${id}`).get())).toMatchObject({ statusCode: 404 });
});

test('renewing prolongs, swaps the address after asking it, and does not take a lifecycle address', async () => {
  const { id } = await subscribe();
  await pass(HOUR / 2);
  receiver.handshakes.length = 0;
  const changed = await graph.api(`/subscriptions/${id}`).patch({
    expirationDateTime: inMinutes(4320),
    notificationUrl: `${receiver.url}/other`,
  });
  expect(changed).toMatchObject({
    expirationDateTime: inMinutes(4320),
    notificationUrl: `${receiver.url}/other`,
  });
  expect(receiver.handshakes.map(({ path }) => path)).toEqual(['/other']);
  say('elsewhere');
  await idle();
  expect(told('/other')).toHaveLength(1);
  for (const more of [
    { lifecycleNotificationUrl: `${receiver.url}/x` },
    { resource: '/users' },
    { expirationDateTime: inMinutes(4321) },
  ])
    expect(await failure(graph.api(`/subscriptions/${id}`).patch(more))).toMatchObject({
      statusCode: 400,
    });
});

test('before its token ends reauthorization is asked for; unanswered, what is to be told is held, then comes', async () => {
  const { id } = await subscribe();
  await pass(44 * MINUTE);
  expect(told('/lifecycle')).toEqual([]);
  await pass(MINUTE);
  expect(told('/lifecycle')).toMatchObject([
    {
      subscriptionId: id,
      lifecycleEvent: 'reauthorizationRequired',
      clientState: 'secret',
      tenantId: TENANT_ID,
    },
  ]);
  await pass(15 * MINUTE);
  const row = say('held');
  await idle();
  await pass(HOUR, 5 * MINUTE);
  expect(told()).toEqual([]);
  await graph.api(`/subscriptions/${id}/reauthorize`).post({});
  await idle();
  expect(told().map((one) => one.resourceData?.id)).toEqual([row.id]);
  expect((await graph.api(`/subscriptions/${id}`).get()).expirationDateTime).toBe(
    inMinutes(4320 - 120),
  );
});

test('held for four hours is lost', async () => {
  const { id } = await subscribe();
  await pass(HOUR);
  say('lost');
  await idle();
  await pass(4 * HOUR, 10 * MINUTE);
  await graph.api(`/subscriptions/${id}/reauthorize`).post({});
  await idle();
  expect(told()).toEqual([]);
});

test('a right taken away pauses: its owner is asked at once, changes are lost until it is given and vouched for', async () => {
  const { consents } = running.tenant;
  const { id } = await subscribe({ resource: '/teams/getAllMessages' });
  consents.setApp('ChannelMessage.Read.All', false);
  await idle();
  expect(told('/lifecycle').map((one) => one.lifecycleEvent)).toEqual(['reauthorizationRequired']);
  say('lost');
  await idle();
  expect(await failure(graph.api(`/subscriptions/${id}/reauthorize`).post({}))).toMatchObject({
    statusCode: 403,
  });
  consents.setApp('ChannelMessage.Read.All', true);
  say('lost too');
  await idle();
  await graph.api(`/subscriptions/${id}/reauthorize`).post({});
  const row = say('told');
  await idle();
  expect(told().map((one) => one.resourceData?.id)).toEqual([row.id]);
});

test('taken out of the team that let it in, the app is told that its subscription is gone', async () => {
  const { consents, db } = running.tenant;
  consents.setApp('ChannelMessage.Read.All', false);
  const { id } = await subscribe();
  const rsc = db.get<{ rsc: string }>('SELECT rsc FROM team_apps WHERE team_id = ?', TEAM)?.rsc;
  db.run('DELETE FROM team_apps WHERE team_id = ?', TEAM);
  await idle();
  expect(told('/lifecycle')).toMatchObject([
    { subscriptionId: id, lifecycleEvent: 'subscriptionRemoved' },
  ]);
  expect(await failure(graph.api(`/subscriptions/${id}`).get())).toMatchObject({ statusCode: 404 });
  db.run('INSERT INTO team_apps VALUES(?, ?)', TEAM, rsc ?? '[]');
});

test('more than a tenth of answers over ten seconds: new ones wait ten seconds; more than 15 %: they are dropped', async () => {
  await subscribe();
  const { tenant } = running;
  const well = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      say(`well ${index}`);
      await idle();
    }
  };
  const late = async (): Promise<void> => {
    receiver.manners.push('hang');
    const before = receiver.posts.length;
    say('late');
    await receiver.came(before + 1);
    tenant.clock.advance(10_000);
    await idle();
  };
  await well(8);
  await late();
  const url = `${receiver.url}/notify`;
  expect(healthOf(tenant, url)).toBe('slow');
  receiver.clear();
  const slow = say('slow');
  await idle();
  const heard = () => told().filter((one) => one.resourceData?.id === slow.id);
  expect(heard()).toEqual([]);
  await pass(10_000);
  expect(heard()).toHaveLength(1);
  tenant.db.run('INSERT INTO endpoint_answers VALUES(?, ?, 1)', url, tenant.clock.now().getTime());
  expect(healthOf(tenant, url)).toBe('drop');
  const dropped = say('dropped');
  await idle();
  await pass(10 * MINUTE);
  expect(healthOf(tenant, url)).toBe('well');
  const again = say('well again');
  await pass(5 * HOUR, 30 * MINUTE);
  const ids = told().map((one) => one.resourceData?.id);
  expect(ids).toContain(again.id);
  expect(ids).not.toContain(dropped.id);
});

test('a fault doubles, delays, fails, loses or swaps notifications', async () => {
  await subscribe();
  const { faults } = running.tenant;
  const where = { side: 'notification' as const, call: '^POST /notify$' };
  const heard = () => told().map((one) => one.resourceData?.id);
  faults.add({ where, effect: { kind: 'double' } });
  const twice = say('twice');
  await idle();
  expect(heard()).toEqual([twice.id, twice.id]);
  receiver.clear();
  faults.add({ where, effect: { kind: 'delay', ms: 30_000 } });
  const later = say('later');
  await idle();
  expect(heard()).toEqual([]);
  await pass(30_000);
  expect(heard()).toEqual([later.id]);
  receiver.clear();
  faults.add({ where, effect: { kind: 'lose', when: 'before' } });
  const lost = say('lost on the way');
  await idle();
  expect(heard()).toEqual([]);
  await pass(MINUTE);
  expect(heard()).toEqual([lost.id]);
  receiver.clear();
  faults.add({ where, effect: { kind: 'lose', when: 'after' } });
  const unanswered = say('heard, but its answer is lost');
  await idle();
  await pass(MINUTE);
  expect(heard()).toEqual([unanswered.id, unanswered.id]);
  receiver.clear();
  faults.add({ where, effect: { kind: 'reorder' } });
  const first = say('first');
  await idle();
  const second = say('second');
  await idle();
  expect(heard()).toEqual([second.id, first.id]);
});

test('one subscription hears every channel; a chat is heard by who was given that right', async () => {
  const { consents, db } = running.tenant;
  const amina = personIdOf('amina.diallo');
  const chat =
    db.get<{ chat_id: string }>('SELECT chat_id FROM users WHERE id = ?', amina)?.chat_id ?? '';
  const resource = `/chats/${encodeURIComponent(chat)}/messages`;
  expect(await refusal({ resource })).toMatchObject({ statusCode: 403 });
  consents.setApp('Chat.Read.All', true);
  const mighty = await graphAsApp(running.url);
  await subscribe({ resource }, mighty);
  await subscribe({ resource: '/teams/getAllMessages', notificationUrl: `${receiver.url}/all` });
  const from = { kind: 'person' as const, id: amina };
  const inSkills = addMessage(running.tenant, {
    conversation: exchangeIdOf('skills'),
    from,
    body: 'elsewhere',
    contentType: 'text',
  });
  const inChat = addMessage(running.tenant, {
    conversation: chat,
    from,
    body: 'privately',
    contentType: 'text',
  });
  await idle();
  expect(told('/all').map((one) => one.resourceData?.id)).toEqual([inSkills.id]);
  expect(told().map((one) => one.resource)).toEqual([`chats('${chat}')/messages('${inChat.id}')`]);
});

test('a team that gains or loses a member is a group that was updated', async () => {
  const { db } = running.tenant;
  await subscribe({ resource: `/groups/${TEAM}`, changeType: 'updated' });
  const who = personIdOf('sarah.lim');
  db.run('INSERT INTO memberships VALUES(?, ?, 0)', TEAM, who);
  db.run('INSERT INTO memberships VALUES(?, ?, 0)', teamIdOf('fair-recruitment'), who);
  await idle();
  expect(told().map((one) => [one.changeType, one.resource])).toEqual([
    ['updated', `Groups/${TEAM}`],
  ]);
  db.run('DELETE FROM memberships WHERE user_id = ?', who);
  await idle();
  expect(told()).toHaveLength(2);
});

test('a person who is gone follows nothing any more, and the app is told', async () => {
  const { db } = running.tenant;
  const { id } = await subscribe({}, await graphAs(running.url, 'Carlos'));
  db.run(
    'UPDATE users SET removed = 1, seq = ? WHERE id = ?',
    db.nextSeq(),
    personIdOf('carlos.mendoza'),
  );
  await idle();
  expect(told('/lifecycle')).toMatchObject([
    { subscriptionId: id, lifecycleEvent: 'subscriptionRemoved' },
  ]);
  db.run('UPDATE users SET removed = 0 WHERE id = ?', personIdOf('carlos.mendoza'));
});
