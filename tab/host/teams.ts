import { app, authentication, FrameContexts, pages } from '@microsoft/teams-js';
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
    settings: context.page.frameContext === FrameContexts.settings ? settingsDialog() : null,
    onTheme(listener) {
      app.registerOnThemeChangeHandler((name) => listener(themeOf(name)));
      return () => app.registerOnThemeChangeHandler(() => {});
    },
    token: () => authentication.getAuthToken(),
    ready() {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
  };
}
