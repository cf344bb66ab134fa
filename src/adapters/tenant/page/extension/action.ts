import { Refused } from '../api.ts';
import type { Bench, DialogInfo, DialogStep } from '../context.tsx';
import { resultsOf, stepOf } from '../dialogs/task.ts';
import type { Attachment, Command, Message } from '../shapes.ts';

interface ActionContext {
  /** Where the bot's card goes; without it, it is offered to nobody. */
  readonly attach?: (attachment: Attachment) => void;
  /** The message on which the command was called. */
  readonly message?: Message;
}

/** The form that Teams makes of a command's parameters, where the bot draws none. */
const formOf = (command: Command): DialogInfo => ({
  title: command.title,
  url: null,
  width: '600px',
  height: '400px',
  card: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: command.parameters.map(({ name, title, description, inputType, choices, value }) => ({
      type: inputs[inputType] ?? 'Input.Text',
      id: name,
      label: title || name,
      placeholder: description,
      title: description || title || name,
      isMultiline: inputType === 'textarea',
      value,
      choices,
    })),
    actions: [{ type: 'Action.Submit', title: 'Submit' }],
  },
});

const inputs: Readonly<Record<string, string>> = {
  date: 'Input.Date',
  time: 'Input.Time',
  number: 'Input.Number',
  choiceset: 'Input.ChoiceSet',
  toggle: 'Input.Toggle',
};

/** Runs an action command: its dialog, then what the bot makes of the answer. Rejects with Refused. */
export async function startAction(
  { client, openDialog, announce, theme }: Bench,
  place: string,
  command: Command,
  { attach, message }: ActionContext,
): Promise<void> {
  const about = {
    commandId: command.id,
    commandContext: message ? 'message' : 'compose',
    context: { theme },
  };
  const invoke = (name: string, value: object) =>
    client.invoke({ in: place, name, value, ...(message ? { activityId: message.id } : {}) });
  const taken = (answer: unknown): DialogStep => {
    const extended = typeof answer === 'object' && answer !== null && 'composeExtension' in answer;
    if (!extended) return stepOf(answer);
    const [first] = resultsOf(answer).found;
    if (!first) return { kind: 'close' };
    if (!attach)
      return { kind: 'message', text: 'The bot answered with a card for a new message.' };
    attach(first.attachment);
    return { kind: 'close' };
  };
  const submit = async (data: unknown): Promise<DialogStep> =>
    taken(await invoke('composeExtension/submitAction', { ...about, data }));
  const step: DialogStep = command.fetchTask
    ? taken(await invoke('composeExtension/fetchTask', about))
    : { kind: 'continue', info: formOf(command) };
  if (step.kind === 'message') announce(step.text);
  if (step.kind === 'continue') openDialog({ info: step.info, submit });
}

/** @param initial asked without a word, to show something at once */
export async function search(
  { client }: Bench,
  place: string,
  command: Command,
  words: Readonly<Record<string, string>>,
  initial = false,
): Promise<ReturnType<typeof resultsOf>> {
  const given = Object.entries(words).filter(([, value]) => value !== '');
  const parameters = initial
    ? [{ name: 'initialRun', value: 'true' }]
    : given.map(([name, value]) => ({ name, value }));
  return resultsOf(
    await client.invoke({
      in: place,
      name: 'composeExtension/query',
      value: {
        commandId: command.id,
        parameters,
        queryOptions: { skip: 0, count: 25 },
      },
    }),
  );
}

/** The card of what was chosen: drawn now where the bot wants to be asked for it. */
export async function chosen(
  { client }: Bench,
  place: string,
  found: ReturnType<typeof resultsOf>['found'][number],
): Promise<Attachment> {
  if (found.tap === undefined) return found.attachment;
  const answer = await client.invoke({
    in: place,
    name: 'composeExtension/selectItem',
    value: found.tap,
  });
  const [first] = resultsOf(answer).found;
  if (!first) throw new Refused('The bot answered without a card.');
  return first.attachment;
}

/** The card for an address that somebody has pasted; null where the bot has none. */
export async function unfurled(
  { client }: Bench,
  place: string,
  url: string,
): Promise<Attachment | null> {
  const answer = await client.invoke({
    in: place,
    name: 'composeExtension/queryLink',
    value: { url },
  });
  const none = typeof answer !== 'object' || answer === null || !('composeExtension' in answer);
  return none ? null : (resultsOf(answer).found[0]?.attachment ?? null);
}
