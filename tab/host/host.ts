import type { Host } from './types.ts';

const TEAMS_ANSWERS_WITHIN_MS = 4_000;

export const browserHost = (): Host => ({
  kind: 'browser',
  theme: null,
  locale: navigator.language,
  path: null,
  channelId: null,
  meeting: false,
  settings: null,
  onTheme: () => () => {},
  token: () => Promise.reject(new Error('a browser window has no Teams token')),
  copy: async (text) => navigator.clipboard.writeText(text),
  share: null,
  ready: () => {},
});

/**
 * The host that frames this page. A frame that is not Teams never answers `initialize` for a minute, hence the race;
 * a page of its own is not asked at all, since the library would reject at once.
 */
export async function connectHost(): Promise<Host> {
  if (window.parent === window) return browserHost();
  const { teamsHost } = await import('./teams.ts');
  const silence = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), TEAMS_ANSWERS_WITHIN_MS);
  });
  try {
    return (await Promise.race([teamsHost(), silence])) ?? browserHost();
  } catch {
    // Framed by something that is not Teams (a preview, a test page): the browser's way still works.
    return browserHost();
  }
}
