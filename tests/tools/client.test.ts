import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type RunningTenant, startTenant } from '../../src/adapters/tenant/server.ts';
import { connect, type Persona, type Teams, wordsOf } from '../../tools/lib/client.ts';
import { playgroundConfig } from '../../tools/lib/playground.ts';
import { whoIs } from '../../tools/lib/wire.ts';

interface Got {
  readonly type: string;
  readonly text?: string;
  readonly name?: string;
  readonly value?: Record<string, unknown>;
  readonly serviceUrl: string;
  readonly conversation: { readonly id: string };
  readonly replyToId?: string;
  readonly from: { readonly aadObjectId: string };
}

const card = (text: string) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text },
      {
        type: 'Input.Text',
        id: 'note',
        label: 'Note',
        isRequired: true,
        errorMessage: 'A note, please.',
      },
    ],
    actions: [
      { type: 'Action.Execute', title: 'Keep', verb: 'keep', data: { id: '7' } },
      { type: 'Action.Submit', title: 'Send', data: { verb: 'send' } },
    ],
  },
});

/** A bot that answers what it is told to, through the tenant's connector. */
const got: Got[] = [];
let answerInvoke: () => unknown = () => ({});
let bot: Server;
let tenant: RunningTenant;
let teams: Teams;
let amina: Persona;

async function answer(activity: Got, body: Record<string, unknown>): Promise<void> {
  const conversation = encodeURIComponent(activity.conversation.id);
  await fetch(`${activity.serviceUrl}v3/conversations/${conversation}/activities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', ...body }),
  });
}

beforeAll(async () => {
  bot = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const activity = JSON.parse(body) as Got;
    got.push(activity);
    response.setHeader('content-type', 'application/json');
    if (activity.type === 'invoke') {
      response.end(JSON.stringify(answerInvoke()));
      return;
    }
    if (activity.text?.includes('card')) await answer(activity, { attachments: [card('Draw me')] });
    else if (!activity.text?.includes('silence'))
      await answer(activity, { text: `heard: ${activity.text ?? JSON.stringify(activity.value)}` });
    response.end('');
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const address = bot.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  tenant = await startTenant({ bot: `http://127.0.0.1:${port}/`, seed: { documents: 0 } });
  teams = connect(tenant.url);
});
afterAll(async () => {
  await tenant.close();
  await new Promise((resolve) => bot.close(resolve));
});
beforeEach(async () => {
  got.length = 0;
  amina = await teams.as('Amina');
});

test('what is said is answered, and what stood there before is not news', async () => {
  await amina.say('first');
  expect((await amina.next()).text).toBe('heard: first');
  const later = await teams.as('amina.diallo@org.example');
  await later.say('second');
  expect((await later.fresh()).map(({ text }) => text)).toEqual(['heard: second']);
  expect(got[0]?.from.aadObjectId).toBe(amina.person.id);
});

test('an action carries its data and what was entered; the card that comes back takes the place', async () => {
  await amina.say('a card');
  const message = await amina.next(({ cards }) => cards.length > 0);
  answerInvoke = () => ({
    statusCode: 200,
    type: card('').contentType,
    value: card('Kept').content,
  });
  const pressed = await amina.press(message, 'Keep', { note: 'n' });
  expect(got.at(-1)).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: message.id,
    value: { action: { type: 'Action.Execute', verb: 'keep', data: { id: '7', note: 'n' } } },
  });
  expect(pressed.kind).toBe('card');
  expect('message' in pressed && wordsOf(pressed.message)).toContain('Kept');
});

test('a submit is a message with its value', async () => {
  await amina.say('a card');
  const message = await amina.next(({ cards }) => cards.length > 0);
  expect(await amina.press(message, 2, { note: 'n' })).toMatchObject({ kind: 'sent' });
  expect(got.at(-1)).toMatchObject({ type: 'message', value: { verb: 'send', note: 'n' } });
});

test('a required input is asked for before anything is sent', async () => {
  await amina.say('a card');
  const message = await amina.next(({ cards }) => cards.length > 0);
  const before = got.length;
  await expect(amina.press(message, 'Keep')).rejects.toThrow('A note, please.');
  expect(got.length).toBe(before);
});

