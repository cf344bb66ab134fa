import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Unable } from '../../src/contract/common.ts';
import { useWords } from '../words.tsx';
import { ForAdministrator } from './for-administrator.tsx';

/** That there may be more, and what would show it; nothing where everything was looked at. */
export function MayBeMore({ unable }: { readonly unable: Unable | null }) {
  const { say } = useWords();
  if (!unable) return null;
  return (
    <MessageBar intent="info">
      <MessageBarBody>
        {say(`tab.search.unable.${unable}`)} {unable === 'consent' ? <ForAdministrator /> : null}
      </MessageBarBody>
    </MessageBar>
  );
}
