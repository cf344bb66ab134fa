import { CARD_TYPE, readCard } from './cards.ts';
import type { Stored } from './wire.ts';

/** A message as it stands now; an edited one comes again under the same id with a higher `seq`. */
export interface Message extends Omit<Stored, 'text'> {
  readonly place: string;
  /** Plain words; the HTML it came as is in `html`. */
  readonly text: string;
  readonly html: string;
  readonly cards: readonly unknown[];
}

export function messageOf(stored: Stored, place: string): Message {
  const { text: html, ...rest } = stored;
  const cards = stored.attachments
    .filter(({ contentType }) => contentType === CARD_TYPE)
    .map(({ content }) => content);
  return { ...rest, place, html, text: plainWords(html), cards };
}

/** Teams' message HTML as plain text. */
export function plainWords(html: string): string {
  return html
    .replaceAll(/<attachment[^>]*><\/attachment>/g, '')
    .replaceAll(/<br\s*\/?>|<\/(p|div|li)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}

/** Everything a message says: its text, then its cards. */
export const wordsOf = (message: Message): string =>
  [message.text, ...message.cards.map((card) => readCard(card).lines.join('\n'))]
    .filter((part) => part !== '')
    .join('\n');
