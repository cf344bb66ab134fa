import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '../src/kernel/errors.ts';
import type { Actor } from '../src/kernel/person.ts';
import type { Card } from './cards/card.ts';
import type { OAuthCard } from './cards/sign-in.ts';
import type { BotDeps } from './deps.ts';
import type { CardData, Place } from './turn.ts';
import type { Voice } from './voice.ts';

/** One thing that one person asks for, with everything to answer it. */
export interface Call {
  readonly deps: BotDeps;
  readonly who: Actor;
  readonly voice: Voice;
  readonly place: Place;
  /** What was written, without markup; empty for a pressed button. */
  readonly text: string;
  readonly data: CardData;
  /** The same for every resend of a message and for every press of one drawn card: the key of what it makes. */
  readonly key: string;
}

/**
 * What is said back. A card takes the place of the card that was pressed. Null says nothing. `source`: key of the
 * message that is answered, where Teams brought it again under another id and it was answered under the first.
 */
export type Answer =
  /** `oauth` goes in its place where it is sent as a message: Teams signs the person in by it. */
  | { readonly card: Card; readonly oauth?: OAuthCard }
  | { readonly text: string; readonly source?: string }
  | null;

export interface Verb {
  run(call: Call): Promise<Answer>;
  /** Draws the card as things stand now, after a refusal: a form keeps what was entered, an item shows its new state. */
  again?(call: Call): Promise<Card>;
}

export interface Command {
  /** Its trigger words are `bot.words.<name>`, separated by commas; absent where only cards lead to it. */
  readonly name?: string;
  readonly words?: (call: Call) => Promise<Answer>;
  readonly verbs: Readonly<Record<string, Verb>>;
}

/**
 * The card's data as the verb needs it.
 * @throws AppError `invalid-input` naming the first field that does not fit, `outdated-card` where a hidden one is missing
 */
export function read<T extends z.ZodType>(schema: T, data: CardData): z.infer<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  if (issue?.code === 'too_big' && typeof issue.maximum === 'number') {
    throw new AppError('too-large', `${field} over the limit`, { limit: issue.maximum, field });
  }
  if (HIDDEN.has(field)) throw new AppError('outdated-card', `the card names no ${field}`);
  throw new AppError('invalid-input', `field ${field}`, { field });
}

/** Fields that no person fills in: where one is wrong, the card is. */
const HIDDEN = new Set([
  'id',
  'version',
  'step',
  'days',
  'person',
  'page',
  'move',
  'language',
  'prompt',
  'filter',
  'verdict',
  'round',
  'edition',
]);

/**
 * The key of what a form makes. It is made of the drawn card's nonce and of what was entered, so that pressing twice
 * is one, and a second text from a card that a client did not redraw is a second one and not lost.
 */
export function formKey({ key }: Call, ...entered: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(entered)).digest('base64url');
  return `${key}:${digest.slice(0, 22)}`;
}
