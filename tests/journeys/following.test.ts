import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { BOT_APP_ID } from '../../src/adapters/tenant/address.ts';
import { BOT_NAME } from '../../src/adapters/tenant/bot.ts';
import { personIdOf } from '../../src/adapters/tenant/seed/index.ts';
import { write } from '../../src/adapters/tenant/teams/markup.ts';
import { placeOf } from '../../src/adapters/tenant/teams/place.ts';
import { type Ears, ears, removes, rewrites, stands } from '../support/following.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';
import { opened, pageOf } from '../support/journey-steps.ts';
import type { SeenMessage } from '../support/teams.ts';

/** What is said in a channel is heard by notification as well, and read there where something may have been missed. */

let s: Scene;
let j: Journey;
let e: Ears;
let post: SeenMessage;
let discussion: string;
const MEI = 'Mei Tanaka';
const mei = personIdOf('mei.tanaka');
const DAY_MS = 86_400_000;
const tenant = () => j.tenant.running.tenant;
const channel = () => j.channel('formalization').id;

beforeAll(async () => {
  s = await scene({ documents: 4 });
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
  ({ post, id: discussion } = await opened(j));
  e = await ears(j);
  stands(tenant(), { id: post.id, channel: channel(), thread: null, by: null, body: '' });
  await e.listen();
});
afterEach(async () => {
  tenant().faults.clear();
  await e.close();
  tenant().db.run('DELETE FROM messages');
  await s.end();
});
afterAll(() => s.close());

let counter = 0;
/** In the thread of the discussion. @returns its id */
function says(body: string, more: { by?: string | null; id?: string; mentions?: object[] } = {}) {
  counter += 1;
  const { by = mei, id = `${1_800_000_000_000 + counter}`, ...rest } = more;
  stands(tenant(), { id, channel: channel(), thread: post.id, by, body, ...rest });
  return id;
}

const thread = async () =>
  (await pageOf(j, j.person(MEI), discussion)).thread.map(({ text, state }) => [text, state]);

const subscriptions = () =>
  tenant().db.all<{ id: string; kind: string; expires: number; rich: number; place: string }>(
    'SELECT * FROM subscriptions',
  );

/** Both clocks move together, as they do in the world. */
async function later(days: number): Promise<void> {
  await j.clock.advance(days);
  tenant().clock.advance(days * DAY_MS);
  await e.settle();
}

test('each channel of a community and each library has one subscription, however often that is looked at', async () => {
  await Promise.all([e.follow(), e.follow()]);
  const twin = e.again();
  await Promise.all([twin.follow(), e.follow()]);
  await twin.stop();
  const communities = await j.app.actions.communities.list();
  const libraries = await j.app.actions.knowledge.sync.known();
  const found = subscriptions();
  const places = found.map(({ kind, place }) => `${kind} ${place}`);
  expect(new Set(places).size).toBe(places.length);
  expect(
    found
      .filter(({ kind }) => kind === 'channelMessages')
      .map(({ place }) => place)
      .sort(),
  ).toEqual(communities.map(({ channelId }) => channelId).sort());
  expect(found.filter(({ kind }) => kind === 'list')).toHaveLength(libraries.length);
  expect(found.filter(({ rich }) => rich === 1)).toHaveLength(communities.length);
});

test('what only Microsoft tells of is kept, edited and withdrawn', async () => {
  const id = says('<p>Inspectors came&nbsp;first &amp; <b>alone</b>.</p>');
  await e.settle();
  expect(await thread()).toEqual([['Inspectors came first & alone.', 'published']]);
  rewrites(tenant(), channel(), id, '<p>Employers came first.</p>');
  await e.settle();
  expect(await thread()).toEqual([['Employers came first.', 'published']]);
  removes(tenant(), channel(), id);
  await e.settle();
  expect(await thread()).toEqual([['Employers came first.', 'withdrawn']]);
  // Nothing is answered: everybody there sees the message.
  expect(j.channel('formalization').messages()).toHaveLength(1);
});

test('the bot is told, and Microsoft notifies: one contribution, whichever is first', async () => {
  const before = await j.person(MEI).in(channel()).replies(post, 'Told first.', { mention: false });
  says('<p>Told first.</p>', { id: before.id });
  await e.settle();
  const after = says('<p>Notified first.</p>');
  await e.settle();
  const { frame } = { frame: j.person(MEI).frame() };
  await j.teams.deliver({
    ...frame,
    type: 'message',
    id: after,
    text: 'Notified first.',
    conversation: {
      id: `${channel()};messageid=${post.id}`,
      conversationType: 'channel',
      isGroup: true,
    },
    channelData: { channel: { id: channel() } },
    replyToId: post.id,
  });
  await j.settle();
  expect(await thread()).toEqual([
    ['Told first.', 'published'],
    ['Notified first.', 'published'],
  ]);
  expect(e.counted).toMatchObject({ kept: 1, known: 1 });
});

