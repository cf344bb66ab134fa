import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { EntraSignIn } from '../../../src/contract/people.ts';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import type { Entra } from '../../host/entra.ts';
import { useWords } from '../../words.tsx';

/** In a browser window of its own: who has signed in at Entra goes on by themselves, others press once. */
export function EntraPart(props: {
  readonly way: EntraSignIn;
  readonly onSigned: (entra: Entra) => void;
}) {
  const { way, onSigned } = props;
  const entra = useQuery({
    queryKey: ['entra', way.clientId],
    queryFn: async () => (await import('../../host/entra.ts')).connectEntra(way),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  useEffect(() => {
    if (entra.data?.account) onSigned(entra.data);
  }, [entra.data, onSigned]);
  return <Read query={entra}>{(here) => (here.account ? null : <Press entra={here} />)}</Read>;
}

function Press({ entra }: { readonly entra: Entra }) {
  const { say } = useWords();
  const layout = useLayout();
  const { leaving, failed, leave } = useLeaving(entra, entra.failed);
  return (
    <div className={layout.stack}>
      <p className={layout.plain}>{say('tab.sign-in.entra')}</p>
      {failed ? (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{say('tab.sign-in.entra-failed')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <div>
        <Button appearance="primary" size="large" disabled={leaving} onClick={leave}>
          {say('tab.sign-in.entra-press')}
        </Button>
      </div>
    </div>
  );
}

/** The way to Entra's page, which the library may refuse: no storage, no connection. */
function useLeaving(entra: Entra, before = false) {
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState(before);
  const leave = () => {
    setLeaving(true);
    setFailed(false);
    entra.signIn().catch(() => {
      setLeaving(false);
      setFailed(true);
    });
  };
  return { leaving, failed, leave };
}

/** In sight however far the page is scrolled. */
const STAYS = { position: 'sticky', top: 0, zIndex: 10 } as const;

/** Above every page, once Entra wants to see the person again: the page stays, and what was typed with it. */
export function Expired({ entra }: { readonly entra: Entra }) {
  const { say } = useWords();
  const expired = useSyncExternalStore(entra.onExpiry, entra.expired);
  const { leaving, failed, leave } = useLeaving(entra);
  if (!expired) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert" style={STAYS}>
      <MessageBarBody>
        {say('tab.errors.expired')} {failed ? say('tab.sign-in.entra-failed') : null}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" disabled={leaving} onClick={leave}>
          {say('tab.sign-in.entra-again')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
