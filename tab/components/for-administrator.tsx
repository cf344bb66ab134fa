import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app-context.tsx';
import { useWords } from '../words.tsx';
import { DocumentLink } from './links.tsx';
import { useTell } from './notices.tsx';

/**
 * The link by which an administrator allows what is missing, to be sent to them; nothing where nothing is missing.
 * Where the browser gives no clipboard the link stands there to be copied by hand.
 */
export function ForAdministrator() {
  const { api } = useApp();
  const { say } = useWords();
  const tell = useTell();
  const { data } = useQuery({ queryKey: ['own-rights'], queryFn: api.ownRights });
  const link = data?.missing?.link;
  if (!link) return null;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      tell(say('signin.consent.copied'));
    } catch {
      // Framed pages may not write to the clipboard everywhere: the link itself is said, and can be opened or copied.
      tell(say('signin.consent.send'), 'success', { text: link, url: link });
    }
  };
  return (
    <>
      <Button size="small" appearance="secondary" onClick={() => void copy()}>
        {say('signin.consent.copy')}
      </Button>{' '}
      <DocumentLink href={link}>{say('signin.consent.open')}</DocumentLink>
    </>
  );
}
