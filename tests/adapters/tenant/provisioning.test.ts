import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@microsoft/microsoft-graph-client';
import { teamIdOf } from '../../../src/adapters/tenant/seed/index.ts';
import type { RunningTenant } from '../../../src/adapters/tenant/server.ts';
import { failure, graphWith, KNOWLEDGE, mailOf, smallTenant } from './support.ts';

const RIGHTS = `Sites.FullControl.All Sites.Manage.All Sites.ReadWrite.All User.ReadWrite.All
  Files.ReadWrite.All Group.ReadWrite.All TeamMember.ReadWrite.All Channel.Create Channel.Delete.All
  ChannelMember.ReadWrite.All ChannelSettings.ReadWrite.All Presence.ReadWrite.All Presence.Read.All
  Calendars.ReadWrite Channel.ReadBasic.All ChannelMessage.Read.All ChannelMessage.Send`.split(
  /\s+/,
);
const TEAM = `/teams/${teamIdOf('formalization')}`;

let running: RunningTenant;
let app: Client;
let amina: Client;
let carlos: Client;
beforeAll(async () => {
  running = await smallTenant();
  const { identity, db } = running.tenant;
  app = graphWith(running.url, await identity.appToken('praxis', RIGHTS));
  const person = async (local: string): Promise<Client> => {
    const row = db.get<{ id: string }>('SELECT id FROM users WHERE mail = ?', mailOf(local));
    const claims = { id: row?.id ?? '', name: local, upn: mailOf(local) };
    return graphWith(running.url, await identity.graphToken(claims, 'praxis', RIGHTS.join(' ')));
  };
  amina = await person('amina.diallo');
  carlos = await person('carlos.mendoza');
});
afterAll(async () => {
  await running.close();
});

interface Named {
  id: string;
  name?: string;
  displayName?: string;
}
const namesOf = (page: { value: Named[] }): (string | undefined)[] =>
  page.value.map((one) => one.displayName ?? one.name);
const siteId = async (): Promise<string> => (await app.api(KNOWLEDGE).get()).id as string;

test('a list is made with its columns, takes what they hold and refuses the rest', async () => {
  const lists = `/sites/${await siteId()}/lists`;
  const made = await app.api(lists).post({
    displayName: 'Reviews',
    columns: [
      { name: 'Score', number: {} },
      { name: 'Topic', text: {}, indexed: true },
      { name: 'Tags', choice: { displayAs: 'checkBoxes', choices: ['a', 'b'] } },
    ],
  });
  const list = `${lists}/${made.id}`;
  expect(namesOf(await app.api(`${list}/columns`).get())).toEqual([
    'Title',
    'Score',
    'Topic',
    'Tags',
  ]);
  const item = await app
    .api(`${list}/items`)
    .post({ fields: { Title: 'One', Score: 4, Tags: ['a'] } });
  expect(item.fields).toMatchObject({ Score: 4, Tags: ['a'] });
  const wrong = app.api(`${list}/items`).post({ fields: { Score: 'four' } });
  expect((await failure(wrong)).statusCode).toBe(400);
  await app.api(`${list}/columns`).post({ name: 'Late', dateTime: {} });
  await app.api(`${list}/items/${item.id}/fields`).patch({ Late: '2026-01-01T00:00:00Z' });
  expect((await failure(app.api(lists).post({ displayName: 'reviews' }))).statusCode).toBe(409);
  const whole = await app
    .api(list)
    .expand('columns($select=name),items($expand=fields($select=Score))')
    .get();
  expect(whole.items[0].fields).toMatchObject({ Score: 4 });
  await app.api(list).delete();
  expect((await failure(app.api(list).get())).statusCode).toBe(404);
  expect((await failure(carlos.api(lists).post({ displayName: 'Mine' }))).statusCode).toBe(403);
});

test('older versions of an item and of a file are kept and can be brought back', async () => {
  const items = `/sites/${await siteId()}/lists/Projects/items`;
  const [first] = (await app.api(items).top(1).expand('fields').get()).value;
  await app.api(`${items}/${first.id}/fields`).patch({ Donor: 'Somebody else' });
  const versions = (await app.api(`${items}/${first.id}/versions`).get()).value as Named[];
  expect(versions.length).toBeGreaterThan(1);
  await app.api(`${items}/${first.id}/versions/${versions[1]?.id}/restoreVersion`).post({});
  const fields = await app.api(`${items}/${first.id}/fields`).get();
  expect(fields.Donor).toBe(first.fields.Donor);
  const file = await amina.api('/me/drive/root:/note.txt:/content').put('first');
  await amina.api('/me/drive/root:/note.txt:/content').put('second, longer');
  const old = (await amina.api(`/me/drive/items/${file.id}/versions`).get()).value;
  expect(old.map((one: { size: number }) => one.size)).toEqual([14, 5]);
  await amina.api(`/me/drive/items/${file.id}/versions/${old[1].id}/restoreVersion`).post({});
  expect((await amina.api(`/me/drive/items/${file.id}`).get()).size).toBe(5);
});

