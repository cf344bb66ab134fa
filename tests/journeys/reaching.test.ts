import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ReachList } from '../../src/contract/reach.ts';
import { type Journey, type Scene, scene } from '../support/journey.ts';

/** Whoever has something to hear hears it: in Teams, else by mail, else as soon as a way is open. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  j = await s.journey();
});
afterEach(() => s.end());
afterAll(() => s.close());

const db = () => s.tenant.running.tenant.db;
const jonas = () => j.person('Jonas Weber');
beforeEach(() => {
  db().run('DELETE FROM mail');
  db().run('UPDATE users SET installed = 1');
  db().run('DELETE FROM refusals');
});

interface Mail {
  readonly subject: string;
  readonly body: { readonly contentType: string; readonly content: string };
  readonly toRecipients: readonly { readonly emailAddress: { readonly address: string } }[];
}
/** To Jonas alone: others are asked about their projects too. */
const mails = (): readonly Mail[] =>
  db()
    .all<{ message: string }>('SELECT message FROM mail ORDER BY position')
    .map(({ message }) => JSON.parse(message) as Mail)
    .filter(({ toRecipients }) => toRecipients[0]?.emailAddress.address.startsWith('jonas.weber'));

const asked = () =>
  jonas()
    .chat()
    .filter(({ summary }) => summary.includes('Green skills'));
const posting = () =>
  j.database.db
    .selectFrom('postings')
    .select(['state', 'via', 'held', 'attempts'])
    .where('person', '=', jonas().id)
    .where('key', 'like', 'prompt%')
    .executeTakeFirst();

/** His project ends on 1 June: eight o'clock in Geneva on 3 March is seven in UTC. Others are asked before. */
const MORNING = '2026-03-03T07:00Z';
const others = () => j.clock.to('2026-03-03T06:00Z');
const ofHis = () => s.tenant.calls.filter((made) => made.includes(`${jonas().id}/teamwork`));
const installs = () => ofHis().filter((made) => made.startsWith('POST')).length;

test('somebody who never wrote to the bot is given the app once, and the message comes in its chat', async () => {
  await others();
  db().run('UPDATE users SET installed = 0 WHERE id = ?', jonas().id);
  const before = installs();
  await j.clock.to(MORNING);
  expect(asked()).toHaveLength(1);
  expect(installs() - before).toBe(1);
  expect(mails()).toEqual([]);
  // Teams tells of the installation: the message that came with it was greeting enough.
  const seen = jonas().chat().length;
  await jonas().installs();
  expect(jonas().chat()).toHaveLength(seen);
  // From now on the address is known, and nobody is asked for it again.
  const calls = ofHis().length;
  await jonas().presses({ verb: 'prompt.snooze', data: { days: '7' } });
  await j.clock.to('2026-03-10T07:00Z');
  expect(asked()).toHaveLength(2);
  expect(ofHis()).toHaveLength(calls);
});

test('an installation whose answer gets lost is looked up, and not made again', async () => {
  await others();
  db().run('UPDATE users SET installed = 0 WHERE id = ?', jonas().id);
  const before = installs();
  s.tenant.running.tenant.faults.add({
    where: { side: 'graph', call: 'POST .*/teamwork/installedApps$' },
    effect: { kind: 'lose', when: 'after' },
  });
  await j.clock.to(MORNING);
  expect(asked()).toHaveLength(1);
  expect(installs() - before).toBe(1);
});

test('not permitted to install: a letter, in plain words, with one link and nothing of what it is about', async () => {
  await others();
  s.tenant.fails({ status: 403 }, /installedApps/);
  await j.clock.to(MORNING);
  expect(asked()).toHaveLength(0);
  const [mail] = mails();
  expect(mails()).toHaveLength(1);
  expect(mail?.subject).toBe('A question about your work');
  expect(mail?.body.contentType).toBe('text');
  expect(mail?.body.content).toContain('Hello Jonas Weber,');
  expect(mail?.body.content.match(/https?:\/\/\S+/g)).toEqual([
    'http://127.0.0.1:3978/tab/captures',
  ]);
  expect(mail?.body.content).not.toContain('Green skills');
  expect(await posting()).toMatchObject({ state: 'sent', via: 'mail' });
  await j.clock.to('2026-03-20T12:00Z');
  expect(mails()).toHaveLength(1);
});

test('whoever blocked the bot gets a letter, not the same message again and again', async () => {
  await jonas().says('help');
  await others();
  // Everybody whose turn comes in this hour, Jonas among them.
  j.teams.failsNext(...Array.from({ length: 20 }, () => ({ kind: 'blocked' }) as const));
  await j.clock.to(MORNING);
  expect(mails()).toHaveLength(1);
  expect(asked()).toHaveLength(0);
  expect(j.observed.repeats).toBe(0);
  await j.clock.to('2026-03-20T12:00Z');
  expect(mails()).toHaveLength(1);
});

