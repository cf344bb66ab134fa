import { app, authentication } from '@microsoft/teams-js';
import { themeOf } from './theme.ts';
import type { Host } from './types.ts';

/**
 * Origins besides Microsoft's that may be this tab's Teams: the local tenant's page. The server writes them into the
 * page in the local mode; in production it writes none.
 */
function localHosts(): string[] {
  const written = document.querySelector<HTMLMetaElement>('meta[name=local-hosts]')?.content ?? '';
  return written.split(' ').filter((origin) => URL.canParse(origin));
}

/** A path inside the tab and nothing else: a deep link must not lead out of it. */
function inside(path: string | undefined): string | null {
  return path && /^[\w\-/%.?=&+]{1,600}$/.test(path) && !path.startsWith('//')
    ? `/${path.replace(/^\/+/, '')}`
    : null;
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
    path: inside(context.page.subPageId),
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
