import type { Activity, BotAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { Message } from '../src/features/notifications/model.ts';
import { isAppError } from '../src/kernel/errors.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import type { StoredConversation } from '../src/ports/conversations.ts';
import {
  type Destination,
  type Messenger,
  type SentMessage,
  UndeliveredError,
} from '../src/ports/messenger.ts';
import type { AdapterConfig } from './adapter.ts';
import type { Drawn } from './cards/messages.ts';
import { isGoneAddress, readFailure, undelivered } from './connector-errors.ts';
import type { BotDeps } from './deps.ts';
import { createLetters } from './letters.ts';
import { createMessageCards } from './messages.ts';
import { createReaching } from './reaching.ts';
import { messageOf } from './reply.ts';
import type { ThreadPace } from './thread-pace.ts';

/** The part of the SDK's adapter that speaks unasked: what a stand-in for Teams has to offer too. */
export type Connector = Pick<BotAdapter, 'continueConversationAsync' | 'createConversationAsync'>;

export interface MessengerDeps extends BotDeps {
  readonly adapter: Connector;
  readonly config: AdapterConfig;
  /** How much a thread takes; absent: whatever comes. */
  readonly pace?: ThreadPace;
}

/** Where Teams listens for those it has not heard of yet, until an activity names a nearer address. */
const PUBLIC_SERVICE = 'https://smba.trafficmanager.net/teams/';

type Outgoing = Partial<Activity>;

/** Speaks in Teams unasked: see ports/messenger. */
export function createMessenger(deps: MessengerDeps): Messenger {
  const { adapter, config, conversations } = deps;
  const cards = createMessageCards(deps);
  const letters = createLetters(deps);
  const appId = config.mode === 'production' ? config.appId : '';
  const anywhere =
    config.mode === 'production'
      ? PUBLIC_SERVICE
      : `${config.tenantUrl.replace(/\/$/, '')}/connector/`;
  const bot = { id: appId ? `28:${appId}` : '28:praxis', name: 'Praxis' };

  /** @throws UndeliveredError `never` where there is nothing to say any more */
  async function draw(to: Destination, message: Message): Promise<Drawn> {
    try {
      return to.kind === 'channel'
        ? await cards.inChannel(message)
        : await cards.toPerson(message, to.person);
    } catch (error) {
      if (!isAppError(error)) throw error;
      const why = { outcome: 'never', retryAfter: null, definite: true } as const;
      throw new UndeliveredError(`${message.kind}: ${error.message}`, why, { cause: error });
    }
  }

  async function activityOf(
    key: string,
    to: Destination,
    message: unknown,
    sending: boolean,
  ): Promise<Outgoing> {
    const { card, stale } = await draw(to, message as Message);
    if (stale && sending) {
      const why = { outcome: 'never', retryAfter: null, definite: true } as const;
      throw new UndeliveredError('what it would say is over', why);
    }
    return messageOf({ card: { ...card, praxisKey: key } }) as Outgoing;
  }

  async function continued(
    reference: Partial<ConversationReference>,
    work: (context: TurnContext) => Promise<SentMessage>,
  ): Promise<SentMessage> {
    let sent: SentMessage | null = null;
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      // The SDK gives the continuation an id of its own, which a message would then claim to reply to.
      delete context.activity.id;
      sent = await work(context);
    });
    if (!sent) throw new Error('the conversation was not continued');
    return sent;
  }

  const post =
    (activity: Outgoing) =>
    async (context: TurnContext): Promise<SentMessage> => {
      const answer = await context.sendActivity(activity);
      return {
        conversationId: context.activity.conversation.id,
        activityId: answer?.id ?? '',
      };
    };

  const referenceOf = ({ reference, serviceUrl }: StoredConversation) =>
    ({ ...reference, serviceUrl }) as Partial<ConversationReference>;

  /** Addresses newest first; the next is tried only where nobody can be behind this one. */
  async function atFirst(
    references: readonly Partial<ConversationReference>[],
    work: (reference: Partial<ConversationReference>) => Promise<SentMessage>,
  ): Promise<SentMessage | null> {
    let last: unknown = null;
    for (const reference of references) {
      try {
        return await work(reference);
      } catch (error) {
        if (!isGoneAddress(readFailure(error))) throw error;
        last = error;
      }
    }
    if (last !== null && references.every(({ serviceUrl }) => serviceUrl === anywhere)) throw last;
    return null;
  }

  /** A chat that may not be there yet; Teams makes it where the app is installed for the person. */
  async function made(
    person: PersonId,
    work: (context: TurnContext) => Promise<SentMessage>,
  ): Promise<SentMessage> {
    let sent: SentMessage | null = null;
    const tenant = config.mode === 'production' ? { tenantId: config.tenantId } : {};
    const parameters = {
      isGroup: false,
      bot,
      members: [{ id: person, name: '' }],
      ...tenant,
      channelData: config.mode === 'production' ? { tenant: { id: config.tenantId } } : {},
    };
    await adapter.createConversationAsync(
      appId,
      'msteams',
      anywhere,
      '',
      parameters,
      async (context) => {
        sent = await work(context);
      },
    );
    if (!sent) throw new Error('the conversation was not made');
    return sent;
  }

  const chat = (id: string) => ({
    bot,
    channelId: 'msteams',
    serviceUrl: anywhere,
    conversation: { id, isGroup: false, conversationType: 'personal', name: '' },
  });

  const reaching = createReaching(deps, { atFirst, continued, made, chat });

  async function toPerson(person: PersonId, activity: Outgoing): Promise<SentMessage> {
    const known = (await conversations.of(person)).map(referenceOf);
    return reaching.toPerson(person, known, post(activity));
  }

  async function servicesOf(channelId: string): Promise<readonly string[]> {
    const known = (await conversations.ofChannel(channelId)).map(({ serviceUrl }) => serviceUrl);
    return [...new Set([...known, anywhere])];
  }

  const threadOf = (channelId: string, thread: string): string =>
    `${channelId};messageid=${thread}`;

  const inThread = (channelId: string, thread: string, serviceUrl: string) => ({
    bot,
    channelId: 'msteams',
    serviceUrl,
    conversation: {
      id: threadOf(channelId, thread),
      isGroup: true,
      conversationType: 'channel',
      name: '',
    },
  });

  /** A new thread: its id is the id of its first message. */
  async function newThread(
    to: Destination & { kind: 'channel' },
    serviceUrl: string,
    activity: Outgoing,
  ): Promise<SentMessage> {
    let conversationId = '';
    await adapter.createConversationAsync(
      appId,
      'msteams',
      serviceUrl,
      '',
      {
        isGroup: true,
        bot,
        channelData: { channel: { id: to.channelId } },
        activity: activity as Activity,
      },
      async (context) => {
        conversationId = context.activity.conversation.id;
      },
    );
    const activityId = conversationId.split(';messageid=')[1] ?? '';
    return { conversationId, activityId };
  }

  async function toChannel(
    to: Destination & { kind: 'channel' },
    activity: Outgoing,
  ): Promise<SentMessage> {
    const thread = to.thread === null ? to.channelId : threadOf(to.channelId, to.thread);
    const wait = deps.pace?.take(thread) ?? 0;
    if (wait > 0) {
      const why = { outcome: 'later', retryAfter: wait, definite: true, untried: true } as const;
      throw new UndeliveredError('the thread takes no more for now', why);
    }
    const services = await servicesOf(to.channelId);
    const sent = await atFirst(
      services.map((serviceUrl) => ({ serviceUrl })),
      ({ serviceUrl = anywhere }) =>
        to.thread === null
          ? newThread(to, serviceUrl, activity)
          : continued(inThread(to.channelId, to.thread, serviceUrl), post(activity)),
    );
    if (!sent) throw new Error('no address of the channel was left to try');
    return sent;
  }

  /** Every failure of the connector in the port's terms; what is drawn wrongly is a defect and passes through. */
  async function delivering<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof UndeliveredError ? error : undelivered(error);
    }
  }

  async function addressesOf(to: Destination, sent: SentMessage) {
    const known =
      to.kind === 'person'
        ? (await conversations.of(to.person)).map(({ serviceUrl }) => serviceUrl)
        : await servicesOf(to.channelId);
    return [...new Set([...known, anywhere])].map((serviceUrl) => ({
      bot,
      channelId: 'msteams',
      serviceUrl,
      conversation: {
        id: sent.conversationId,
        isGroup: to.kind === 'channel',
        conversationType: to.kind === 'channel' ? 'channel' : 'personal',
        name: '',
      },
    }));
  }

  return {
    async send(key, to, message) {
      const activity = await activityOf(key, to, message, true);
      return delivering(() =>
        to.kind === 'channel' ? toChannel(to, activity) : toPerson(to.person, activity),
      );
    },

    async write(key, person, message) {
      // Drawn as for the chat, so that what is over by now is not said by mail either.
      await activityOf(key, { kind: 'person', person }, message, true);
      await delivering(() => letters.send(person, message as Message));
    },

    async update(key, sent, to, message) {
      const activity = await activityOf(key, to, message, false);
      const references = await addressesOf(to, sent);
      if (to.kind === 'channel' && deps.pace) await deps.pace.room(sent.conversationId);
      await delivering(() =>
        atFirst(references, (reference) =>
          continued(reference, async (context) => {
            await context.updateActivity({ ...activity, id: sent.activityId });
            return sent;
          }),
        ),
      );
    },
  };
}
