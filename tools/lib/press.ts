import { z } from 'zod';
import { actionNamed, CARD_TYPE, fill, readCard, toggled } from './cards.ts';
import type { Message } from './message.ts';
import type { saidSchema } from './wire.ts';

/** What came of pressing an action. `message` is the one pressed, with the card it shows now. */
export type Pressed =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'card' | 'toggled'; readonly message: Message }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly code: string; readonly text: string }
  | { readonly kind: 'url'; readonly url: string };

export type Say = (
  body: Readonly<Record<string, unknown>>,
  place: string,
) => Promise<z.infer<typeof saidSchema>>;

/** Presses as a client does: its own checks of the inputs first, then what the kind of action asks for. */
export async function press(
  say: Say,
  message: Message,
  key: number | string,
  given: Readonly<Record<string, string>>,
): Promise<Pressed> {
  const card = message.cards[0];
  const action = actionNamed(readCard(card), key);
  if (action.kind === 'url') return { kind: 'url', url: action.url };
  if (action.kind === 'toggle')
    return { kind: 'toggled', message: { ...message, cards: [toggled(card, action.targets)] } };
  const entered = fill(action, given);
  // Anything but an object is sent in its own place; clients merge inputs into objects only.
  const data =
    typeof action.data === 'object' && action.data !== null
      ? { ...action.data, ...entered }
      : action.data === undefined
        ? entered
        : { ...entered, data: action.data };
  const thread = message.replyTo ?? message.id;
  const about = {
    activityId: message.id,
    ...(message.place === 'personal' ? {} : { replyTo: thread }),
  };
  if (action.kind === 'execute') {
    const { title, verb } = action;
    const value = { action: { type: 'Action.Execute', title, verb, data }, trigger: 'manual' };
    const invoke = { name: 'adaptiveCard/action', value };
    return invoked(message, (await say({ invoke, ...about }, message.place)).invokeResponse);
  }
  const said = await say({ value: data, ...about }, message.place);
  return { kind: 'sent', activityId: said.activityId ?? '' };
}

const invokeSchema = z.object({
  statusCode: z.number().optional(),
  type: z.string(),
  value: z.unknown(),
});

function invoked(message: Message, answer: unknown): Pressed {
  const parsed = invokeSchema.safeParse(answer);
  if (!parsed.success)
    return { kind: 'error', code: 'NoAnswer', text: JSON.stringify(answer ?? null) };
  const { type, value } = parsed.data;
  if (type === CARD_TYPE) return { kind: 'card', message: { ...message, cards: [value] } };
  if (type.endsWith('.message')) return { kind: 'text', text: String(value) };
  const error = z.object({ code: z.string(), message: z.string() }).safeParse(value);
  return error.success
    ? { kind: 'error', code: error.data.code, text: error.data.message }
    : { kind: 'error', code: type, text: JSON.stringify(value) };
}
