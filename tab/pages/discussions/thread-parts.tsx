import { Button, Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DiscussionPage, ThreadOrder } from '../../../src/contract/discussions.ts';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { Empty, ErrorState, Loading } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Said } from './thread.tsx';
import { type Chosen, type ThreadView, useThread } from './use-thread.ts';

/** From here on a choice of question saves more scrolling than it costs. */
const FILTER_FROM = 4;

/** The contribution that a link names is looked at first. */
function useLinked(said: string | null, there: boolean): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (said === null || !there || shown.current === said) return;
    shown.current = said;
    const item = document.getElementById(`said-${said}`);
    item?.setAttribute('tabindex', '-1');
    item?.focus();
  }, [said, there]);
}

/** What was said, part by part; `?said=<id>` begins with the part that one contribution is in. */
export function Thread({ discussion }: { readonly discussion: DiscussionPage }) {
  const { say } = useWords();
  const layout = useLayout();
  const [params, setParams] = useSearchParams();
  const [shown, setShown] = useState<Omit<ThreadView, 'said'>>({ order: 'oldest', chosen: 'all' });
  const said = params.get('said');
  const { query, items, total } = useThread(discussion, { ...shown, said });
  const there = items.some(({ id }) => id === said);
  useLinked(said, there);
  const settled = query.isSuccess && !query.isPlaceholderData;
  function show(part: Partial<ThreadView>) {
    setShown({ ...shown, ...part });
    if (said !== null) setParams({}, { replace: true });
  }
  return (
    <Section id="thread" title={say('tab.thread.title', { count: discussion.contributions })}>
      {discussion.seen >= FILTER_FROM ? (
        <Choices discussion={discussion} shown={shown} onShow={show} />
      ) : null}
      {said !== null && settled && !there ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{say('tab.thread.gone')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <Earlier query={query} />
      {items.length > 0 ? (
        <ol className={layout.list} aria-busy={query.isPlaceholderData}>
          {items.map((item) => (
            <Said key={item.id} discussion={discussion} item={item} />
          ))}
        </ol>
      ) : settled ? (
        <Nothing discussion={discussion} />
      ) : query.isPending ? (
        <Loading />
      ) : null}
      {query.isError ? <ErrorState error={query.error} /> : null}
      {items.length < total ? <More query={query} shown={items.length} total={total} /> : null}
    </Section>
  );
}

type Parts = ReturnType<typeof useThread>['query'];

function Earlier({ query }: { readonly query: Parts }) {
  const { say } = useWords();
  if (!query.hasPreviousPage) return null;
  return (
    <div>
      <Button
        disabled={query.isFetchingPreviousPage}
        onClick={() => void query.fetchPreviousPage()}
      >
        {say(query.isFetchingPreviousPage ? 'tab.common.working' : 'tab.thread.earlier')}
      </Button>
    </div>
  );
}

function More(props: { readonly query: Parts; readonly shown: number; readonly total: number }) {
  const { query, shown, total } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      {query.hasNextPage ? (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say(query.isFetchingNextPage ? 'tab.common.working' : 'tab.thread.more')}
        </Button>
      ) : null}
      <span className={layout.muted} role="status">
        {say('tab.thread.shown', { shown, total })}
      </span>
    </div>
  );
}

function Nothing({ discussion }: { readonly discussion: DiscussionPage }) {
  const { say } = useWords();
  const { seen, takesContributions } = discussion;
  const none = takesContributions ? 'tab.thread.be-first' : 'tab.thread.none';
  return <Empty title={say(seen > 0 ? 'tab.thread.none-here' : none)} />;
}

/** Which question, and, where there is more than one part, from which end. */
function Choices(props: {
  readonly discussion: DiscussionPage;
  readonly shown: Omit<ThreadView, 'said'>;
  readonly onShow: (part: Partial<ThreadView>) => void;
}) {
  const { discussion, shown, onShow } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.fields}>
      <Field label={say('tab.thread.filter')}>
        <Select
          value={shown.chosen}
          onChange={(_, { value }) => onShow({ chosen: value as Chosen })}
        >
          <option value="all">{say('tab.thread.all')}</option>
          {discussion.questions.map((question, index) => (
            <option key={question} value={index} lang={discussion.language}>
              {index + 1}. {question}
            </option>
          ))}
          <option value="none">{say('tab.thread.no-question')}</option>
        </Select>
      </Field>
      {discussion.after === null ? null : (
        <Field label={say('tab.thread.order')}>
          <Select
            value={shown.order}
            onChange={(_, { value }) => onShow({ order: value as ThreadOrder })}
          >
            <option value="oldest">{say('tab.thread.oldest')}</option>
            <option value="newest">{say('tab.thread.newest')}</option>
          </Select>
        </Field>
      )}
    </div>
  );
}
