import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createAdapter } from '../../bot/adapter.ts';
import { CARD_TYPE, type Card } from '../../bot/cards/card.ts';
import { createMessenger } from '../../bot/messenger.ts';
import { label } from '../../src/features/taxonomy/model.ts';
import { asId, type DiscussionId, type PersonId } from '../../src/kernel/ids.ts';
import type { Destination, Messenger, Undelivered } from '../../src/ports/messenger.ts';
import { quiet } from '../support/database/quiet-log.ts';
import { startConnector, type TestConnector } from './connector.ts';
import { type BotWorld, botWorld, CHANNEL, LUC, MAYA } from './world.ts';

/** Over real HTTP with the SDK's own client, since its errors and retries are what is to be understood. */

let world: BotWorld;
let connector: TestConnector;
let messenger: Messenger;
let discussion: DiscussionId;

beforeAll(async () => {
  world = await botWorld();
  connector = await startConnector();
  const config = { mode: 'local', tenantUrl: 'http://127.0.0.1:1' } as const;
  messenger = createMessenger({
    ...world.world,
    holding: (_hold, work) => work(),
    actions: world.app.actions,
    views: world.app.views,
    topicLabel: label,
    adapter: await createAdapter(config, quiet),
    config,
  });
  const maya = await world.app.actions.people.actor(asId<PersonId>(MAYA));
  const made = await world.app.actions.discussions.create(
    maya,
    {
      title: 'Title',
      background: 'Background',
      questions: ['Question?'],
      community: asId('formalization'),
      startsAt: world.world.clock.now(),
      endsAt: new Date('2026-04-01T00:00:00Z'),
    },
    'key',
  );
  discussion = made.id;
  await world.world.conversations.saveChannel(CHANNEL, {}, connector.url);
});
afterAll(async () => {
  await connector.close();
  await world.close();
});
beforeEach(() => {
  connector.received.length = 0;
});

const channel = (thread: string | null): Destination => ({
  kind: 'channel',
  teamId: 'team-1',
  channelId: CHANNEL,
  thread,
});
const opened = () => ({ kind: 'discussion-opened', discussion }) as const;
const cardOf = (activity: unknown): Card => {
  const { attachments } = activity as { attachments: { contentType: string; content: Card }[] };
  expect(attachments[0]?.contentType).toBe(CARD_TYPE);
  return attachments[0]?.content as Card;
};

async function failureOf(work: Promise<unknown>): Promise<Undelivered> {
  try {
    await work;
  } catch (error) {
    expect((error as Error).name).toBe('UndeliveredError');
    const { outcome, retryAfter, definite } = error as unknown as Undelivered;
    return { outcome, retryAfter, definite };
  }
  throw new Error('it was delivered');
}

test('a new thread is made in the channel, its card carrying our key', async () => {
  const sent = await messenger.send('discussion:1', channel(null), opened());
  const [request] = connector.received;
  expect(request).toMatchObject({ method: 'POST', path: '/v3/conversations' });
  expect(request?.body.channelData).toEqual({ channel: { id: CHANNEL } });
  expect(cardOf(request?.body.activity).praxisKey).toBe('discussion:1');
  expect(sent.conversationId).toBe(`${CHANNEL};messageid=${sent.activityId}`);
});

test('a reply goes into its thread', async () => {
  await messenger.send('closed:1', channel('17'), opened());
  expect(connector.received[0]).toMatchObject({
    method: 'POST',
    path: `/v3/conversations/${CHANNEL};messageid=17/activities`,
  });
});

test('an own message is redrawn in place', async () => {
  const sent = { conversationId: `${CHANNEL};messageid=17`, activityId: '17' };
  await messenger.update('discussion:1', sent, channel(null), opened());
  expect(connector.received[0]).toMatchObject({
    method: 'PUT',
    path: `/v3/conversations/${CHANNEL};messageid=17/activities/17`,
  });
  expect(cardOf(connector.received[0]?.body).praxisKey).toBe('discussion:1');
});

test.each([
  [429, { 'retry-after': '7' }, { outcome: 'later', retryAfter: 7_000, definite: true }],
  [412, {}, { outcome: 'later', retryAfter: null, definite: true }],
  [403, {}, { outcome: 'never', retryAfter: null, definite: true }],
  [400, {}, { outcome: 'never', retryAfter: null, definite: true }],
  [500, {}, { outcome: 'later', retryAfter: null, definite: false }],
  [502, {}, { outcome: 'later', retryAfter: null, definite: false }],
  [503, { 'retry-after': '2' }, { outcome: 'later', retryAfter: 2_000, definite: false }],
])('an answer %d %j means %j, and is not repeated blindly', async (status, headers, expected) => {
  connector.answers({ status, headers, body: { error: { code: 'X', message: 'x' } } });
  const failure = await failureOf(messenger.send('k', channel('17'), opened()));
  expect(failure).toEqual(expected);
  expect(connector.received).toHaveLength(1);
});

test('an answer that is lost may have been sent', async () => {
  connector.answers({ status: 200, hangUp: true });
  const failure = await failureOf(messenger.send('k', channel('17'), opened()));
  expect(failure).toEqual({ outcome: 'later', retryAfter: null, definite: false });
  expect(connector.received).toHaveLength(1);
});

test('nobody listening is certainly not sent', async () => {
  const other = '19:elsewhere@thread.tacv2';
  const to = { ...channel('17'), channelId: other } as Destination;
  const failure = await failureOf(messenger.send('k', to, opened()));
  expect(failure).toEqual({ outcome: 'later', retryAfter: null, definite: true });
});

test('somebody whose newest address is dead is reached at the next', async () => {
  const luc = asId<PersonId>(LUC);
  const who = await world.app.actions.people.actor(luc);
  const { contribution } = await world.app.actions.discussions.contributions.contribute(who, {
    discussion,
    text: 'Permits take a month.',
    question: 0,
    consent: 'paraphrase',
    surface: 'channel',
    sourceKey: 'message-1',
    premoderated: true,
  });
  const reference = {
    conversation: { id: 'a:luc' },
    bot: { id: '28:praxis' },
    channelId: 'msteams',
  };
  await world.world.conversations.save(luc, reference, connector.url);
  await world.moveTo(new Date(world.world.clock.now().getTime() + 1_000));
  await world.world.conversations.save(luc, reference, 'http://127.0.0.1:2/');
  const sent = await messenger.send(
    'heard:1',
    { kind: 'person', person: luc },
    { kind: 'heard', said: { kind: 'discussion', discussion, contribution: contribution.id } },
  );
  expect(sent.conversationId).toBe('a:luc');
  expect(connector.received[0]?.path).toBe('/v3/conversations/a:luc/activities');
});

test('what is for one person is refused in a channel', async () => {
  const failure = await failureOf(messenger.send('k', channel(null), { kind: 'queue' }));
  expect(failure.outcome).toBe('never');
  expect(connector.received).toHaveLength(0);
});
