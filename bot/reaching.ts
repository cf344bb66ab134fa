import type { ConversationReference, TurnContext } from 'botbuilder';
import type { PersonId } from '../src/kernel/ids.ts';
import { type SentMessage, UndeliveredError } from '../src/ports/messenger.ts';
import { isClosedChat, readFailure } from './connector-errors.ts';
import type { BotDeps } from './deps.ts';

type Reference = Partial<ConversationReference>;

/** What the messenger lends: it knows the connector, this file knows the way to a person. */
export interface Speaking {
  /** Addresses newest first; null where nobody can be behind any of them. */
  atFirst(
    references: readonly Reference[],
    work: (reference: Reference) => Promise<SentMessage>,
  ): Promise<SentMessage | null>;
  continued(
    reference: Reference,
    work: (context: TurnContext) => Promise<SentMessage>,
  ): Promise<SentMessage>;
  /** Makes the person's chat, which works where the app is installed for them. */
  made(
    person: PersonId,
    work: (context: TurnContext) => Promise<SentMessage>,
  ): Promise<SentMessage>;
  /** Where a chat of this id is spoken in. */
  chat(conversationId: string): Reference & { readonly serviceUrl: string };
}

/** How long a refusal to install is believed: rights and policies are given while the product runs. */
const REFUSED_FOR_MS = 24 * 3_600_000;

const closedBy = (why: string, cause?: unknown): UndeliveredError =>
  new UndeliveredError(
    `no chat: ${why}`,
    { outcome: 'never', retryAfter: null, definite: true, closed: why },
    { cause },
  );

const installing = (cause: unknown): UndeliveredError =>
  new UndeliveredError(
    'the app is not installed for the person yet',
    { outcome: 'later', retryAfter: null, definite: true },
    { cause },
  );

/**
 * Speaks to a person unasked: where they were met, else in the chat of an installation, which is made once. Whoever
 * took the app away is not given it again.
 */
export function createReaching({ conversations, reach, clock }: BotDeps, speaking: Speaking) {
  const { atFirst, continued, made, chat } = speaking;

  /** @throws UndeliveredError where the person has no chat, or where it is not known yet */
  async function address(person: PersonId): Promise<string | null> {
    if (!reach?.installer) return null;
    const way = await reach.ways.of(person);
    if (way?.state === 'removed') throw closedBy('removed');
    const believed =
      way?.state === 'refused' && clock.now().getTime() - way.at.getTime() < REFUSED_FOR_MS;
    if (believed) throw closedBy(way.why ?? 'not-installed');
    // Noted before it is done: Teams tells of the installation while we still wait for the answer.
    if (way?.state !== 'installed') await reach.ways.note(person, 'installed', null);
    const found = await reach.installer.install(person).catch((error: unknown) => {
      throw installing(error);
    });
    if (found.kind === 'chat') return found.conversationId;
    await reach.ways.note(person, 'refused', found.why);
    throw closedBy(found.why);
  }

  async function firstWords(
    person: PersonId,
    work: (context: TurnContext) => Promise<SentMessage>,
  ): Promise<SentMessage> {
    const conversationId = await address(person);
    if (conversationId === null) return made(person, work);
    const { serviceUrl, ...reference } = chat(conversationId);
    const sent = await continued({ ...reference, serviceUrl }, work).catch((error: unknown) => {
      // The chat of a fresh installation is not there at once.
      if (readFailure(error).status === 404) throw installing(error);
      throw error;
    });
    await conversations.save(person, { ...reference }, serviceUrl);
    return sent;
  }

  return {
    async toPerson(
      person: PersonId,
      references: readonly Reference[],
      work: (context: TurnContext) => Promise<SentMessage>,
    ): Promise<SentMessage> {
      try {
        const sent = await atFirst(references, (reference) => continued(reference, work));
        return sent ?? (await firstWords(person, work));
      } catch (error) {
        if (error instanceof UndeliveredError) throw error;
        const failure = readFailure(error);
        if (!isClosedChat(failure)) throw error;
        throw closedBy(failure.code.includes('Roster') ? 'not-installed' : 'blocked', error);
      }
    },
  };
}
