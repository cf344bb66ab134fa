import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EntraSignIn } from '../../../src/contract/people.ts';
import { useLayout } from '../../components/layout.ts';
import { Read } from '../../components/states.tsx';
import type { Entra } from '../../host/entra.ts';
import { useWords } from '../../words.tsx';
import { useSigningIn } from './expired.tsx';

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
  const { busy, failed, signIn } = useSigningIn(entra, entra.failed);
  return (
    <div className={layout.stack}>
      <p className={layout.plain}>{say('tab.sign-in.entra')}</p>
      {failed ? (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{say('tab.sign-in.entra-failed')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <div>
        <Button appearance="primary" size="large" disabled={busy} onClick={signIn}>
          {say('tab.sign-in.entra-press')}
        </Button>
      </div>
    </div>
  );
}
