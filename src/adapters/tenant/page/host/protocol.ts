import { z } from 'zod';
import type { Theme } from '../theme.ts';

/** The version of Microsoft's library whose messages are spoken here. */
const LIBRARY = '2.58.0';

/** What the tab may ask the host for; the library's own `isSupported` looks it up. */
const RUNTIME = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: {
    ...{ pages: { config: {} }, dialog: { card: {}, url: {}, update: {} } },
    ...{ clipboard: {}, sharing: {} },
  },
};

const requestSchema = z.object({
  id: z.number(),
  uuidAsString: z.string().optional(),
  func: z.string(),
  args: z.array(z.unknown()).default([]),
});
type Request = z.infer<typeof requestSchema>;

export interface HostPage {
  /** `content` for a tab, `task` for a page in a dialog, `settings` for one that configures a tab, `sidePanel` in a meeting. */
  readonly frameContext: 'content' | 'task' | 'settings' | 'sidePanel';
  readonly entityId: string;
  /** The page inside the tab. */
  readonly subEntityId: string;
  /** The channel around it; null for none. */
  readonly channelId?: string | null;
}

/** What a host does for the page in its frame. */
export interface HostPowers {
  readonly context: () => Readonly<Record<string, unknown>>;
  readonly token: () => Promise<string>;
  /** @throws Error in words, for an address that is not opened */
  readonly openLink: (address: string) => void;
  readonly navigate: (to: { readonly pageId: string; readonly subPageId: string }) => void;
  /** Resolves when the dialog is over. */
  readonly dialog: (info: unknown) => Promise<{ readonly err: string; readonly result: unknown }>;
  readonly resize: (size: unknown) => void;
  readonly complete: (result: unknown) => void;
  readonly clipboard: {
    readonly write: (text: string) => Promise<void>;
    readonly read: () => Promise<string>;
  };
  /** Posts a link where the person chooses. Resolves when the dialog is over, rejects where they closed it. */
  readonly share: (link: string) => Promise<void>;
  readonly loaded: () => void;
  readonly failed: (reason: string) => void;
  /** The keyboard leaves the frame. */
  readonly leave: (forward: boolean) => void;
  /** Where a tab is being added. */
  readonly settings?: SettingsPowers;
  /** Something this host does not do was asked for. */
  readonly unknown: (func: string) => void;
}

/** What the dialog around a page that configures a tab does. */
export interface SettingsPowers {
  /** Whether its button may be pressed. */
  readonly valid: (ok: boolean) => void;
  /** What the page wants kept. @throws Error in words */
  readonly keep: (settings: unknown) => void;
  /** The page is done with saving. */
  readonly saved: () => void;
  readonly refused: (reason: string) => void;
}

export interface HostOptions {
  /** The frame's window; null while there is none. */
  readonly frame: () => Window | null;
  /** The only origin that is heard and spoken to. */
  readonly origin: string;
  readonly page: HostPage;
  readonly powers: HostPowers;
}

