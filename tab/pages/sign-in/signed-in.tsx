import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { type Leave, useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { type Place, Shell } from '../../components/shell.tsx';
import { ErrorState, explain } from '../../components/states.tsx';
import { spokenQuery } from '../../fetched.tsx';
import { useHandovers, useHome } from '../../queries.ts';
import { Pages } from '../../routes.tsx';
import { type Language, useWords, type Words } from '../../words.tsx';

/** Until the words of other pages are fetched; nobody has pressed a link by then. */
const READ_MS = 3_000;

export const moderatesAny = (communities: readonly { readonly role: string }[]): boolean =>
  communities.some(({ role }) => role === 'moderator');

/** Where there is something for somebody of another organization. */
const guestPlaces = (say: Words['say']): Place[] => [
  { to: '/', label: say('tab.shell.home') },
  { to: '/discussions', label: say('tab.shell.discussions') },
];

export function SignedIn() {
  const { api, host, me, leave } = useApp();
  const words = useWords();
  const { say } = words;
  const tell = useTell();
  const queries = useQueryClient();
  const { pathname } = useLocation();
  const waiting = useHome().data?.waiting ?? 0;
  const leaves = (useHandovers().data?.items.length ?? 0) > 0;
  const { language, bring } = words;
  useEffect(() => {
    // The first page stands: what the next ones say comes while it is read.
    const later = setTimeout(
      () => void queries.prefetchQuery(spokenQuery(language, 'rest', () => bring('rest'))),
      READ_MS,
    );
    return () => clearTimeout(later);
  }, [queries, language, bring]);
  async function choose(language: Language) {
    try {
      await api.chooseLanguage(language);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'words' });
    } catch (error) {
      tell(explain(error, words), 'error');
    }
  }
  const goes = async () => leave?.go().catch(() => tell(say('tab.sign-in.still-in'), 'error'));
  const review =
    waiting > 0
      ? say('tab.shell.moderation-waiting', { count: waiting })
      : say('tab.shell.moderation');
  const places: Place[] = [
    ...(host.meeting ? [{ to: '/meeting', label: say('tab.meeting.nav') }] : []),
    { to: '/', label: say('tab.shell.home') },
    { to: '/queries', label: say('tab.shell.queries') },
    { to: '/discussions', label: say('tab.shell.discussions') },
    ...(moderatesAny(me.communities) ? [{ to: '/moderation', label: review }] : []),
    { to: '/search', label: say('tab.shell.search') },
    { to: '/people', label: say('expertise.nav') },
    { to: '/captures', label: say('tab.shell.captures') },
    { to: '/taxonomy', label: say('taxonomy.title') },
    { to: '/insights', label: say('figures.title') },
    ...(me.administrator ? [{ to: '/admin', label: say('tab.admin.title') }] : []),
    ...(leaves ? [{ to: '/handovers', label: say('tab.shell.handovers') }] : []),
  ];
  // Teams' dialog for a tab is small and has its own way out, and a meeting's panel is narrow: the page alone.
  if (pathname === '/configure' || pathname === '/meeting') return <Bare />;
  return (
    <Shell
      person={me.name}
      onLanguage={(language) => void choose(language)}
      leave={leave && { ...leave, go: goes }}
      places={me.guest ? guestPlaces(say) : places}
    >
      <Pages />
    </Shell>
  );
}

function Bare() {
  return (
    <main style={{ padding: '16px', minHeight: '100vh', boxSizing: 'border-box' }}>
      <Pages />
    </main>
  );
}

/** Signed in somewhere, but not to us: the reason, and the ways on. */
export function Refused(props: {
  readonly error: unknown;
  readonly retry: () => void;
  readonly leave: Leave | null;
}) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <main className={layout.stack} style={{ padding: '24px', maxWidth: '640px' }}>
      <h1 className={layout.h1}>{say('tab.sign-in.refused')}</h1>
      <ErrorState error={props.error} retry={props.retry} />
      {props.leave ? <LeaveInstead leave={props.leave} /> : null}
    </main>
  );
}

function LeaveInstead({ leave }: { readonly leave: Leave }) {
  const { say } = useWords();
  const [failed, setFailed] = useState(false);
  return (
    <div>
      <Button onClick={() => void leave.go().catch(() => setFailed(true))}>
        {say(leave.how === 'switch' ? 'tab.sign-in.other-person' : 'tab.shell.sign-out')}
      </Button>
      {failed ? <p role="alert">{say('tab.sign-in.still-in')}</p> : null}
    </div>
  );
}
