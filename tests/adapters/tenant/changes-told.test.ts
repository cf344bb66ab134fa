import { expect, test } from '@jest/globals';
import { TENANT_ID } from '../../../src/adapters/tenant/address.ts';
import { exchangeIdOf } from '../../../src/adapters/tenant/seed/communities.ts';
import { personIdOf, teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import {
  addMessage,
  deleteMessage,
  editMessage,
} from '../../../src/adapters/tenant/teams/messages.ts';
import { CHANNEL, RESOURCE, subscriberWorld, TEAM } from './subscriber.ts';
import { graphAsApp, KNOWLEDGE } from './support.ts';

const world = subscriberWorld();
const { idle, pass, refusal, say, subscribe, told } = world;
const edited = { contentType: 'text' as const, attachments: [], mentions: [], summary: undefined };

test('posts, replies, edits, reactions and deletions of a channel are told, each with where it happened', async () => {
  const { id } = await subscribe();
  const root = say('a question');
  await idle();
  const reply = say('an answer', root.id);
  editMessage(world.running.tenant, root, { ...edited, body: 'a better question' });
  world.running.tenant.db.run(
    'UPDATE messages SET seq = ? WHERE id = ?',
    world.running.tenant.db.nextSeq(),
    reply.id,
  );
  deleteMessage(world.running.tenant, reply);
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
  expect(world.receiver.posts.map((post) => post.value.length)).toEqual([1, 4]);
});

test('only the changes asked for are told, and only of messages with the word or the mention asked for', async () => {
  await subscribe({ changeType: 'created', resource: `${RESOURCE}?$search=pension` });
  const root = say('about pensions');
  editMessage(world.running.tenant, root, { ...edited, body: 'about the pension' });
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
  const row = addMessage(world.running.tenant, {
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
  const site = await world.graph.api(KNOWLEDGE).get();
  const list = await world.graph.api(`/sites/${site.id}/lists/Projects`).get();
  const resource = `sites/${site.id}/lists/${list.id}`;
  await subscribe({ resource, changeType: 'updated', lifecycleNotificationUrl: null });
  for (const id of [1, 2, 3])
    await world.graph
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
  const { value: drives } = await world.graph.api(`${KNOWLEDGE}:/drives`).get();
  await subscribe({ resource: `/drives/${drives[0].id}/root`, changeType: 'updated' });
  await world.graph.api(`/drives/${drives[0].id}/root:/note.txt:/content`).put('a note');
  await pass(1000);
  expect(told()).toHaveLength(1);
});

test('a person’s change and leaving are told as updated', async () => {
  await subscribe({ resource: '/users', changeType: 'updated,deleted' });
  const id = personIdOf('sarah.lim');
  world.running.tenant.consents.setApp('User.ReadWrite.All', true);
  const admin = await graphAsApp(world.running.url);
  await admin.api(`/users/${id}`).patch({ jobTitle: 'Programme Officer' });
  await admin.api(`/users/${id}`).delete();
  await idle();
  expect(told().map((one) => [one.changeType, one.resource])).toEqual([
    ['updated', `Users/${id}`],
    ['updated', `Users/${id}`],
  ]);
});

test('one subscription hears every channel; a chat is heard by who was given that right', async () => {
  const { consents, db } = world.running.tenant;
  const amina = personIdOf('amina.diallo');
  const chat =
    db.get<{ chat_id: string }>('SELECT chat_id FROM users WHERE id = ?', amina)?.chat_id ?? '';
  const resource = `/chats/${encodeURIComponent(chat)}/messages`;
  expect(await refusal({ resource })).toMatchObject({ statusCode: 403 });
  consents.setApp('Chat.Read.All', true);
  const mighty = await graphAsApp(world.running.url);
  await subscribe({ resource }, mighty);
  await subscribe({
    resource: '/teams/getAllMessages',
    notificationUrl: `${world.receiver.url}/all`,
  });
  const from = { kind: 'person' as const, id: amina };
  const inSkills = addMessage(world.running.tenant, {
    conversation: exchangeIdOf('skills'),
    from,
    body: 'elsewhere',
    contentType: 'text',
  });
  const inChat = addMessage(world.running.tenant, {
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
  const { db } = world.running.tenant;
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
