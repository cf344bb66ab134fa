import { CARD_TYPE, readCard } from './cards.ts';
import type { Stored } from './wire.ts';

/** A message as it stands now; an edited one comes again under the same id with a higher `seq`. */
export interface Message extends Stored {
  readonly place: string;
  readonly cards: readonly unknown[];
}

export function messageOf(stored: Stored, place: string): Message {
  const cards = stored.attachments
    .filter(({ contentType }) => contentType === CARD_TYPE)
    .map(({ content }) => content);
  return { ...stored, place, cards };
}

/** Everything a message says: its text, then its cards. */
export const wordsOf = (message: Message): string =>
  [message.text, ...message.cards.map((card) => readCard(card).lines.join('\n'))]
    .filter((part) => part !== '')
    .join('\n');
