import type { TurnContext } from 'botbuilder';
import type { Language } from '../src/kernel/language.ts';
import { CARD_TYPE, type Card, card, MOST_BYTES, prose, sizeOf } from './cards/card.ts';
import { OAUTH_TYPE } from './cards/sign-in.ts';
import type { Answer } from './command.ts';

/** What a message is sent as. The summary is what a notification shows. */
export function messageOf(answer: NonNullable<Answer>): Record<string, unknown> {
  if ('text' in answer) return { type: 'message', text: answer.text, textFormat: 'plain' };
  return {
    type: 'message',
    summary: answer.card.fallbackText,
    attachments: [
      answer.oauth
        ? { contentType: OAUTH_TYPE, content: answer.oauth }
        : { contentType: CARD_TYPE, content: fitting(answer.card) },
    ],
  };
}

/** The same answer as a card that carries our key: a text in a channel has no place for one. */
export function keyed(
  answer: NonNullable<Answer>,
  key: string,
  lang: Language,
): NonNullable<Answer> {
  const drawn =
    'card' in answer
      ? answer.card
      : card({ lang, fallback: answer.text, body: prose(answer.text), actions: [] });
  return { card: { ...drawn, praxisKey: key } };
}

/** A card that Teams would refuse for its size becomes its own words: less, but said. */
export function fitting(drawn: Card): Card {
  if (sizeOf(drawn) <= MOST_BYTES) return drawn;
  const { actions: _dropped, ...rest } = drawn;
  return { ...rest, body: prose(drawn.fallbackText) };
}

const ANSWER_TYPES = {
  text: 'application/vnd.microsoft.activity.message',
  error: 'application/vnd.microsoft.error',
} as const;

/** What a pressed Action.Execute gets back: the card that takes its place, a sentence, or why not. */
export type InvokeAnswer =
  | { readonly card: Card }
  | { readonly text: string }
  | {
      readonly error: { readonly status: number; readonly code: string; readonly message: string };
    };

export function invokeBody(answer: InvokeAnswer): Record<string, unknown> {
  if ('card' in answer) return { statusCode: 200, type: CARD_TYPE, value: fitting(answer.card) };
  if ('text' in answer) return { statusCode: 200, type: ANSWER_TYPES.text, value: answer.text };
  const { status, code, message } = answer.error;
  return { statusCode: status, type: ANSWER_TYPES.error, value: { code, message } };
}

/** The envelope is always 200: what the service should hear is in the body. */
export async function answerInvoke(context: TurnContext, answer: InvokeAnswer): Promise<void> {
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, body: invokeBody(answer) },
  });
}
