import { beforeEach, expect, test } from '@jest/globals';
import {
  createHost,
  type Host,
  type HostPowers,
} from '../../src/adapters/tenant/page/host/protocol.ts';

/** The host's side of Microsoft's protocol between Teams and a tab, message by message. */

const ORIGIN = 'http://127.0.0.1:3978';
interface Sent {
  readonly message: { readonly [property: string]: unknown };
  readonly origin: string;
}
let sent: Sent[];
let asked: string[];
let frame: Window;
let host: Host;

const powers: HostPowers = {
  context: () => ({ appId: 'app', theme: 'dark', locale: 'fr-fr' }),
  token: async () => 'a token',
  openLink: (address) => {
    if (!address.startsWith('https://')) throw new Error('no web address');
    asked.push(`open ${address}`);
  },
  navigate: ({ pageId, subPageId }) => {
    asked.push(`go ${pageId} ${subPageId}`);
  },
  dialog: async () => ({ err: '', result: { name: 'x' } }),
  resize: () => {},
  complete: (result) => asked.push(`complete ${JSON.stringify(result)}`),
  clipboard: {
    write: async (text) => {
      asked.push(`copy ${text}`);
    },
    read: async () => 'été',
  },
  share: async (link) => {
    if (link === 'https://closed.example/') throw new Error('closed');
    asked.push(`share ${link}`);
  },
  loaded: () => asked.push('loaded'),
  failed: (reason) => asked.push(`failed ${reason}`),
  leave: () => {},
  unknown: (func) => asked.push(`unknown ${func}`),
};

beforeEach(() => {
  sent = [];
  asked = [];
  frame = {
    postMessage: (message: Sent['message'], origin: string) => sent.push({ message, origin }),
  } as unknown as Window;
  const page = { frameContext: 'content', entityId: 'praxis', subEntityId: '/search' } as const;
  host = createHost({ frame: () => frame, origin: ORIGIN, page, powers });
});

/** What the host answers to the library's call. */
async function call(func: string, ...args: readonly unknown[]): Promise<unknown> {
  host.receive({ source: frame, origin: ORIGIN, data: { id: 7, uuidAsString: 'u', func, args } });
  await new Promise((resolve) => setTimeout(resolve));
  const [answer] = sent.splice(0);
  if (!answer) return undefined;
  expect(answer.origin).toBe(ORIGIN);
  expect(answer.message).toMatchObject({ id: 7, uuidAsString: 'u' });
  return answer.message.args;
}

test('initialize tells the frame, the client, what it can and the version', async () => {
  const args = await call('initialize', '2.58.0', 4);
  expect(args).toEqual(['content', 'web', expect.any(String), expect.stringMatching(/^2\./)]);
  const runtime: unknown = JSON.parse(String((args as unknown[])[2]));
  expect(runtime).toMatchObject({ apiVersion: 4, supports: { pages: {}, dialog: { url: {} } } });
});

test('getContext tells theme, language and the page that a deep link asks for', async () => {
  expect(await call('getContext')).toEqual([
    {
      appId: 'app',
      theme: 'dark',
      locale: 'fr-fr',
      entityId: 'praxis',
      subEntityId: '/search',
      frameContext: 'content',
    },
  ]);
});

test('A token is given, and a refusal is told in words', async () => {
  expect(await call('authentication.getAuthToken')).toEqual([true, 'a token']);
  const refusing = { ...powers, token: () => Promise.reject(new Error('No consent.')) };
  const page = { frameContext: 'content', entityId: 'praxis', subEntityId: '' } as const;
  host = createHost({ frame: () => frame, origin: ORIGIN, page, powers: refusing });
  expect(await call('authentication.getAuthToken')).toEqual([false, 'No consent.']);
});

test('A change of theme reaches a page that wants to know, and no other', async () => {
  host.theme('dark');
  expect(sent).toEqual([]);
  await call('registerHandler', 'themeChange');
  host.theme('contrast');
  expect(sent).toEqual([{ message: { func: 'themeChange', args: ['contrast'] }, origin: ORIGIN }]);
});

