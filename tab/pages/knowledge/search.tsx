import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { SearchAnswer } from '../../../src/contract/knowledge.ts';
import type { Chosen } from '../../api-knowledge.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { QuestionForm } from '../../components/question-form.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { MayBeMore } from '../../components/unable.tsx';
import { useLibrary, useSearch } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { AroundSearch, WithoutAsking } from './around.tsx';
import { ElsewhereSection, ElsewhereSilence } from './elsewhere.tsx';
import { chosenIn, Facets } from './facets.tsx';
import { WhatElse } from './nothing.tsx';
import { ProductCard } from './product.tsx';

const FIRST = 10;
/** The most that one answer carries. */
const MOST = 50;
const LONGEST = 2_000;

/** Search over everything this person may read. The question is in the address, so that it can be sent to others. */
export default function SearchPage() {
  const { say } = useWords();
  const [params, setParams] = useSearchParams();
  const q = (params.get('q') ?? '').trim().slice(0, LONGEST);
  return (
    <Page title={say('tab.search.title')}>
      {/* A question from elsewhere (a card, the history) is a new form. */}
      <QuestionForm
        key={`ask ${q}`}
        q={q}
        label={say('tab.search.label')}
        placeholder={say('tab.search.placeholder')}
        go={say('tab.search.go')}
        longest={LONGEST}
        onAsk={(asked) => setParams({ q: asked })}
      />
      {q === '' ? (
        <BeforeAsking />
      ) : (
        <Answers
          key={`answers ${q}`}
          q={q}
          chosen={chosenIn(params)}
          onChange={(chosen) =>
            setParams({ q, ...chosen }, { replace: true, state: { stays: true } })
          }
        />
      )}
    </Page>
  );
}

function BeforeAsking() {
  const { say } = useWords();
  const layout = useLayout();
  const { me } = useApp();
  const library = useLibrary();
  const sees = me.administrator || me.communities.some(({ role }) => role === 'moderator');
  return (
    <Empty title={say('tab.search.before')}>
      <p className={layout.plain}>{say('tab.search.before-how')}</p>
      {library.data ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.search.library', { count: library.data.products })}{' '}
          {library.data.syncing ? say('tab.search.syncing') : null}
        </p>
      ) : null}
      <WithoutAsking />
      {sees ? (
        <div className={layout.row}>
          <TextLink to="/gaps">{say('finding.gaps.title')}</TextLink>
          <TextLink to="/contradictions">{say('item.tasks.title')}</TextLink>
        </div>
      ) : null}
    </Empty>
  );
}

function Answers(props: {
  readonly q: string;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}) {
  const { q, chosen, onChange } = props;
  const layout = useLayout();
  const [limit, setLimit] = useState(FIRST);
  const query = useSearch(q, limit, chosen);
  return (
    <Read query={query}>
      {(answer) => (
        <div className={layout.columns}>
          <div className={layout.stack}>
            <AroundSearch q={q} chosen={chosen} />
            <Hits
              q={q}
              answer={answer}
              limit={limit}
              busy={query.isPlaceholderData}
              onMore={setLimit}
            />
            <Beyond answer={answer} chosen={chosen} />
          </div>
          <Facets facets={answer.facets} chosen={chosen} onChange={onChange} />
        </div>
      )}
    </Read>
  );
}

/** What lies elsewhere in SharePoint, or why it was not looked at; narrowing is for what is ours. */
function Beyond({ answer, chosen }: { readonly answer: SearchAnswer; readonly chosen: Chosen }) {
  const { say } = useWords();
  const layout = useLayout();
  const { elsewhere, unable, facets } = answer;
  if (!elsewhere) return null;
  if (Object.values(chosen).some((values) => values.length > 0)) {
    return <p className={mergeClasses(layout.plain, layout.muted)}>{say('elsewhere.narrowed')}</p>;
  }
  return (
    <>
      <ElsewhereSilence elsewhere={elsewhere} unable={unable} />
      <ElsewhereSection elsewhere={elsewhere} uncounted={facets.length > 0} />
    </>
  );
}

function Hits(props: {
  readonly q: string;
  readonly answer: SearchAnswer;
  readonly limit: number;
  readonly busy: boolean;
  readonly onMore: (limit: number) => void;
}) {
  const { q, answer } = props;
  const { hits, more, unable, good } = answer;
  const { say } = useWords();
  const layout = useLayout();
  const canMore = more > 0 && props.limit < MOST;
  return (
    <>
      <Found answer={answer} />
      <MayBeMore unable={unable} />
      {hits.length === 0 || !good ? <WhatElse q={q} mayBeMissing={!answer.reading} /> : null}
      {hits.length > 0 && !good ? <h2 className={layout.h2}>{say('finding.closest')}</h2> : null}
      <ul className={layout.list}>
        {hits.map((product) => (
          <ProductCard key={product.id} product={product} heading={good ? 'h2' : 'h3'} details />
        ))}
      </ul>
      {canMore ? (
        <div>
          <Button
            disabled={props.busy}
            onClick={() => props.onMore(Math.min(props.limit + FIRST, MOST))}
          >
            {say('tab.search.more', { count: Math.min(more, FIRST) })}
          </Button>
        </div>
      ) : null}
      {more > 0 && !canMore ? <p className={layout.plain}>{say('tab.search.narrow')}</p> : null}
    </>
  );
}

/** Said aloud whenever it changes: how many there are, and whether they are good. */
function Found({ answer }: { readonly answer: SearchAnswer }) {
  const { hits, more, good, atLeast, reading } = answer;
  const { say } = useWords();
  const layout = useLayout();
  const total = hits.length + more;
  const count = say(atLeast ? 'finding.at-least' : 'tab.search.found', { count: total });
  const nothing = say(reading ? 'finding.reading.nothing' : 'tab.search.nothing');
  return (
    <>
      <p role="status" className={layout.plain}>
        {total === 0 ? nothing : good ? count : say('finding.not-good')}
      </p>
      {reading ? (
        <p role="status" className={layout.plain}>
          {stillReadWords(reading, say)}
        </p>
      ) : null}
    </>
  );
}

function stillReadWords(
  { done, total }: NonNullable<SearchAnswer['reading']>,
  say: ReturnType<typeof useWords>['say'],
): string {
  return total === null
    ? say('finding.reading.some', { count: done })
    : say('finding.reading.of', { done, total });
}
