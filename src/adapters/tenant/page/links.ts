/** Web addresses only: nothing that runs, reads files or opens programs. */
export function webAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** A page of an app's tab, as a deep link names it. */
export interface TabPlace {
  readonly appId: string;
  readonly tabId: string;
  /** The page inside the tab; empty for its first. */
  readonly path: string;
}

/** `https://teams.microsoft.com/l/entity/<appId>/<entityId>?context={"subEntityId":…}`; null for other addresses */
export function tabPlace(address: string): TabPlace | null {
  const url = webAddress(address);
  if (url?.hostname !== 'teams.microsoft.com') return null;
  const [, l, entity, appId, tabId] = url.pathname.split('/');
  if (l !== 'l' || entity !== 'entity' || !appId || !tabId) return null;
  return {
    appId: decodeURIComponent(appId),
    tabId: decodeURIComponent(tabId),
    path: subEntity(url.searchParams.get('context')),
  };
}

/** The page of the app's own tab that this address shows: `<tab url>discussions/7`; null for other addresses */
export function ownPlace(
  address: string,
  app: { readonly id: string; readonly tabs: readonly { id: string; url: string }[] },
): TabPlace | null {
  const asked = webAddress(address);
  for (const tab of app.tabs) {
    const own = webAddress(tab.url);
    const base = own?.pathname.replace(/\/*$/, '/');
    if (!asked || !own || !base || asked.origin !== own.origin) continue;
    if (!asked.pathname.startsWith(base)) continue;
    const path = `/${asked.pathname.slice(base.length)}${asked.search}`;
    return { appId: app.id, tabId: tab.id, path };
  }
  return null;
}

function subEntity(context: string | null): string {
  if (!context) return '';
  try {
    const read: unknown = JSON.parse(context);
    const found =
      typeof read === 'object' && read !== null && 'subEntityId' in read ? read.subEntityId : '';
    return typeof found === 'string' ? found : '';
  } catch {
    // A context that is no JSON names no page, as in Teams: the tab opens at its first.
    return '';
  }
}

/** Addresses in a text whose host is one of these domains; `*.` stands for exactly one part of the name. */
export function linksOf(text: string, domains: readonly string[]): readonly string[] {
  const found = text.match(/https?:\/\/[^\s<>"']+/g) ?? [];
  return found
    .map((address) => address.replace(/[.,;:!?)\]]+$/, ''))
    .filter((address) => {
      const url = webAddress(address);
      return url !== null && domains.some((domain) => matches(url, domain.toLowerCase()));
    });
}

function matches({ host, hostname }: URL, domain: string): boolean {
  const asked = domain.includes(':') ? host : hostname;
  return domain.startsWith('*.')
    ? asked.slice(asked.indexOf('.') + 1) === domain.slice(2)
    : asked === domain;
}
