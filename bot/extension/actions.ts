import { isAppError } from '../../src/kernel/errors.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { inDialog } from '../cards/dialog.ts';
import type { Call } from '../command.ts';
import type { InvokeResponse, NamedInvoke } from '../named-invoke.ts';
import { refusal } from '../sentences.ts';
import { wordsOf } from '../turn.ts';
import type { ActionCommand } from './action-command.ts';
import { dialog, lastWord } from './answers.ts';
import { askAction, discussionAction, keepAction, lessonAction } from './commands.ts';
import { askFirst, isRequest, needsConsent, sendRequest } from './others-message.ts';
import { type Acting, messageLink, readAction } from './values.ts';

const COMMANDS: ReadonlyMap<string, ActionCommand> = new Map([
  ['saveLesson', lessonAction],
  ['askCommunity', askAction],
  ['keepAnswer', keepAction],
  ['startDiscussion', discussionAction],
]);

/** For those who check that the manifest offers what is answered. */
export const ACTION_COMMANDS: readonly string[] = [...COMMANDS.keys()];

/** The form is about one message, or about nothing yet: said in it, so that it is known when it comes back. */
const hiddenOf = (data: Call['data']) => ({
  about: data.about ?? '',
  source: data.source ?? '',
});

const titleOf = ({ name }: ActionCommand, { voice }: Call): string =>
  voice.say(`extension.actions.${name}`);

async function draw(command: ActionCommand, call: Call): Promise<Card> {
  return inDialog(await command.form(call), hiddenOf(call.data));
}

async function open(call: Call, { commandId, message }: Acting): Promise<InvokeResponse> {
  const command = COMMANDS.get(commandId);
  if (!command) return lastWord(call.voice.say('errors.outdated-card'));
  const why = (await command.refused?.(call)) ?? null;
  if (why !== null) return lastWord(why);
  if (message && needsConsent(commandId, message, call)) return askFirst(call, commandId, message);
  const entered = await command.prefill(call, message);
  const about = message?.id ?? call.deps.ids.next();
  const data = { ...entered, about, source: message?.link ?? '' };
  return dialog(titleOf(command, call), await draw(command, { ...call, data }));
}

/** One message, or one opened form, and one person make one thing, however often and from wherever it is sent. */
const keyOf = ({ who, data }: Call, { name }: ActionCommand): string =>
  `extension:${name}:${who.id}:${(data.about ?? '').slice(0, 200)}`;

async function submit(opened: Call, { commandId, data: sent }: Acting): Promise<InvokeResponse> {
  const command = COMMANDS.get(commandId);
  if (!command) return lastWord(opened.voice.say('errors.outdated-card'));
  const entered = wordsOf(sent);
  const data = { ...entered, source: messageLink(entered.source) ?? '' };
  const call: Call = { ...opened, data, key: keyOf({ ...opened, data }, command) };
  try {
    if (isRequest(data)) return await sendRequest(call);
    return dialog(titleOf(command, call), inDialog(await command.make(call), hiddenOf(call.data)));
  } catch (error) {
    if (!isAppError(error)) throw error;
    // What was typed stays: the same form, with the reason above it.
    const again = await draw(command, call);
    const noticed = withNotice(again, refusal(error, call.voice), 'attention');
    return dialog(titleOf(command, call), noticed);
  }
}

const refused: NamedInvoke['refused'] = ({ message }) => lastWord(message);

export const fetchInvoke: NamedInvoke = {
  answer: (call, value) => open(call, readAction(value)),
  refused,
};

export const submitInvoke: NamedInvoke = {
  answer: (call, value) => submit(call, readAction(value)),
  refused,
};
