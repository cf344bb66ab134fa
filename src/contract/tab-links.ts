/** Where the tab is reached from outside of it. Its schema stands in `people.ts`: this file runs in the browser too. */
export interface TabAddress {
  /** Of this server, without the slash at its end. */
  readonly publicUrl: string;
  /** The app's id in Teams; null where there is no Teams but the local tenant's, which opens our own addresses. */
  readonly teamsApp: string | null;
}

/** `entityId` of the personal tab in the app's manifest. */
export const TAB_ENTITY = 'praxis';

const TEAMS = 'https://teams.microsoft.com';

/**
 * The link to a page of the tab, for cards, mails and documents alike: Teams and Outlook open it in Praxis; who has no
 * Teams there gets the page itself.
 * @param path from the tab's root, such as `/discussions/7?said=3`, its parts percent-encoded
 */
export function tabLink({ publicUrl, teamsApp }: TabAddress, path: string): string {
  const page = `${publicUrl}/tab${path}`;
  if (teamsApp === null) return page;
  const query = new URLSearchParams({
    webUrl: page,
    context: JSON.stringify({ subEntityId: path }),
  });
  return `${TEAMS}/l/entity/${teamsApp}/${TAB_ENTITY}?${query}`;
}

/** What of a link into Teams stands for itself in a browser. */
function pageBehind(url: URL): URL | null {
  const page = url.searchParams.get('webUrl');
  const shared = url.origin === TEAMS && url.pathname.startsWith('/l/entity/') && page !== null;
  return shared ? URL.parse(page) : url;
}

/** The page that an address leads to, through Teams or not; null for what is no page of the tab. */
export function tabPathOf({ publicUrl }: TabAddress, address: URL): string | null {
  const [tab, page] = [URL.parse(`${publicUrl}/tab`), pageBehind(address)];
  if (!tab || page?.origin !== tab.origin) return null;
  return page.pathname === tab.pathname || page.pathname.startsWith(`${tab.pathname}/`)
    ? page.pathname.slice(tab.pathname.length)
    : null;
}

/** A page inside the tab, as a deep link names it; null for what would lead out of it. */
export function pageInside(text: string): string | null {
  const root = 'https://tab.invalid/tab';
  const page = text.length <= 600 ? URL.parse(`${root}/${text.replace(/^\/+/, '')}`) : null;
  return page?.href.startsWith(`${root}/`) ? page.href.slice(root.length) : null;
}
