import { createServer } from 'node:http';
import { z } from 'zod';
import { library, tabPage } from './fake-tab.ts';

/** A small app for the Teams page: whatever a bot may answer, told by one word. The product has no dialogs yet. */

const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string(),
  name: z.string().optional(),
  text: z.string().default(''),
  value: z.unknown().optional(),
  serviceUrl: z.string(),
  from: z.object({ id: z.string(), name: z.string() }),
  conversation: z.looseObject({ id: z.string() }),
});
type Activity = z.infer<typeof activitySchema>;

export interface FakeBot {
  /** Its message endpoint. */
  readonly url: string;
  /** Everything it was told, oldest first. */
  readonly heard: readonly Activity[];
  /** Its tab takes this origin for its Teams. */
  readonly hostedBy: (origin: string) => void;
  /** It answers nothing but errors until it is well again. */
  readonly ill: (ill: boolean) => void;
  readonly close: () => Promise<void>;
}

const CARD = 'application/vnd.microsoft.card.adaptive';

export const APP_ID = '0f3c1f2e-2d0b-4d75-9d8e-5c2f6a7b8c9d';
export const TAB_LINK = `https://teams.microsoft.com/l/entity/${APP_ID}/help?context=${encodeURIComponent(JSON.stringify({ subEntityId: '/second' }))}`;

const card = (body: readonly object[], actions: readonly object[] = []) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  actions,
});
const words = (text: string) => ({ type: 'TextBlock', text, wrap: true });
const attachment = (content: object) => ({ contentType: CARD, content });

const counter = (count: number) =>
  card(
    [
      {
        type: 'TextBlock',
        text: 'A **bold** word, [a link](https://example.org/) and:',
        wrap: true,
      },
      words(`Counted ${count}`),
      {
        type: 'Input.Text',
        id: 'note',
        label: 'Your note',
        isRequired: true,
        errorMessage: 'Write a note first',
      },
      {
        type: 'Input.ChoiceSet',
        id: 'colour',
        label: 'Colour',
        value: 'red',
        choices: [
          { title: 'Red', value: 'red' },
          { title: 'Blue', value: 'blue' },
        ],
      },
      { type: 'Input.Toggle', id: 'sure', title: 'I am sure' },
      { type: 'TextBlock', id: 'more', text: 'Now you see it', isVisible: false },
      {
        type: 'Table',
        columns: [{ width: 1 }, { width: 1 }],
        rows: [
          {
            type: 'TableRow',
            cells: ['Cell one', 'Cell two'].map((text) => ({
              type: 'TableCell',
              items: [words(text)],
            })),
          },
        ],
      },
    ],
    [
      { type: 'Action.Execute', title: 'Count', verb: 'count', data: { count } },
      { type: 'Action.Execute', title: 'Refuse', verb: 'refuse', associatedInputs: 'none' },
      {
        type: 'Action.Submit',
        title: 'Open the dialog',
        associatedInputs: 'none',
        data: { msteams: { type: 'task/fetch' }, kind: 'card' },
      },
      { type: 'Action.OpenUrl', title: 'Open the tab', url: TAB_LINK },
      { type: 'Action.ToggleVisibility', title: 'Show more', targetElements: ['more'] },
      {
        type: 'Action.ShowCard',
        title: 'Ask',
        card: card(
          [{ type: 'Input.Date', id: 'day', label: 'Day' }],
          [{ type: 'Action.Submit', title: 'Send the day', data: { sent: 'day' } }],
        ),
      },
    ],
  );

/** Everything that a card should not be able to do. */
const hostile = card(
  [
    words('<img src=x onerror="document.title=1"><script>document.title=2</script>'),
    words('[press me](javascript:alert(1)) and **this** is harmless'),
    {
      type: 'RichTextBlock',
      inlines: [
        {
          type: 'TextRun',
          text: 'run me',
          selectAction: { type: 'Action.OpenUrl', url: 'javascript:alert(2)' },
        },
      ],
    },
    { type: 'Image', url: 'javascript:alert(3)' },
    { type: 'Media', sources: [{ mimeType: 'video/mp4', url: 'javascript:alert(4)' }] },
    { type: 'Unknown.Element', text: 'nothing' },
  ],
  [{ type: 'Action.OpenUrl', title: 'Run', url: 'javascript:alert(5)' }],
);

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

const dialog = (title: string, content: object) => ({
  task: {
    type: 'continue',
    value: { title, width: 'medium', height: 'small', card: attachment(content) },
  },
});

