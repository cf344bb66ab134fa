import { mergeClasses } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { ChatMultipleRegular } from '@fluentui/react-icons/svg/chat-multiple';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { LibraryRegular } from '@fluentui/react-icons/svg/library';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactElement } from 'react';
import type { QuerySummary } from '../../../src/contract/queries.ts';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { LanguageTag, Tag, type Tone } from '../../components/tag.tsx';
import { Day, When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

type State = QuerySummary['state'];

const LOOKS: Record<State, { readonly tone: Tone; readonly icon: ReactElement }> = {
  'from-stock': { tone: 'brand', icon: <LibraryRegular /> },
  open: { tone: 'success', icon: <ChatMultipleRegular /> },
  publishing: { tone: 'warning', icon: <ArrowSyncRegular /> },
  replied: { tone: 'brand', icon: <CheckmarkCircleRegular /> },
  withdrawn: { tone: 'informative', icon: <DismissRegular /> },
  hidden: { tone: 'warning', icon: <DismissRegular /> },
  merged: { tone: 'informative', icon: <ArrowSyncRegular /> },
  kept: { tone: 'brand', icon: <LibraryRegular /> },
};

/** Where a question stands, and what its asker said of the reply. */
export function QueryTags({ query }: { readonly query: QuerySummary }) {
  const { say } = useWords();
  const { tone, icon } = LOOKS[query.state];
  return (
    <>
      <LanguageTag language={query.language} />
      {query.state === 'open' && query.verdict === 'solved' ? null : (
        <Tag tone={tone} icon={icon}>
          {say(`common.states.query.${query.state}`)}
        </Tag>
      )}
      {query.audience && query.audience !== 'community' ? (
        <Tag>{say(`safety.query.tag.${query.audience}`)}</Tag>
      ) : null}
      {query.urgent ? <Tag tone="warning">{say('questions.urgent')}</Tag> : null}
      {query.verdict === 'solved' ? (
        <Tag tone="success" icon={<CheckmarkCircleRegular />}>
          {say('tab.queries.verdict.solved')}
        </Tag>
      ) : query.verdict === 'unsolved' ? (
        <Tag tone="warning" icon={<QuestionCircleRegular />}>
          {say('tab.queries.verdict.unsolved')}
        </Tag>
      ) : null}
    </>
  );
}

const HEADLINE = 120;

/** A question in one line: its first sentence, or as much of it as a heading carries. */
export function headline(text: string): string {
  const line = text.trim().split(/\n/)[0] ?? '';
  if (line.length <= HEADLINE) return line;
  const sentence = /^.+?[?!.](?=\s)/.exec(line)?.[0] ?? line;
  if (sentence.length <= HEADLINE) return sentence;
  return `${sentence.slice(0, HEADLINE).replace(/\s+\S*$/, '')}…`;
}

/** Who asked where and when, and until when it matters. */
export function QueryFacts({ query }: { readonly query: QuerySummary }) {
  const { say } = useWords();
  const layout = useLayout();
  const { asker, mine, community, neededBy, askedAt, replies, state } = query;
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {mine ? say('tab.queries.by-you') : say('tab.queries.by', { asker })}
      {community ? ` · ${community.name}` : ''} · <When at={askedAt} />
      {state === 'from-stock' ? null : ` · ${say('tab.queries.replies', { count: replies })}`}
      {neededBy ? (
        <>
          {' · '}
          {say('tab.queries.needed-by')} <Day on={neededBy} />
        </>
      ) : null}
    </p>
  );
}

/** Does its asker owe the community a word on whether the reply helped? */
export const wantsVerdict = ({ mine, state, verdict }: QuerySummary): boolean =>
  mine && state === 'replied' && verdict === null;

interface Shown {
  readonly query: QuerySummary;
}

export function QueryCard({ query }: Shown) {
  const layout = useLayout();
  return (
    <li className={mergeClasses(layout.card, wantsVerdict(query) && layout.asked)}>
      <QueryLine query={query} />
    </li>
  );
}

/** What stands in the card. */
export function QueryLine({ query }: Shown) {
  const layout = useLayout();
  const { say } = useWords();
  const to = `/queries/${query.id}`;
  const asked = wantsVerdict(query);
  return (
    <>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h3 className={layout.h3}>
          <TextLink to={to} lang={query.language}>
            {headline(query.text)}
          </TextLink>
        </h3>
        <span className={layout.row}>
          <QueryTags query={query} />
        </span>
      </div>
      <QueryFacts query={query} />
      {asked ? (
        <div className={mergeClasses(layout.row, layout.between)}>
          <span>{say('tab.queries.wants-verdict')}</span>
          <LinkButton to={to} primary>
            {say('tab.queries.say-whether')}
            <span className={layout.hidden}> {headline(query.text)}</span>
          </LinkButton>
        </div>
      ) : null}
    </>
  );
}
