import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../app-context.tsx';
import { useWords } from '../words.tsx';
import { DocumentLink } from './links.tsx';

/**
 * The link by which an administrator allows what is missing, to be sent to them; nothing where nothing is missing.
 * Where the browser gives no clipboard the link stands there to be copied by hand. What came of it is said beside it: a
 * notice would take the place of the one that this may stand in.
 */
export function ForAdministrator() {
  const { api, host } = useApp();
  const { say } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const { data } = useQuery({ queryKey: ['own-rights'], queryFn: api.ownRights });
  const link = data?.missing?.link;
  if (!link) return null;
  const copy = async (): Promise<void> => {
    try {
      await host.copy(link);
      setCopied(true);
    } catch {
      // Framed pages may not write to the clipboard everywhere: the link itself is said, and can be opened or copied.
      setCopied(false);
    }
  };
  return (
    <>
      <Button size="small" appearance="secondary" onClick={() => void copy()}>
        {say('signin.consent.copy')}
      </Button>{' '}
      <DocumentLink href={link}>{say('signin.consent.open')}</DocumentLink>
      <span role="status">
        {copied === true ? ` ${say('signin.consent.copied')}` : null}
        {copied === false ? ` ${say('signin.consent.send')} ` : null}
        {copied === false ? <DocumentLink href={link}>{link}</DocumentLink> : null}
      </span>
    </>
  );
}