test('Links, pages, dialogs and the clipboard answer as the library wants it', async () => {
  expect(await call('executeDeepLink', 'https://example.org/')).toEqual([true, undefined]);
  expect(await call('executeDeepLink', 'javascript:alert(1)')).toEqual([false, 'no web address']);
  expect(await call('pages.navigateToApp', { pageId: 'praxis', subPageId: '/queries' })).toEqual([
    true,
    undefined,
  ]);
  expect(await call('tasks.startTask', { url: 'https://example.org' })).toEqual([
    '',
    { name: 'x' },
  ]);
  const content = Buffer.from('été').toString('base64');
  expect(await call('clipboard.writeToClipboard', { mimeType: 'text/plain', content })).toEqual([
    null,
    true,
  ]);
  expect(await call('clipboard.readFromClipboard')).toEqual([
    null,
    JSON.stringify({ mimeType: 'text/plain', content }),
  ]);
  expect(asked).toEqual(['open https://example.org/', 'go praxis /queries', 'copy été']);
});

test('What a page says of itself is heard and not answered', async () => {
  expect(await call('appInitialization.appLoaded', '2.58.0')).toBeUndefined();
  expect(await call('appInitialization.failure', 'Timeout')).toBeUndefined();
  expect(await call('tasks.completeTask', { done: true })).toBeUndefined();
  expect(asked).toEqual(['loaded', 'failed Timeout', 'complete {"done":true}']);
});

test('What this host does not do is told to whoever looks on', async () => {
  expect(await call('toString')).toBeUndefined();
  expect(await call('calendar.openCalendarItem')).toBeUndefined();
  expect(asked).toEqual(['unknown toString', 'unknown calendar.openCalendarItem']);
});

test.each([
  ['another origin', { origin: 'https://elsewhere.example' }],
  ['another window', { source: window }],
  ['no window', { source: null }],
  ['what is no call', { data: { func: 'getContext' } }],
  ['no object', { data: 'getContext' }],
])('%s is not answered', async (_, wrong) => {
  const data = { id: 1, func: 'getContext', args: [] };
  host.receive({ source: frame, origin: ORIGIN, data, ...wrong });
  await new Promise((resolve) => setTimeout(resolve));
  expect(sent).toEqual([]);
});

test('A page that configures a tab says when it may be saved, and what', async () => {
  const settings = {
    valid: (ok: boolean) => asked.push(`valid ${ok}`),
    keep: (given: unknown) => {
      asked.push(`keep ${JSON.stringify(given)}`);
    },
    saved: () => asked.push('saved'),
    refused: (reason: string) => asked.push(`refused ${reason}`),
  };
  const page = {
    frameContext: 'settings',
    entityId: '',
    subEntityId: '',
    channelId: '19:x@thread.tacv2',
  } as const;
  host = createHost({ frame: () => frame, origin: ORIGIN, page, powers: { ...powers, settings } });
  expect(await call('initialize', '2.58.0', 4)).toEqual(
    expect.arrayContaining(['settings', expect.stringContaining('"config":{}')]),
  );
  expect(await call('getContext')).toEqual([
    expect.objectContaining({ channelId: '19:x@thread.tacv2', frameContext: 'settings' }),
  ]);
  host.save();
  expect(sent).toEqual([]);
  await call('registerHandler', 'save');
  host.save();
  expect(sent.splice(0)).toEqual([
    { message: { func: 'settings.save', args: [{}] }, origin: ORIGIN },
  ]);
  await call('settings.setValidityState', true);
  expect(await call('settings.setSettings', { entityId: 'praxis' })).toEqual([true, undefined]);
  await call('settings.save.success');
  await call('settings.save.failure', 'no');
  expect(asked).toEqual(['valid true', 'keep {"entityId":"praxis"}', 'saved', 'refused no']);
});

test('A link is shared where the person chooses, and a closed dialog is told by its code', async () => {
  const share = (url: string) =>
    call('sharing.shareWebContent', { content: [{ type: 'URL', url, preview: true }] });
  expect(await share('https://example.org/')).toEqual([null]);
  expect(asked).toEqual(['share https://example.org/']);
  expect(await share('https://closed.example/')).toEqual([
    expect.objectContaining({ errorCode: 8000 }),
  ]);
});
