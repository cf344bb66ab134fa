import { mergeClasses } from '@fluentui/react-components';
import type { Waiting } from '../../../src/contract/moderation.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { Day } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';
import { ReviewContribution } from '../discussions/review.tsx';
import { headline } from '../queries/parts.tsx';
import { ReviewReply } from '../queries/replies.tsx';

/** What an item is called, where its heading leads, and the text's language. */
export interface Place {
  readonly key: string;
  readonly to: string;
  readonly title: string;
  readonly language: string | undefined;
  /** `tab.moderation.item.<kind>`, filled with these. */
  readonly params: { readonly title: string; readonly author: string };
}

export function placeOf(item: Waiting): Place {
  if (item.kind === 'contribution' || item.kind === 'synthesis') {
    const { id, title } = item.discussion;
    const author = item.kind === 'contribution' ? item.contribution.author : '';
    const key = item.kind === 'contribution' ? item.contribution.id : `synthesis-${id}`;
    return { key, to: `/discussions/${id}`, title, language: undefined, params: { title, author } };
  }
  const { query } = item;
  const title = headline(query.text);
  const author = item.kind === 'reply' ? item.reply.author : query.asker;
  const key = item.kind === 'reply' ? item.reply.id : `${item.kind}-${query.id}`;
  const to = `/queries/${query.id}`;
  return { key, to, title, language: query.language, params: { title, author } };
}

interface WaitingProps {
  readonly item: Waiting;
  /** The moderator has decided about it here. */
  readonly onDone: () => void;
}

/** What waits, and the one thing to do next about it. */
export function WaitingBody({ item, onDone }: WaitingProps) {
  switch (item.kind) {
    case 'contribution':
      return (
        <Held
          words="contribution"
          item={item.contribution}
          question={item.contribution.question}
          review={
            <ReviewContribution
              discussion={item.discussion.id}
              contribution={item.contribution}
              primary="approve"
              onDone={onDone}
            />
          }
        />
      );
    case 'reply':
      return (
        <Held
          words="reply"
          item={item.reply}
          question={null}
          review={
            <ReviewReply
              query={item.query.id}
              reply={item.reply}
              primary="approve"
              onDone={onDone}
            />
          }
        />
      );
    case 'synthesis':
      return <Onward kind="synthesis" to={`/discussions/${item.discussion.id}/synthesis`} />;
    case 'consolidated':
      return <QueryOnward kind="consolidated" query={item.query} />;
    default:
      return <QueryOnward kind="unanswered" query={item.query} />;
  }
}

function QueryOnward(props: {
  readonly kind: 'consolidated' | 'unanswered';
  readonly query: { readonly id: string; readonly neededBy: string | null };
}) {
  const { id, neededBy } = props.query;
  const to = props.kind === 'consolidated' ? `/queries/${id}/consolidated` : `/queries/${id}`;
  return <Onward kind={props.kind} to={to} neededBy={neededBy} />;
}

/** What is done on another page. */
function Onward(props: {
  readonly kind: 'synthesis' | 'consolidated' | 'unanswered';
  readonly to: string;
  readonly neededBy?: string | null;
}) {
  const { kind, to, neededBy } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      <p className={layout.plain}>{say(`tab.moderation.what.${kind}`)}</p>
      {neededBy ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.queries.needed-by')} <Day on={neededBy} />
        </p>
      ) : null}
      <div>
        <LinkButton to={to} primary>
          {say(`tab.moderation.open.${kind}`)}
        </LinkButton>
      </div>
    </>
  );
}

interface HeldItem {
  readonly author: string;
  readonly state: string;
  readonly language: string;
  readonly text: string;
  readonly reason: string | null;
}

function Held(props: {
  readonly words: 'contribution' | 'reply';
  readonly item: HeldItem;
  readonly question: number | null;
  readonly review: React.ReactNode;
}) {
  const { words, item, question, review } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      <div className={layout.row}>
        <strong>{item.author}</strong>
        <Tag tone="warning">{say(`common.states.${words}.${item.state}`)}</Tag>
        {question === null ? null : (
          <Tag>{say('tab.thread.question', { number: question + 1 })}</Tag>
        )}
        <LanguageTag language={item.language} />
      </div>
      <p className={layout.written} lang={item.language}>
        {item.text}
      </p>
      {item.reason ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.thread.reason', { reason: item.reason })}
        </p>
      ) : null}
      {review}
    </>
  );
}