test('what names the bot is the same words by every way: notified, and under the new id of a last resend', async () => {
  const { html, entities, mentions, text } = write(
    tenant(),
    placeOf(tenant(), channel()),
    `<at>${BOT_NAME}</at> Inspectors came first.`,
  );
  says(html, { mentions });
  await e.settle();
  await j.teams.deliver({
    ...j.person(MEI).frame(),
    type: 'message',
    id: '1900000000001',
    text,
    entities,
    conversation: {
      id: `${channel()};messageid=${post.id}`,
      conversationType: 'channel',
      isGroup: true,
    },
    channelData: { channel: { id: channel() } },
    replyToId: post.id,
  });
  await j.settle();
  expect(await thread()).toEqual([['Inspectors came first.', 'published']]);
});

test('what was only heard and waits for a moderator is told to its author once, what shows is not', async () => {
  const { frame } = { frame: j.person(MEI).frame() };
  const told = () =>
    j
      .person(MEI)
      .chat()
      .filter(({ summary }) => summary.startsWith('What you said in the channel is kept'));
  says('<p>Seen by all.</p>');
  await e.settle();
  await j.database.db
    .updateTable('communities')
    .set({ premoderated: true })
    .where('channel_id', '=', channel())
    .execute();
  const answered = says('<p>Answered there.</p>');
  await e.settle();
  await j.teams.deliver({
    ...frame,
    type: 'message',
    id: answered,
    text: 'Answered there.',
    conversation: {
      id: `${channel()};messageid=${post.id}`,
      conversationType: 'channel',
      isGroup: true,
    },
    channelData: { channel: { id: channel() } },
    replyToId: post.id,
  });
  await j.settle();
  says('<p>Heard by nobody else.</p>');
  await e.settle();
  expect(await thread()).toEqual([
    ['Seen by all.', 'published'],
    ['Answered there.', 'held'],
    ['Heard by nobody else.', 'held'],
  ]);
  await j.clock.advance(4);
  await e.settle();
  await j.settle();
  expect(told()).toHaveLength(1);
  expect(JSON.stringify(told()[0])).toContain('Heard by nobody else.');
});

test('what is nobody’s contribution is passed over: apps, other threads, first messages, words for the bot', async () => {
  const before = e.counted['passed-over'] ?? 0;
  says('<p>A card.</p>', { by: null });
  stands(tenant(), { id: '17', channel: channel(), thread: null, by: mei, body: 'Lunch?' });
  stands(tenant(), { id: '18', channel: channel(), thread: '17', by: mei, body: 'At one.' });
  says(`<p><at id="0">${BOT_NAME}</at> help</p>`, {
    mentions: [
      {
        id: 0,
        mentionText: BOT_NAME,
        mentioned: { application: { id: BOT_APP_ID, displayName: BOT_NAME } },
      },
    ],
  });
  says('<p><img src="x"></p>');
  await e.settle();
  expect(await thread()).toEqual([]);
  expect((e.counted['passed-over'] ?? 0) - before).toBe(5);
});

test('who is no member is not kept, and what they said stops nothing', async () => {
  const members = await j.app.actions.communities.members(
    (await j.app.actions.communities.byChannel(channel()))?.id ?? ('' as never),
  );
  const ids = new Set<string>(members.map(({ person }) => person));
  const stranger = tenant()
    .db.all<{ id: string }>('SELECT id FROM users')
    .find(({ id }) => !ids.has(id));
  says('<p>From outside.</p>', { by: stranger?.id ?? '' });
  says('<p>From within.</p>');
  await e.settle();
  expect(await thread()).toEqual([['From within.', 'published']]);
  expect(e.counted).toMatchObject({ refused: 1, kept: 1 });
});

test('ahead of its end a subscription is renewed; when it is lost all the same, what was missed is read, once', async () => {
  const [first] = subscriptions();
  await later(2.1);
  await e.follow();
  const renewed = subscriptions().find(({ id }) => id === first?.id);
  expect((renewed?.expires ?? 0) - (first?.expires ?? 0)).toBeGreaterThan(2 * DAY_MS);
  tenant().db.run('DELETE FROM subscriptions');
  says('<p>Nobody was told.</p>');
  const reads = () => j.tenant.calls.filter((call) => /^GET .*\/messages$/.test(call)).length;
  const before = reads();
  await later(2.1);
  await e.follow();
  expect(await thread()).toEqual([['Nobody was told.', 'published']]);
  const communities = await j.app.actions.communities.list();
  expect(reads() - before).toBe(communities.length);
  await e.follow();
  await e.follow();
  expect(reads() - before).toBe(communities.length);
});

test('edits and deletions of a time when nobody listened are read up as well', async () => {
  const edited = says('<p>One.</p>');
  const deleted = says('<p>Two.</p>');
  await e.settle();
  tenant().db.run('DELETE FROM subscriptions');
  tenant().clock.advance(1_000);
  rewrites(tenant(), channel(), edited, '<p>One and a half.</p>');
  removes(tenant(), channel(), deleted);
  await later(2.1);
  await e.follow();
  expect(await thread()).toEqual([
    ['One and a half.', 'published'],
    ['Two.', 'withdrawn'],
  ]);
});

