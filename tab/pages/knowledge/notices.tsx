import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ContradictionNotice } from '../../../src/contract/knowledge.ts';
import { TextLink } from '../../components/links.tsx';
import { useWords } from '../../words.tsx';

/** That a document is said to contradict another, and what came of it. */
export function Notices({ notices }: { readonly notices: readonly ContradictionNotice[] }) {
  const { say } = useWords();
  return notices.map(({ id, other, why, state, outcome }) => (
    <MessageBar key={id} intent={state === 'open' ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        {state === 'open'
          ? say('item.notice.open', { title: other.title, why })
          : say('item.notice.settled', { title: other.title, outcome: outcome ?? '' })}{' '}
        <TextLink to={`/knowledge/${encodeURIComponent(other.id)}`} inText>
          {say('item.notice.read')}
        </TextLink>
      </MessageBarBody>
    </MessageBar>
  ));
}