export interface Host {
  /** Takes a `message` event of this window. Others' are left alone. */
  readonly receive: (event: Pick<MessageEvent, 'source' | 'origin' | 'data'>) => void;
  readonly theme: (theme: Theme) => void;
  /** The dialog's button was pressed: the page says what is to be kept. */
  readonly save: () => void;
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Microsoft's side of the conversation between Teams and a tab, as its library for tabs expects it. */
export function createHost({ frame, origin, page, powers }: HostOptions): Host {
  const wanted = new Set<string>();
  const post = (message: object): void => frame()?.postMessage(message, origin);
  const reply = ({ id, uuidAsString }: Request, args: readonly unknown[]): void =>
    post({ id, uuidAsString, args });
  const answers = answersOf(page, powers, wanted);
  return {
    receive: ({ source, origin: from, data }) => {
      if (source === null || source !== frame() || from !== origin) return;
      const parsed = requestSchema.safeParse(data);
      if (!parsed.success) return;
      const request = parsed.data;
      const answer = Object.hasOwn(answers, request.func) ? answers[request.func] : undefined;
      if (!answer) {
        powers.unknown(request.func);
        return;
      }
      void Promise.resolve(answer(request.args)).then((args) => {
        if (args) reply(request, args);
      });
    },
    theme: (theme) => {
      if (wanted.has('themeChange')) post({ func: 'themeChange', args: [theme] });
    },
    save: () => {
      if (wanted.has('save')) post({ func: 'settings.save', args: [{}] });
    },
  };
}

type Args = readonly unknown[];
type Answer = (args: Args) => Args | null | Promise<Args | null>;

/** Calls whose answer is a status and a reason. */
async function withReason(work: () => unknown): Promise<Args> {
  try {
    return [true, await work()];
  } catch (error) {
    return [false, reasonOf(error)];
  }
}

/** Calls whose answer is an error, or none and a result. */
async function withError(work: () => unknown): Promise<Args> {
  try {
    return [null, await work()];
  } catch (error) {
    return [{ errorCode: 1000, message: reasonOf(error) }];
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const targetSchema = z.object({
  pageId: z.string().default(''),
  subPageId: z.string().default(''),
});
const sharedSchema = z.object({
  content: z.array(z.object({ type: z.literal('URL'), url: z.string() })).min(1),
});
/** What the library calls somebody who closed the dialog. */
const CLOSED = { errorCode: 8000, message: 'User closed the dialog.' };
const clipSchema = z.object({ mimeType: z.string(), content: z.string() });

/** By the names that the library sends. Null answers nothing, as Teams does not either. */
function answersOf(
  page: HostPage,
  powers: HostPowers,
  wanted: Set<string>,
): Readonly<Record<string, Answer>> {
  const silent =
    (work: (args: Args) => void): Answer =>
    (args) => {
      work(args);
      return null;
    };
  return {
    initialize: () => [page.frameContext, 'web', JSON.stringify(RUNTIME), LIBRARY],
    getContext: () => [
      {
        ...powers.context(),
        entityId: page.entityId,
        ...(page.subEntityId ? { subEntityId: page.subEntityId } : {}),
        ...(page.channelId ? { channelId: page.channelId } : {}),
        frameContext: page.frameContext,
      },
    ],
    registerHandler: silent(([name]) => wanted.add(text(name))),
    'authentication.getAuthToken': () => withReason(powers.token),
    'authentication.authenticate': () => [false, 'NotSupportedOnPlatform'],
    executeDeepLink: ([address]) => withReason(() => powers.openLink(text(address))),
    'pages.navigateToApp': ([target]) =>
      withReason(() => powers.navigate(targetSchema.parse(target))),
    'tasks.startTask': async ([info]) => {
      const { err, result } = await powers.dialog(info);
      return [err, result];
    },
    'tasks.updateTask': silent(([size]) => powers.resize(size)),
    'tasks.completeTask': silent(([result]) => powers.complete(result)),
    'sharing.shareWebContent': ([request]) => {
      const [first] = sharedSchema.parse(request).content;
      return powers.share(first?.url ?? '').then(
        () => [null],
        () => [CLOSED],
      );
    },
    'clipboard.writeToClipboard': ([blob]) =>
      withError(async () => {
        const { content } = clipSchema.parse(blob);
        await powers.clipboard.write(fromBase64(content));
        return true;
      }),
    'clipboard.readFromClipboard': () =>
      withError(async () => {
        const content = toBase64(await powers.clipboard.read());
        return JSON.stringify({ mimeType: 'text/plain', content });
      }),
    'appInitialization.appLoaded': silent(powers.loaded),
    'appInitialization.success': silent(powers.loaded),
    'appInitialization.failure': silent(([reason]) => powers.failed(text(reason))),
    'appInitialization.expectedFailure': silent(([reason]) => powers.failed(text(reason))),
    'settings.setValidityState': silent(([ok]) => powers.settings?.valid(ok === true)),
    'settings.setSettings': ([given]) => withReason(() => powers.settings?.keep(given)),
    'settings.save.success': silent(() => powers.settings?.saved()),
    'settings.save.failure': silent(([reason]) => powers.settings?.refused(text(reason))),
    returnFocus: silent(([forward]) => powers.leave(forward === true)),
    readyToUnload: silent(() => {}),
  };
}

const fromBase64 = (content: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)));
const toBase64 = (words: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(words)));
