import { type QueryClient, useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy, useEffect } from 'react';
import { PARTS, type Part } from './areas/parts.ts';
import { Read } from './components/states.tsx';
import { type Language, useWords } from './words.tsx';

export const spokenKey = (language: Language, upTo: Part) => ['words', language, upTo] as const;

/** That a language can say everything up to a part; `bring` sees to it. */
export const spokenQuery = (language: Language, upTo: Part, bring: () => Promise<void>) => ({
  queryKey: spokenKey(language, upTo),
  queryFn: async () => {
    await bring();
    return true;
  },
  staleTime: Infinity,
  gcTime: Infinity,
});

/** How far any language is spoken here: who changes to another goes on where they are. */
export const spokenUpTo = (queries: QueryClient): Part =>
  PARTS.findLast((part) =>
    queries
      .getQueriesData({ queryKey: ['words'] })
      .some(([[, , known], here]) => known === part && here === true),
  ) ?? 'first';

type Fetch = () => Promise<{ readonly default: ComponentType }>;

/** A page that is fetched when it is first opened, and at the same time what it says. */
export function fetched(fetch: Fetch, upTo: Part = 'rest'): ComponentType {
  const Page = lazy(fetch);
  return () => <Fetched {...{ fetch, Page, upTo }} />;
}

function Fetched(props: {
  readonly fetch: Fetch;
  readonly Page: ComponentType;
  readonly upTo: Part;
}) {
  const { fetch, Page, upTo } = props;
  const { language, bring } = useWords();
  const spoken = useQuery(spokenQuery(language, upTo, () => bring(upTo)));
  useEffect(() => {
    // What goes wrong here goes wrong, and is told, where the page is drawn.
    fetch().catch(() => undefined);
  }, [fetch]);
  return <Read query={spoken}>{() => <Page />}</Read>;
}
