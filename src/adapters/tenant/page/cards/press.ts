import { type Action, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { z } from 'zod';
import { type Client, Refused } from '../api.ts';
import type { DialogStep } from '../context.tsx';
import { stepOf } from '../dialogs/task.ts';
import { CARD_TYPE } from './draw.ts';

/** A message's button. */
export interface Pressed {
  readonly place: string;
  readonly messageId: string;
  /** The first message of the thread; absent in a chat. */
  readonly thread?: string;
}

/** What comes of pressing, besides what the bot then writes. */
export type Outcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'dialog'; readonly step: DialogStep }
  | { readonly kind: 'url'; readonly url: string };

const answerSchema = z.object({
  statusCode: z.number().default(200),
  type: z.string(),
  value: z.unknown().optional(),
});
const errorSchema = z.object({ message: z.string() });

/** An answer to adaptiveCard/action. @throws Refused with the bot's own words for its errors */
export function executed(answer: unknown): Outcome {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw new Refused('Praxis answered in a form that Teams does not know.');
  const { type, value, statusCode } = parsed.data;
  if (type === CARD_TYPE) return { kind: 'card', card: value };
  if (type === 'application/vnd.microsoft.activity.message')
    return { kind: 'message', text: String(value) };
  if (/loginRequest|precondition/i.test(type) || statusCode === 401)
    throw new Refused('Praxis asks to sign in, which is not done here.');
  const error = errorSchema.safeParse(value);
  throw new Refused(error.success ? error.data.message : `It did not work (status ${statusCode}).`);
}

const teamsSchema = z.object({
  msteams: z.object({
    type: z.string(),
    text: z.string().optional(),
    value: z.unknown().optional(),
  }),
});

/** Does what Teams does when a button is pressed. @throws Refused */
export async function press(
  client: Client,
  pressed: Pressed,
  action: Action,
  theme: string,
): Promise<Outcome> {
  if (action instanceof OpenUrlAction) return { kind: 'url', url: action.url ?? '' };
  if (action instanceof ExecuteAction) {
    const { id, title, verb, data } = action;
    const named = { ...(id ? { id } : {}), ...(title ? { title } : {}), verb };
    const answer = await client.invoke({
      in: pressed.place,
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', ...named, data: data ?? {} }, trigger: 'manual' },
      activityId: pressed.messageId,
    });
    return executed(answer);
  }
  if (action instanceof SubmitAction) return submit(client, pressed, action.data ?? {}, theme);
  throw new Refused(`Teams has no '${action.getJsonTypeName()}' either.`);
}

async function submit(
  client: Client,
  pressed: Pressed,
  data: object,
  theme: string,
): Promise<Outcome> {
  const { place, messageId, thread } = pressed;
  const said = { in: place, activityId: messageId, ...(thread ? { replyTo: thread } : {}) };
  const special = teamsSchema.safeParse(data);
  const kind = special.success ? special.data.msteams.type : '';
  const msteams = special.success ? special.data.msteams : null;
  if (kind === 'task/fetch') {
    const value = { data, context: { theme } };
    const answer = await client.invoke({
      in: place,
      name: 'task/fetch',
      value,
      activityId: messageId,
    });
    return { kind: 'dialog', step: stepOf(answer) };
  }
  if (kind === 'imBack') await client.say({ ...said, text: String(msteams?.value ?? '') });
  else if (kind === 'messageBack')
    await client.say({
      ...said,
      ...(msteams?.text === undefined ? {} : { text: msteams.text }),
      value: msteams?.value ?? {},
    });
  else if (kind === 'invoke' || kind === 'signin')
    throw new Refused(`This bench does not do what a button of the kind '${kind}' asks.`);
  else await client.say({ ...said, value: data });
  return { kind: 'nothing' };
}