test('a removed app ends the subscription, and its return reads what was said meanwhile', async () => {
  const team = (await j.app.actions.communities.byChannel(channel()))?.teamId ?? '';
  const row = tenant().db.get<{ app: string }>('SELECT * FROM team_apps WHERE team_id = ?', team);
  const held = tenant().consents.teamScopes(team);
  for (const scope of held) tenant().consents.setTeam(team, scope, false);
  tenant().notifications.wake();
  await e.settle();
  says('<p>Without the app.</p>');
  await e.settle();
  expect(await thread()).toEqual([]);
  const state = async () =>
    (await e.following.all()).find(
      ({ followed }) => followed.kind === 'channel' && followed.channelId === channel(),
    );
  expect((await state())?.state).toBe('refused');
  for (const scope of held) tenant().consents.setTeam(team, scope, true);
  await later(0.1);
  await e.follow();
  expect((await state())?.state).toBe('standing');
  expect(await thread()).toEqual([['Without the app.', 'published']]);
  expect(row).toBeDefined();
});

test('a create whose answer got lost is found again and not doubled', async () => {
  tenant().db.run('DELETE FROM subscriptions');
  tenant().faults.add({
    where: { side: 'graph', call: '^POST .*/subscriptions$' },
    effect: { kind: 'lose', when: 'after' },
    times: 1,
  });
  await later(2.1);
  await e.follow();
  await later(0.1);
  await e.follow();
  const all = await e.following.all();
  expect(all.filter(({ state }) => state !== 'standing')).toEqual([]);
  expect(subscriptions()).toHaveLength(all.length);
  expect(new Set(subscriptions().map(({ id }) => id))).toEqual(
    new Set(all.map(({ graphId }) => graphId)),
  );
});

test('one that nobody remembers stands in nobody’s way', async () => {
  await j.database.db.deleteFrom('subscriptions').execute();
  await e.follow();
  const all = await e.following.all();
  expect(all.map(({ state }) => state)).toEqual(all.map(() => 'standing'));
  says('<p>Heard by the new one.</p>');
  await e.settle();
  expect(await thread()).toEqual([['Heard by the new one.', 'published']]);
});

/** An administrator takes the line of a library out of the list of audiences, and the product has read it. */
async function takesOff(): Promise<void> {
  const libraries = await j.app.actions.knowledge.sync.known();
  const drive = libraries.at(-1)?.driveId ?? '';
  const line = `fields LIKE '%"DriveId":"${drive}"%' AND fields LIKE '%"Kind"%'`;
  tenant().db.run(`UPDATE list_items SET deleted = 1 WHERE ${line}`);
  try {
    await j.app.actions.knowledge.sync.run();
  } finally {
    tenant().db.run(`UPDATE list_items SET deleted = 0 WHERE ${line}`);
  }
  expect(await j.app.actions.knowledge.sync.known()).toHaveLength(libraries.length - 1);
}

const followedLists = () => subscriptions().filter(({ kind }) => kind === 'list').length;

test('a library that is taken off the list is followed no more at Microsoft’s side, at once or a minute later', async () => {
  const before = followedLists();
  await takesOff();
  tenant().faults.add({
    where: { side: 'graph', call: '^DELETE .*/subscriptions/' },
    effect: { kind: 'fail', status: 403 },
    times: 1,
  });
  await e.follow();
  expect(followedLists()).toBe(before);
  await e.follow();
  expect(followedLists()).toBe(before - 1);
  const standing = subscriptions().map(({ id }) => id);
  expect(standing.sort()).toEqual((await e.following.all()).map(({ graphId }) => graphId).sort());
});

test('nor is one of which the database knows nothing any more, after a start', async () => {
  const before = followedLists();
  await j.database.db.deleteFrom('subscriptions').execute();
  await takesOff();
  const started = e.again();
  await started.follow();
  await started.stop();
  expect(followedLists()).toBe(before - 1);
});

test('what a library has new wakes its reading', async () => {
  const [library] = await j.app.actions.knowledge.sync.known();
  const drive = library?.driveId ?? '';
  const before = e.libraries.filter((one) => one === drive).length;
  await j.app.actions.knowledge.sync.run();
  tenant().db.run(
    'UPDATE items SET seq = ?, name = name WHERE id = (SELECT id FROM items WHERE drive_id = ? AND folder = 0 LIMIT 1)',
    tenant().db.nextSeq(),
    drive,
  );
  tenant().notifications.wake();
  tenant().clock.advance(2_000);
  await e.settle();
  expect(e.libraries.filter((one) => one === drive).length).toBeGreaterThan(before);
});

test('a notification that does not prove itself changes nothing and is counted', async () => {
  const send = (value: object[], tokens: string[] = []) =>
    fetch(`${e.url}/api/graph/notifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value, validationTokens: tokens }),
    });
  const [one] = await e.following.all();
  const answers = await Promise.all([
    send([{ clientState: null, changeType: 'created' }]),
    send([{ clientState: `${one?.id}.guessed`, changeType: 'created' }]),
    send([{ clientState: 'x'.repeat(128) }]),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(e.counted.strange).toBe(3);
  expect(await e.queue.waiting()).toMatchObject({ count: 0 });
});
