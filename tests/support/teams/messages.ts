import type { Activity } from 'botbuilder';
import { CARD_TYPE, type Card } from '../../../bot/cards/card.ts';
import { readCard } from '../../../bot/cards/reading.ts';
import { OAUTH_TYPE, type OAuthCard } from '../../../bot/cards/sign-in.ts';

export interface SeenMessage {
  readonly id: string;
  /** The chat or channel, without the thread. */
  readonly place: string;
  /** Id of the first message of its thread; its own where it is the first. Null in a chat. */
  readonly root: string | null;
  readonly from: 'bot' | string;
  text: string;
  card: Card | null;
  summary: string;
  edits: number;
}

/** What people play with: the directory's ids, and the client's language. */
export interface Played {
  readonly id: string;
  readonly name?: string;
  readonly locale?: string;
}

export interface InvokeOutcome {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

export type Json = Record<string, unknown>;

export const BOT = { id: '28:praxis', name: 'Praxis' };

/** What people and channels need of the Teams they are in. */
export interface Wire {
  readonly serviceUrl: string;
  readonly messages: SeenMessage[];
  nextId(): string;
  deliver(activity: Json): Promise<InvokeOutcome | null>;
}

export const chatOf = (personId: string): string => `a:chat-${personId}`;
/** An installation's chat goes by the id that Graph gives it as well as by Teams' own. */
const INSTALLED = /^19:([0-9a-f-]{36})_[^@]*@unq\.gbl\.spaces$/;
export const placeOf = (conversation = ''): string => {
  const [place = ''] = conversation.split(';messageid=');
  const person = INSTALLED.exec(place)?.[1];
  return person ? chatOf(person) : place;
};

export function shown(activity: Partial<Activity>): Pick<SeenMessage, 'text' | 'card' | 'summary'> {
  const card = activity.attachments?.find(({ contentType }) => contentType === CARD_TYPE);
  const oauth = activity.attachments?.find(({ contentType }) => contentType === OAUTH_TYPE);
  return {
    text: (oauth?.content as OAuthCard | undefined)?.text ?? activity.text ?? '',
    card: (card?.content as Card | undefined) ?? null,
    summary: activity.summary ?? '',
  };
}

export const wordsOf = (message: SeenMessage): string =>
  [message.text, ...(message.card ? readCard(message.card).lines : [])].filter(Boolean).join('\n');

/** The words of one message, line by line. */
export const reading = (message: SeenMessage | undefined): string =>
  message ? wordsOf(message) : '';