test('an error and a sentence come back as what they are', async () => {
  await amina.say('a card');
  const message = await amina.next(({ cards }) => cards.length > 0);
  answerInvoke = () => ({
    statusCode: 409,
    type: 'application/vnd.microsoft.error',
    value: { code: 'outdated-card', message: 'It moved on.' },
  });
  expect(await amina.press(message, 1, { note: 'n' })).toEqual({
    kind: 'error',
    code: 'outdated-card',
    text: 'It moved on.',
  });
  answerInvoke = () => ({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'Done.',
  });
  expect(await amina.press(message, 1, { note: 'n' })).toEqual({ kind: 'text', text: 'Done.' });
});

test('members of a channel see each other; a reply stays in its thread', async () => {
  const carlos = await teams.as('Carlos Mendoza');
  await carlos.fresh('formalization');
  await amina.say('silence here', { in: 'formalization' });
  const post = await carlos.next(({ text }) => text.includes('silence here'), {
    in: 'formalization',
  });
  await carlos.reply(post, 'I agree', 'formalization');
  expect(got.at(-1)).toMatchObject({
    conversation: { id: expect.stringContaining(`;messageid=${post.id}`) },
  });
  expect((await amina.fresh('formalization')).every(({ replyTo }) => replyTo === post.id)).toBe(
    true,
  );
  await expect(amina.say('x', { in: 'fair-recruitment' })).rejects.toThrow('not a member');
});

test('waiting ends, and says what came instead', async () => {
  await amina.say('something else');
  await expect(amina.next(({ text }) => text === 'never', { timeout: 150 })).rejects.toMatchObject({
    remedy: expect.stringContaining('heard: something else'),
  });
});

test('a wait that is given up leaves what comes later unread', async () => {
  await amina.fresh();
  const giveUp = new AbortController();
  const waiting = amina.fresh('personal', 30_000, giveUp.signal);
  giveUp.abort();
  expect(await waiting).toEqual([]);
  await amina.say('afterwards');
  expect((await amina.fresh()).map(({ text }) => text)).toEqual(['heard: afterwards']);
});

test('a person is known by first name, mail or name without accents, and a stranger by those who are near', async () => {
  const people = await teams.people();
  expect(whoIs(people, 'jose ramon villanueva').mail).toContain('villanueva');
  expect(() => whoIs(people, 'Zebulon')).toThrow("nobody called 'Zebulon'");
});

test('whoever types in the Playground meets five others, all of them of the tenant', async () => {
  const people = await teams.people();
  const ids = new Set(people.map(({ id }) => id));
  for (const typing of people) {
    const config = JSON.parse(playgroundConfig(people, typing)) as {
      currentUser: { id: string; aadObjectId: string };
      users: { id: string; aadObjectId: string }[];
    };
    expect(config.currentUser.aadObjectId).toBe(typing.id);
    const all = [config.currentUser, ...config.users];
    expect(new Set(all.map(({ id }) => id)).size).toBe(6);
    expect(all.every(({ aadObjectId }) => ids.has(aadObjectId))).toBe(true);
  }
});

test('what was said is edited, taken back and brought back; the bot hears of each', async () => {
  const { activityId } = await amina.say('kisoks');
  got.length = 0;
  await amina.edit(activityId, 'kiosks');
  await amina.remove(activityId);
  await amina.undelete(activityId);
  expect(got.map(({ type }) => type)).toEqual(['messageUpdate', 'messageDelete', 'messageUpdate']);
  const stands = (await amina.history()).find(({ id }) => id === activityId);
  expect(stands).toMatchObject({ text: 'kiosks', edited: true, deleted: false, mine: true });
  await amina.react(activityId, 'like');
  expect((await amina.history()).find(({ id }) => id === activityId)?.reactions).toMatchObject([
    { type: 'like', people: [{ name: amina.person.name }] },
  ]);
  await expect(amina.edit('42', 'x')).rejects.toThrow('There is no such message.');
});
