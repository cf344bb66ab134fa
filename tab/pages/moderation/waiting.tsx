import { mergeClasses } from '@fluentui/react-components';
import type { Waiting } from '../../../src/contract/moderation.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { Day } from '../../components/when.tsx';
import { useWords, type Words } from '../../words.tsx';
import { ReviewContribution } from '../discussions/review.tsx';
import { headline } from '../queries/parts.tsx';
import { ReviewReply } from '../queries/replies.tsx';
import { Misplaced } from './misplaced.tsx';
import { OverdueProduct } from './overdue.tsx';
import { Untagged } from './untagged.tsx';

/** What an item is called, where its heading leads, and the text's language. */
export interface Place {
  readonly to: string;
  /** Where its next step is made, where that is another page. */
  readonly next: string;
  readonly title: string;
  readonly language: string | undefined;
  /** What it is, of whom and to what: for those who hear the list. */
  readonly name: string;
}

/** What is made of a discussion is worked on at a page of its own. */
const ON_ITS_PAGE: Readonly<Record<string, string>> = {
  synthesis: '/synthesis',
  interim: '/interim',
};

const QUERY_PAGE = { unanswered: '', consolidated: '/consolidated' } as const;

/** Its key names the draft: `attribution:<kind>:<discussion or question>`. */
function draftPage(key: string): { readonly to: string; readonly next: string } {
  const [, kind, ...id] = key.split(':');
  const of = id.join(':');
  const page =
    kind === 'synthesis' ? `/discussions/${of}/synthesis` : `/queries/${of}/consolidated`;
  return { to: page, next: page };
}

function pagesOf(item: Waiting): { readonly to: string; readonly next: string } {
  switch (item.kind) {
    case 'contradiction':
      return { to: '/contradictions', next: '/contradictions' };
    case 'announcement':
      return { to: '/announcements', next: '/announcements' };
    case 'join-request':
      return { to: '/communities', next: '/communities' };
    case 'proposal':
      return { to: '/discussions/topics', next: '/discussions/topics' };
    case 'report':
    case 'removal':
    case 'view':
      return { to: '/safety', next: '/safety' };
    case 'faq':
    case 'faq-review': {
      const page = `/faqs/${item.task.key.slice(`${item.kind}:`.length)}`;
      return { to: page, next: page };
    }
    case 'second': {
      const page = `/communities/${item.task.community?.id ?? ''}/members`;
      return { to: page, next: page };
    }
    case 'attribution':
      return draftPage(item.task.key);
    case 'review':
      return { to: `/knowledge/${item.product}`, next: `/knowledge/${item.product}` };
    case 'untagged': {
      const { subject, id } = item.task.target ?? { subject: 'discussion', id: '' };
      const page = subject === 'query' ? `/queries/${id}` : `/discussions/${id}`;
      return { to: page, next: page };
    }
    case 'reply':
      return { to: `/queries/${item.query.id}`, next: `/queries/${item.query.id}` };
    case 'unanswered':
    case 'consolidated': {
      const to = `/queries/${item.query.id}`;
      return { to, next: `${to}${QUERY_PAGE[item.kind]}` };
    }
    default: {
      const one = item.kind === 'contribution' || item.kind === 'misplaced';
      const at = one ? `?said=${item.contribution.id}` : '';
      const to = `/discussions/${item.discussion.id}${at}`;
      return { to, next: `${to}${ON_ITS_PAGE[item.kind] ?? ''}` };
    }
  }
}

const authorOf = (item: Waiting): string => {
  if (item.kind === 'contribution') return item.contribution.author;
  if (item.kind === 'reply') return item.reply.author;
  return '';
};

const NAMED = new Set(['contribution', 'synthesis', 'reply', 'unanswered', 'consolidated']);

export function placeOf(item: Waiting, say: Words['say']): Place {
  const isQuery =
    item.kind === 'reply' || item.kind === 'unanswered' || item.kind === 'consolidated';
  const said = isQuery ? headline(item.query.text) : item.task.title;
  const title = said === '' ? say(`console.kind.${item.kind}`) : said;
  const language = isQuery ? item.query.language : undefined;
  const name = NAMED.has(item.kind)
    ? say(`tab.moderation.item.${item.kind}`, { title, author: authorOf(item) })
    : say(`console.item.${item.kind}`, { title });
  return { ...pagesOf(item), title, language, name };
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
      return <HeldReply item={item} onDone={onDone} />;
    case 'misplaced':
      return <Misplaced item={item} onDone={onDone} />;
    case 'untagged':
      return <Untagged item={item} onDone={onDone} />;
    case 'review':
      return <OverdueProduct item={item} />;
    case 'synthesis':
      return <Onward kind="synthesis" to={`/discussions/${item.discussion.id}/synthesis`} />;
    case 'consolidated':
      return <QueryOnward kind="consolidated" query={item.query} />;
    case 'unanswered':
      return <QueryOnward kind="unanswered" query={item.query} />;
    default:
      return <Other item={item} />;
  }
}

function HeldReply(props: {
  readonly item: Extract<Waiting, { kind: 'reply' }>;
  readonly onDone: () => void;
}) {
  const { query, reply } = props.item;
  const review = (
    <ReviewReply query={query.id} reply={reply} primary="approve" onDone={props.onDone} />
  );
  return <Held words="reply" item={reply} question={null} review={review} />;
}

/** Said in a sentence; what stands ready with it is shown as it would be posted. */
function Other({ item }: { readonly item: Waiting }) {
  const { say } = useWords();
  const layout = useLayout();
  const { next } = placeOf(item, say);
  const { text, language } = item.task;
  return (
    <>
      {item.kind === 'attribution' ? (
        <p className={layout.plain}>{say('checks.desk.waits', { count: item.count })}</p>
      ) : null}
      <p className={layout.plain}>{say(`console.what.${item.kind}`)}</p>
      {item.task.next === 'say' && text ? (
        <p className={layout.written} {...(language ? { lang: language } : {})}>
          {text}
        </p>
      ) : null}
      {item.task.next === 'open' ? (
        <div>
          <LinkButton to={next} primary>
            {say(`console.open.${item.kind}`)}
          </LinkButton>
        </div>
      ) : null}
    </>
  );
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
