import { app, authentication, clipboard, FrameContexts, pages, sharing } from '@microsoft/teams-js';
import { pageInside } from '../../src/contract/tab-links.ts';
import { themeOf } from './theme.ts';
import type { Host, SettingsDialog, TabSettings } from './types.ts';

/**
 * Origins besides Microsoft's that may be this tab's Teams: the local tenant's page. The server writes them into the
 * page in the local mode; in production it writes none.
 */
function localHosts(): string[] {
  const written = document.querySelector<HTMLMetaElement>('meta[name=local-hosts]')?.content ?? '';
  return written.split(' ').filter((origin) => URL.canParse(origin));
}

/** The button is Teams'; what it saves is what was offered last. */
function settingsDialog(): SettingsDialog {
  let offered: TabSettings | null = null;
  pages.config.registerOnSaveHandler((event) => {
    if (!offered) {
      event.notifyFailure('nothing chosen');
      return;
    }
    pages.config.setConfig({ ...offered }).then(
      () => event.notifySuccess(),
      (error: unknown) => event.notifyFailure(String(error)),
    );
  });
  return {
    offer(settings) {
      offered = settings;
      pages.config.setValidityState(settings !== null);
    },
  };
}

/** By Teams, which has the clipboard where a frame is not given it; else by the browser. */
const copy = async (text: string): Promise<void> =>
  clipboard.isSupported()
    ? clipboard.write(new Blob([text], { type: 'text/plain' }))
    : navigator.clipboard.writeText(text);

/** The library's code for somebody who closed the dialog: nothing went wrong. */
const CLOSED = 8_000;

async function share(link: string): Promise<void> {
  try {
    await sharing.shareWebContent({ content: [{ type: 'URL', url: link, preview: true }] });
  } catch (error) {
    const closed = error instanceof Object && 'errorCode' in error && error.errorCode === CLOSED;
    if (!closed) throw error;
  }
}

/** Speaks to Teams. Rejects where the frame is not Teams. */
export async function teamsHost(): Promise<Host> {
  const origins = localHosts();
  await app.initialize(origins.length > 0 ? origins : undefined);
  const context = await app.getContext();
  return {
    kind: 'teams',
    theme: themeOf(context.app.theme),
    locale: context.app.locale,
    path: context.page.subPageId ? pageInside(context.page.subPageId) : null,
    channelId: context.channel?.id ?? null,
    meeting: context.page.frameContext === FrameContexts.sidePanel,
    settings: context.page.frameContext === FrameContexts.settings ? settingsDialog() : null,
    onTheme(listener) {
      app.registerOnThemeChangeHandler((name) => listener(themeOf(name)));
      return () => app.registerOnThemeChangeHandler(() => {});
    },
    token: (quietly) => authentication.getAuthToken({ silent: quietly }),
    copy,
    share: sharing.isSupported() ? share : null,
    ready() {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
  };
}
