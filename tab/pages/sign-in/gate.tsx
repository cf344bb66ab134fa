import { Spinner } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Api, createApi } from '../../api.ts';
import { AppContextProvider, type Leave } from '../../app-context.tsx';
import { PARTS } from '../../areas/parts.ts';
import { type Begun, begin } from '../../begin.ts';
import { topicNamesQuery } from '../../components/meaning.tsx';
import { Notices } from '../../components/notices.tsx';
import { Loading } from '../../components/states.tsx';
import { spokenKey, spokenUpTo } from '../../fetched.tsx';
import type { Entra } from '../../host/entra.ts';
import { choosePerson, personaSession, type Renewable } from '../../host/session.ts';
import type { Host } from '../../host/types.ts';
import {
  type Direction,
  directionOf,
  type Language,
  loadWords,
  type TopicNames,
  WordsProvider,
} from '../../words.tsx';
import { Expired } from './expired.tsx';
import { SignInPage } from './sign-in.tsx';
import { Refused, SignedIn } from './signed-in.tsx';

/** Draws its children once the words of `language` are here; one language's words stay until the next have come. */
function Speaking(props: {
  readonly language: Language;
  readonly zone: string;
  readonly topics?: TopicNames | undefined;
  readonly onDirection: (direction: Direction) => void;
  readonly children: ReactNode;
}) {
  const { language, zone, topics, onDirection, children } = props;
  const queries = useQueryClient();
  const words = useQuery({
    queryKey: ['words', language],
    queryFn: async () => {
      const upTo = spokenUpTo(queries);
      const instance = await loadWords(language, upTo);
      for (const part of PARTS.slice(0, PARTS.indexOf(upTo) + 1))
        queries.setQueryData(spokenKey(language, part), true);
      return { instance, language };
    },
    staleTime: Infinity,
    gcTime: Infinity,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    if (!words.data) return;
    const direction = directionOf(words.data.instance);
    document.documentElement.lang = words.data.language;
    document.documentElement.dir = direction;
    onDirection(direction);
  }, [words.data, onDirection]);
  if (!words.data) return <Spinner />;
  return (
    <WordsProvider
      instance={words.data.instance}
      language={words.data.language}
      zone={zone}
      topics={topics}
    >
      {children}
    </WordsProvider>
  );
}

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Who is it? Nothing below this is drawn before that is known. */
export function SignInGate(props: {
  readonly host: Host;
  /** What was asked already; absent: nothing. */
  readonly begun?: Begun | undefined;
  readonly onDirection: (direction: Direction) => void;
}) {
  const { host, onDirection } = props;
  const queries = useQueryClient();
  const [begun] = useState(() => props.begun ?? begin(host));
  const { first, spoken, teams } = begun;
  const [person, setPerson] = useState(begun.person);
  const [entra, setEntra] = useState<Entra | null>(null);
  const renewable = teams ?? entra;
  const api = useMemo(() => {
    const language = () => spoken.language;
    if (entra) return createApi(entra.session(language));
    if (person === begun.person) return begun.api;
    return person === null ? null : createApi(personaSession(person, language));
  }, [person, entra, begun, spoken]);

  const change = (next: string | null) => {
    choosePerson(next);
    // Nothing that one person has read may be shown to the next.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'words' });
    setPerson(next);
  };
  if (!api) {
    return (
      <Speaking language={first} zone={browserZone()} onDirection={onDirection}>
        <SignInPage onPerson={change} onEntra={setEntra} />
      </Speaking>
    );
  }
  const leave = entra ? signOut(entra) : host.kind === 'browser' ? another(change) : null;
  return <Known {...props} {...{ api, first, spoken, leave, renewable }} />;
}

const another = (change: (next: null) => void): Leave => ({
  how: 'switch',
  go: async () => change(null),
});

/** Leads away from the page. */
const signOut = (entra: Entra): Leave => ({ how: 'sign-out', go: () => entra.signOut() });

function Known(props: {
  readonly host: Host;
  readonly api: Api;
  readonly first: Language;
  readonly spoken: { language: Language };
  readonly leave: Leave | null;
  readonly renewable: Renewable | null;
  readonly onDirection: (direction: Direction) => void;
}) {
  const { host, api, first, spoken, leave, renewable, onDirection } = props;
  const me = useQuery({ queryKey: ['me'], queryFn: api.me, staleTime: 60_000 });
  const language = me.data?.language ?? first;
  useEffect(() => {
    spoken.language = language;
  }, [spoken, language]);
  const topics = useQuery({
    ...topicNamesQuery(api, language),
    enabled: me.data !== undefined,
  });
  const settled = me.data !== undefined || me.isError;
  useEffect(() => {
    if (settled) host.ready();
  }, [host, settled]);
  return (
    <Speaking
      language={language}
      zone={me.data?.zone ?? browserZone()}
      topics={topics.data?.topics}
      onDirection={onDirection}
    >
      {renewable ? <Expired of={renewable} inTeams={host.kind === 'teams'} /> : null}
      {me.data ? (
        <AppContextProvider api={api} me={me.data} host={host} leave={leave}>
          <Notices>
            <SignedIn />
          </Notices>
        </AppContextProvider>
      ) : me.isError ? (
        <Refused error={me.error} retry={() => void me.refetch()} leave={leave} />
      ) : (
        <Loading />
      )}
    </Speaking>
  );
}