function execute(value: unknown): object {
  const action = field(value, 'action');
  if (field(action, 'verb') === 'count') {
    const count = Number(field(field(action, 'data'), 'count')) + 1;
    return { statusCode: 200, type: CARD, value: counter(count) };
  }
  const error = { code: 'BadRequest', message: 'Not on a Sunday.' };
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: error };
}

const findings = (word: string) => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: ['First', 'Second'].map((name) => ({
      ...attachment(card([words(`${name} finding for ${word}`)])),
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: `${name} finding`, text: `about ${word}` },
      },
    })),
  },
});

const formOf = (submitted: string) =>
  card(
    [
      {
        type: 'Input.Text',
        id: 'name',
        label: 'Name of it',
        isRequired: true,
        errorMessage: 'It needs a name',
      },
    ],
    [{ type: 'Action.Submit', title: 'Hand in', data: { submitted } }],
  );

/** What it answers to each invoke. */
const ANSWERS: Readonly<Record<string, (value: unknown) => object>> = {
  'adaptiveCard/action': execute,
  'task/fetch': () => dialog('First page', formOf('first')),
  'task/submit': (value) => {
    const data = field(value, 'data');
    if (field(data, 'submitted') === 'first') return dialog('Second page', formOf('second'));
    return { task: { type: 'message', value: `Thank you for ${String(field(data, 'name'))}.` } };
  },
  'composeExtension/query': (value) => {
    const parameters = z
      .object({
        parameters: z.array(z.object({ name: z.string(), value: z.unknown().optional() })),
      })
      .parse(value);
    const [first] = parameters.parameters;
    return findings(first?.name === 'q' ? String(first.value) : 'a beginning');
  },
  'composeExtension/fetchTask': () => dialog('New thing', formOf('thing')),
  'composeExtension/submitAction': (value) => ({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [
        attachment(card([words(`Made: ${String(field(field(value, 'data'), 'name'))}`)])),
      ],
    },
  }),
  'composeExtension/queryLink': (value) => ({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [
        {
          ...attachment(card([words(`Preview of ${String(field(value, 'url'))}`)])),
          preview: {
            contentType: 'application/vnd.microsoft.card.thumbnail',
            content: { title: 'Preview' },
          },
        },
      ],
    },
  }),
};

/** What it writes to a message that says this. */
function reply({ text, from }: Activity): object {
  const said = text.replace(/<at>.*?<\/at>/g, '').trim();
  if (said === 'card') return { attachments: [attachment(counter(0))] };
  if (said === 'hostile') return { attachments: [attachment(hostile)] };
  return { text: `${from.name} said: ${said}` };
}

async function answer(activity: Activity): Promise<object> {
  const { type, name = '', conversation, serviceUrl, id } = activity;
  if (type === 'invoke') return ANSWERS[name]?.(activity.value) ?? {};
  if (type !== 'message') return {};
  const path = `v3/conversations/${encodeURIComponent(conversation.id)}/activities/${id}`;
  await fetch(new URL(path, serviceUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', from: { id: '28:praxis' }, ...reply(activity) }),
  });
  return {};
}

/** Starts it on any free port. */
export async function startFakeBot(): Promise<FakeBot> {
  const heard: Activity[] = [];
  let ill = false;
  let host = '';
  const server = createServer((request, response) => {
    const work = async (): Promise<void> => {
      if (request.method === 'GET') {
        const html = request.url !== '/teams-js';
        response.writeHead(200, { 'content-type': html ? 'text/html' : 'text/javascript' });
        response.end(html ? tabPage(host) : library());
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      if (ill) {
        response.statusCode = 503;
        response.end();
        return;
      }
      const activity = activitySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      heard.push(activity);
      const body = await answer(activity);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    work().catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    heard,
    hostedBy: (origin) => {
      host = origin;
    },
    ill: (now) => {
      ill = now;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The app as its manifest says it. @param tabUrl of a page that it shows in its tab */
export const fakeApp = (tabUrl: string) => ({
  id: APP_ID,
  name: 'Praxis',
  tabs: [{ id: 'help', name: 'Help', url: tabUrl }],
  commands: [
    {
      id: 'find',
      title: 'Find a thing',
      description: 'Looks for things',
      type: 'query',
      context: ['compose'],
      parameters: [{ name: 'q', title: 'Words' }],
    },
    {
      id: 'make',
      title: 'Make a thing',
      type: 'action',
      context: ['compose', 'message'],
      fetchTask: true,
      parameters: [],
    },
  ],
  linkDomains: ['things.example'],
});
