import { useEffect, useRef, useState } from 'react';
import { Refused } from '../api.ts';
import { type Bench, type OpenDialog, useBench } from '../context.tsx';
import { taskInfo } from '../dialogs/task.ts';
import { webAddress } from '../links.ts';
import {
  createHost,
  type Host,
  type HostPage,
  type HostPowers,
  type SettingsPowers,
} from './protocol.ts';
import { shareLink } from './share-dialog.ts';

interface HostedProps {
  readonly title: string;
  readonly url: string;
  readonly page: HostPage;
  /** The page asks to be elsewhere in the same app. */
  readonly navigate?: HostPowers['navigate'];
  /** A page in a dialog is done. */
  readonly complete?: (result: unknown) => void;
  /** Where the page configures a tab. */
  readonly settings?: SettingsPowers;
  /** Gets what to call when the dialog's button is pressed. */
  readonly saver?: (save: () => void) => void;
}

const TENANT =
  document.querySelector<HTMLMetaElement>('meta[name=local-tenant]')?.content ?? 'local';
const LOCALES: Readonly<Record<string, string>> = { en: 'en-gb', fr: 'fr-fr', es: 'es-es' };

/** Said when a page in a frame has not spoken by then. */
const SILENT_MS = 15_000;

type State = 'waiting' | 'there' | { readonly failed: string };

/** A page of the app in a frame, with this page as its Teams. */
export function Hosted(props: HostedProps) {
  const { title, url, page, navigate, complete, settings, saver } = props;
  const bench = useBench();
  const frame = useRef<HTMLIFrameElement>(null);
  const host = useRef<Host | null>(null);
  const now = useRef<Now>({ bench, navigate, complete, settings });
  now.current = { bench, navigate, complete, settings };
  const [state, setState] = useState<State>('waiting');
  const address = webAddress(url);
  const origin = address?.origin ?? '';
  const { frameContext, entityId, subEntityId, channelId = null } = page;
  const offerSaver = useRef(saver);
  useEffect(() => {
    if (!origin) return;
    const made = createHost({
      frame: () => frame.current?.contentWindow ?? null,
      origin,
      page: { frameContext, entityId, subEntityId, channelId },
      powers: powersOf(() => now.current, frame, setState),
    });
    host.current = made;
    offerSaver.current?.(made.save);
    addEventListener('message', made.receive);
    const timer = setTimeout(
      () =>
        setState((was) => (was === 'waiting' ? { failed: 'It does not answer as a tab.' } : was)),
      SILENT_MS,
    );
    return () => {
      clearTimeout(timer);
      removeEventListener('message', made.receive);
    };
  }, [origin, frameContext, entityId, subEntityId, channelId]);
  useEffect(() => host.current?.theme(bench.theme), [bench.theme]);
  if (!address) return <p className="problem">This is no address of a page: {url}</p>;
  return (
    <div className="hosted">
      {state === 'waiting' && <p className="quiet">Opening {title} …</p>}
      {typeof state === 'object' && (
        <p className="problem" role="alert">
          {title} could not be shown. {state.failed}
        </p>
      )}
      <iframe
        ref={frame}
        title={title}
        src={address.href}
        allow="clipboard-read; clipboard-write"
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"
      />
    </div>
  );
}

interface Now {
  readonly bench: Bench;
  readonly navigate: HostedProps['navigate'];
  readonly complete: HostedProps['complete'];
  readonly settings: HostedProps['settings'];
}

function powersOf(
  now: () => Now,
  frame: { readonly current: HTMLIFrameElement | null },
  setState: (state: State) => void,
): HostPowers {
  return {
    context: () => contextOf(now().bench),
    token: () => now().bench.client.token(),
    openLink: (address) => now().bench.openLink(address),
    navigate: (to) => now().navigate?.(to),
    dialog: (info) => startDialog(now().bench, info),
    resize: () => {},
    complete: (result) => now().complete?.(result),
    settings: {
      valid: (ok) => now().settings?.valid(ok),
      keep: (given) => now().settings?.keep(given),
      saved: () => now().settings?.saved(),
      refused: (reason) => now().settings?.refused(reason),
    },
    clipboard: {
      write: (words) => navigator.clipboard.writeText(words),
      read: () => navigator.clipboard.readText(),
    },
    share: (link) => shareLink(now().bench, link),
    loaded: () => setState('there'),
    failed: (reason) => setState({ failed: reason }),
    leave: (forward) => {
      const order = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select')];
      const after = order.find((element) => position(frame.current, element) === forward);
      (forward ? after : order.findLast((element) => !position(frame.current, element)))?.focus();
    },
    unknown: (func) =>
      now().bench.announce(`The page asked for ‘${func}’, which this bench does not do.`),
  };
}

/** Whether `element` comes after the frame in the page. */
const position = (frame: Element | null, element: Element): boolean =>
  frame !== null &&
  (frame.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** As Teams tells a tab who looks at it, and where. */
const contextOf = ({ person, app, theme }: Bench) => ({
  appId: app.id,
  locale: LOCALES[person.language] ?? person.language,
  theme,
  tid: TENANT,
  userObjectId: person.id,
  userPrincipalName: person.mail,
  upn: person.mail,
  loginHint: person.mail,
  userDisplayName: person.name,
  hostName: 'Teams',
  hostClientType: 'web',
  sessionId: person.id,
  appSessionId: person.id,
  isFullScreen: false,
  isMultiWindow: false,
});

function startDialog(
  { openDialog }: Bench,
  given: unknown,
): Promise<{ readonly err: string; readonly result: unknown }> {
  return new Promise((resolve) => {
    const info = taskInfo(given);
    if (!info) {
      resolve({ err: 'The dialog has neither a card nor an address.', result: null });
      return;
    }
    const dialog: OpenDialog = {
      info,
      submit: async (result) => {
        resolve({ err: '', result });
        return { kind: 'close' };
      },
      cancelled: () => resolve({ err: 'User cancelled/closed the task module.', result: null }),
    };
    openDialog(dialog);
  });
}

export const refuseLink = (address: string): never => {
  throw new Refused(`This is no address that can be opened: ${address}`);
};