test('who took the app away is not given it again: a letter; who brings it back has the chat again', async () => {
  await jonas().says('help');
  await jonas().sends({ type: 'installationUpdate', action: 'remove' });
  await others();
  const before = ofHis().length;
  const said = jonas().chat().length;
  await j.clock.to(MORNING);
  expect(mails()).toHaveLength(1);
  expect(ofHis().slice(before)).toEqual([]);
  expect(jonas().chat()).toHaveLength(said);
  await jonas().installs();
  expect(jonas().sees()).toContain('Hello Jonas Weber');
  const known = await j.database.db
    .selectFrom('conversation_references')
    .select('service_url')
    .where('owner_id', '=', jonas().id)
    .execute();
  expect(known).toHaveLength(1);
});

test('neither chat nor mail: nothing is lost, an administrator is told, and it goes when the person writes', async () => {
  await others();
  s.tenant.fails({ status: 403 }, /installedApps|sendMail/);
  await j.clock.to(MORNING);
  expect(asked()).toHaveLength(0);
  expect(await posting()).toMatchObject({ state: 'held', held: 'no-mail-right' });
  const unreached = await j.app.actions.notifications.unreached();
  expect(unreached.find(({ person }) => person === jonas().id)).toEqual({
    person: jonas().id,
    messages: 1,
    since: new Date('2026-03-03T06:00Z'),
    why: 'no-mail-right',
  });
  const shown = await (await j.tab(j.person('Samuel Boateng'))).get<ReachList>('/admin/reach');
  expect(shown.unreached.find(({ id }) => id === jonas().id)).toMatchObject({
    name: 'Jonas Weber',
    why: 'no-mail-right',
  });
  expect(await (await j.tab(jonas())).asks('GET', '/admin/reach')).toMatchObject({ status: 403 });
  await j.clock.to('2026-03-05T09:00Z');
  expect(asked()).toHaveLength(0);
  await jonas().says('help');
  await j.settle();
  expect(asked()).toHaveLength(1);
  expect(await posting()).toMatchObject({ state: 'sent', via: 'teams', held: null });
});

test('what waited for the right to write mail goes when it has come, without anybody writing', async () => {
  await others();
  s.tenant.fails({ status: 403 }, /installedApps|sendMail/);
  await j.clock.to(MORNING);
  expect(await posting()).toMatchObject({ state: 'held', held: 'no-mail-right' });
  s.tenant.heals();
  s.tenant.fails({ status: 403 }, /installedApps/);
  const { notifications } = j.app.actions;
  const waiting = (await notifications.unreached()).length;
  expect(waiting).toBeGreaterThan(0);
  expect(await notifications.mailMayWork()).toBeLessThanOrEqual(waiting);
  await j.clock.to('2026-03-04T12:00Z');
  expect(mails()).toHaveLength(1);
  expect(await posting()).toMatchObject({ state: 'sent', via: 'mail', held: null });
  expect(await notifications.unreached()).toEqual([]);
});

test('while mail does not work yet, what is tried waits on', async () => {
  await others();
  s.tenant.fails({ status: 403 }, /installedApps|sendMail/);
  await j.clock.to(MORNING);
  const waiting = await j.app.actions.notifications.unreached();
  await j.app.actions.notifications.mailMayWork();
  await j.clock.to('2026-03-03T12:00Z');
  expect(await j.app.actions.notifications.unreached()).toEqual(
    expect.arrayContaining([...waiting]),
  );
});

test('a letter whose receipt got lost may come twice, and that is counted', async () => {
  await others();
  s.tenant.fails({ status: 403 }, /installedApps/);
  s.tenant.fails({ status: 500 }, /sendMail/);
  await j.clock.to(MORNING);
  expect(await posting()).toMatchObject({ state: 'sending', via: 'mail' });
  const begun = await j.database.db
    .selectFrom('postings')
    .select('key')
    .where('state', '=', 'sending')
    .execute();
  s.tenant.heals();
  s.tenant.fails({ status: 403 }, /installedApps/);
  await j.clock.to('2026-03-03T07:01Z');
  expect(mails()).toHaveLength(1);
  expect(await posting()).toMatchObject({ state: 'sent', via: 'mail' });
  expect(j.observed.repeats).toBe(begun.length);
});

test('letters keep to the working hours of their reader, and to one a day', async () => {
  await others();
  s.tenant.fails({ status: 403 }, /installedApps/);
  await j.clock.to('2026-03-03T06:59Z');
  expect(mails()).toEqual([]);
  await j.clock.to(MORNING);
  expect(mails()).toHaveLength(1);
});
