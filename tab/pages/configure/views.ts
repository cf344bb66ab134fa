import type { TabSettings } from '../../host/types.ts';

/** What a tab in a channel or group can show. */
export const VIEWS = [
  'community',
  'discussions',
  'queries',
  'discussion',
  'collection',
  'search',
] as const;
export type View = (typeof VIEWS)[number];

export interface Chosen {
  readonly view: View;
  /** Id; the search has none. */
  readonly community: string;
  /** Id; only where one discussion is shown. */
  readonly discussion: string;
  /** Id; only where one collection is shown. */
  readonly collection: string;
}

/** Where the tab opens: a path inside it; null while something is still to be chosen. */
export function pathOf({ view, community, discussion, collection }: Chosen): string | null {
  if (view === 'search') return '/search';
  if (view === 'discussion')
    return discussion ? `/discussions/${encodeURIComponent(discussion)}` : null;
  if (view === 'collection')
    return collection ? `/collections/${encodeURIComponent(collection)}` : null;
  if (!community) return null;
  const id = encodeURIComponent(community);
  return view === 'community' ? `/communities/${id}` : `/${view}?community=${id}`;
}

/** As Teams keeps it. The same page in the same place is the same tab. */
export function settingsOf(path: string, name: string, origin: string): TabSettings {
  const url = `${origin}/tab${path}`;
  return {
    entityId: `praxis${path}`,
    contentUrl: url,
    websiteUrl: url,
    suggestedDisplayName: name,
  };
}