test('a person’s own drive is theirs alone until they give something of it', async () => {
  const file = await amina.api('/me/drive/root:/draft.txt:/content').put('draft');
  const drive = (await amina.api('/me/drive').get()).id;
  expect((await failure(carlos.api(`/drives/${drive}/items/${file.id}`).get())).statusCode).toBe(
    403,
  );
  const given = await amina.api(`/me/drive/items/${file.id}/invite`).post({
    recipients: [{ email: mailOf('carlos.mendoza') }],
    roles: ['read'],
  });
  const grant = given.value[0].id;
  expect((await carlos.api(`/drives/${drive}/items/${file.id}`).get()).name).toBe('draft.txt');
  for (const more of ['root', 'root/children', 'root/delta'])
    expect((await failure(carlos.api(`/drives/${drive}/${more}`).get())).statusCode).toBe(403);
  const path = `/me/drive/items/${file.id}/permissions/${grant}`;
  expect((await amina.api(path).patch({ roles: ['write'] })).roles).toEqual(['write']);
  await amina.api(path).delete();
  expect((await failure(amina.api(path).get())).statusCode).toBe(404);
  expect((await failure(carlos.api(`/drives/${drive}/items/${file.id}`).get())).statusCode).toBe(
    403,
  );
  const moved = await amina.api('/me/drive/root/children').post({ name: 'Old', folder: {} });
  await amina.api(`/me/drive/items/${file.id}`).patch({ parentReference: { id: moved.id } });
  expect(namesOf(await amina.api('/me/drive/root:/Old:/children').get())).toEqual(['draft.txt']);
});

test('people come and go in a team; the last owner of a channel stays', async () => {
  const user = await app.api('/users').post({
    accountEnabled: true,
    displayName: 'Nadir Osei',
    mailNickname: 'nadir.osei',
    userPrincipalName: mailOf('nadir.osei'),
    passwordProfile: { password: 'local-Only-1!' },
  });
  const bind = (id: string, roles: string[] = []) => ({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${id}')`,
    roles,
  });
  expect((await failure(carlos.api(`${TEAM}/members`).post(bind(user.id)))).statusCode).toBe(403);
  const member = await amina.api(`${TEAM}/members`).post(bind(user.id));
  const me = (await amina.api('/me').get()).id;
  const secret = await amina.api(`${TEAM}/channels`).post({
    displayName: 'Review board',
    membershipType: 'private',
    members: [bind(me, ['owner'])],
  });
  const channel = `${TEAM}/channels/${encodeURIComponent(secret.id)}`;
  expect((await failure(carlos.api(channel).get())).statusCode).toBe(404);
  expect(
    (await carlos.api(`${TEAM}/channels`).get()).value.map((one: Named) => one.displayName),
  ).not.toContain('Review board');
  const inside = await amina.api(`${channel}/members`).post(bind(user.id));
  const own = (await amina.api(`${channel}/members`).get()).value.find(
    (one: { userId: string }) => one.userId === me,
  );
  expect((await failure(amina.api(`${channel}/members/${own.id}`).delete())).statusCode).toBe(400);
  expect(inside.userId).toBe(user.id);
  await amina.api(`${TEAM}/members/${encodeURIComponent(member.id)}`).delete();
  expect((await amina.api(`${channel}/members`).get()).value).toHaveLength(1);
  await amina.api(channel).delete();
  expect((await failure(amina.api(channel).get())).statusCode).toBe(404);
});

test('presence runs out, and more than 650 people are too many to ask for at once', async () => {
  const id = (await app.api(`/users/${mailOf('mei.tanaka')}`).get()).id;
  const set = {
    sessionId: 'x',
    availability: 'Busy',
    activity: 'InACall',
    expirationDuration: 'PT10M',
  };
  await app.api(`/users/${id}/presence/setPresence`).post(set);
  const ask = (ids: string[]) => app.api('/communications/getPresencesByUserId').post({ ids });
  expect((await ask([id, 'nobody'])).value).toMatchObject([{ id, availability: 'Busy' }]);
  running.tenant.clock.advance(11 * 60_000);
  expect((await ask([id])).value).toMatchObject([{ id, availability: 'Offline' }]);
  const many = Array.from({ length: 651 }, (_, index) => `${index}`);
  expect((await failure(ask(many))).statusCode).toBe(400);
});

test('the directory answers advanced questions only to who accepts an older state', async () => {
  const eventual = { ConsistencyLevel: 'eventual' };
  const search = '/users?$search="displayName:mend"&$count=true';
  expect((await failure(app.api(search).get())).statusCode).toBe(400);
  const found = await app.api(search).headers(eventual).get();
  expect(found['@odata.count']).toBe(1);
  expect(namesOf(found)).toEqual(['Carlos Mendoza']);
  const odd = await failure(app.api('/users?$select=shoeSize').get());
  expect(odd.statusCode).toBe(400);
  expect((await failure(app.api('/users?$select=skills').get())).statusCode).toBe(501);
  const chain = await app
    .api(`/users/${mailOf('moussa.traore')}?$expand=manager($levels=max;$select=displayName)`)
    .get();
  expect(chain.manager.manager.manager.displayName).toBe('Margit Lindqvist');
});

test('a calendar view holds what lies in its span, even in part', async () => {
  const base = `/users/${mailOf('lena.okafor')}`;
  const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
  await app.api(`${base}/events`).post({
    subject: 'Mission',
    start: at('2026-03-01T08:00:00'),
    end: at('2026-03-03T18:00:00'),
  });
  const view = (from: string, to: string) =>
    app.api(`${base}/calendarView?startDateTime=${from}&endDateTime=${to}`).get();
  expect((await view('2026-03-02T00:00:00Z', '2026-03-02T12:00:00Z')).value).toHaveLength(1);
  expect((await view('2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z')).value).toEqual([]);
  expect((await failure(app.api(`${base}/calendarView`).get())).statusCode).toBe(400);
});
