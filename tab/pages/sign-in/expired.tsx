import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { resume } from '../../host/resumed.ts';
import type { Renewable } from '../../host/session.ts';
import { useWords } from '../../words.tsx';

/** Signing in by a press, which may fail: not approved, closed, no storage, no connection. */
export function useSigningIn(to: Pick<Renewable, 'signIn'>, before = false) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(before);
  const signIn = () => {
    setBusy(true);
    setFailed(false);
    to.signIn().catch(() => {
      setBusy(false);
      setFailed(true);
    });
  };
  return { busy, failed, signIn };
}

/** In sight however far the page is scrolled. */
const STAYS = { position: 'sticky', top: 0, zIndex: 10 } as const;

interface ExpiredProps {
  readonly of: Renewable;
  readonly inTeams: boolean;
}

/** Above every page, once the sign-in is over: the page stays, and what was typed with it. */
export function Expired(props: ExpiredProps) {
  const { of } = props;
  return useSyncExternalStore(of.onExpiry, of.expired) ? <SignInAgain {...props} /> : null;
}

function SignInAgain({ of, inTeams }: ExpiredProps) {
  const { say } = useWords();
  const queries = useQueryClient();
  const { busy, failed, signIn } = useSigningIn({
    signIn: async () => {
      await of.signIn();
      if (of.expired()) return;
      // What failed meanwhile is done: read, and saved.
      resume();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'words' });
    },
  });
  return (
    <MessageBar intent="warning" layout="multiline" role="alert" style={STAYS}>
      <MessageBarBody>
        {say('tab.errors.expired')}{' '}
        {failed ? say(inTeams ? 'tab.errors.sign-in' : 'tab.sign-in.entra-failed') : null}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" disabled={busy} onClick={signIn}>
          {say('tab.sign-in.entra-again')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
