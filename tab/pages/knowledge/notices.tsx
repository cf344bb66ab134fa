import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Beside, ContradictionNotice } from '../../../src/contract/knowledge.ts';
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

/** That others say beside a document that they see it differently, with the way to their words. */
export function DifferingMark(props: { readonly id: string; readonly differing: number }) {
  const { say } = useWords();
  const { id, differing } = props;
  if (differing === 0) return null;
  return (
    <div>
      <TextLink to={`/knowledge/${encodeURIComponent(id)}#differing-${id}`}>
        {say('item.differing', { count: differing })}
      </TextLink>
    </div>
  );
}

/** What stands on a document, where it has one line in a list. */
export function BesideMark(props: { readonly id: string; readonly beside?: Beside | undefined }) {
  const { id, beside } = props;
  const { say } = useWords();
  if (!beside) return null;
  return (
    <>
      {beside.contradicted ? (
        <div>
          <TextLink to={`/knowledge/${encodeURIComponent(id)}`}>
            {say(`item.beside.${beside.contradicted}`)}
          </TextLink>
        </div>
      ) : null}
      <DifferingMark id={id} differing={beside.differing} />
    </>
  );
}
