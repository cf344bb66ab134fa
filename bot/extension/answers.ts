import { CARD_TYPE, type Card } from '../cards/card.ts';
import type { InvokeResponse } from '../named-invoke.ts';
import { fitting } from '../reply.ts';

/** What Teams shows in a list, or under a pasted link: text without markup. */
export interface Preview {
  readonly title: string;
  readonly text: string;
}

export interface Result {
  /** What goes into the message, and is read by everybody in the conversation. */
  readonly card: Card;
  /** What only the person who searches sees; under a link, what everybody sees. */
  readonly preview: Preview;
}

const PREVIEW_TYPE = 'application/vnd.microsoft.card.thumbnail';

/** The text of a preview is markup to Teams, and a title may hold anything. */
const inert = (text: string): string => text.replaceAll('<', '‹').replaceAll('>', '›');

/** Clients draw no newer card than 1.3 in a compose box or under a link; ours use nothing of what came later. */
const older = (card: Card) => ({ ...fitting(card), version: '1.3' });

const attachment = ({ card, preview }: Result) => ({
  contentType: CARD_TYPE,
  content: older(card),
  preview: {
    contentType: PREVIEW_TYPE,
    content: { title: inert(preview.title), text: inert(preview.text) },
  },
});

const extension = (body: Record<string, unknown>): InvokeResponse => ({
  status: 200,
  body: { composeExtension: body },
});

export const results = (found: readonly Result[]): InvokeResponse =>
  extension({ type: 'result', attachmentLayout: 'list', attachments: found.map(attachment) });

/** A sentence where results would be. */
export const sentenceInstead = (text: string): InvokeResponse =>
  extension({ type: 'message', text });

/** The link stays a link. */
export const nothing = (): InvokeResponse => ({ status: 200, body: {} });

/** A dialog with a card: the first, or the next in the place of the last. */
export const dialog = (title: string, card: Card): InvokeResponse => ({
  status: 200,
  body: {
    task: {
      type: 'continue',
      value: {
        title,
        width: 'medium',
        height: 'large',
        card: { contentType: CARD_TYPE, content: fitting(card) },
      },
    },
  },
});

/** The last word of a dialog, or the only one. */
export const lastWord = (text: string): InvokeResponse => ({
  status: 200,
  body: { task: { type: 'message', value: text } },
});
