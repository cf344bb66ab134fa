import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { QueryList } from '../../../src/contract/queries.ts';
import type { QueryFilter } from '../../api.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton } from '../../components/links.tsx';
import { CARD, LongList } from '../../components/long-list.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useQuestions } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { QueryLine, wantsVerdict } from './parts.tsx';

const FILTERS: readonly QueryFilter[] = ['open', 'mine', 'replied'];

/** The questions of the reader's communities. A link may ask for one of the filters: `?filter=mine`,
 * and for one community's: `?community=`. */
export default function QueryListPage() {
  const { say } = useWords();
  const [params] = useSearchParams();
  const asked = FILTERS.find((filter) => filter === params.get('filter'));
  const [filter, setFilter] = useState<QueryFilter>(asked ?? 'open');
  const query = useQuestions(filter);
  const only = params.get('community');
  return (
    <Page
      title={say('tab.queries.title')}
      actions={
        <>
          <LinkButton to="/queries/new" primary>
            {say('tab.queries.ask')}
          </LinkButton>
          <LinkButton to="/faqs">{say('questions.faq.title')}</LinkButton>
        </>
      }
    >
      <Filters filter={filter} onFilter={setFilter} />
      <Read query={query}>
        {({ items, figures }) => (
          <>
            {only === null ? <Figures figures={figures} /> : null}
            <Questions
              filter={filter}
              items={items.filter(({ community }) => only === null || community?.id === only)}
            />
          </>
        )}
      </Read>
    </Page>
  );
}

function Filters(props: {
  readonly filter: QueryFilter;
  readonly onFilter: (filter: QueryFilter) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <fieldset className={mergeClasses(layout.row, layout.bare)}>
      <legend className={layout.hidden}>{say('tab.queries.show')}</legend>
      {FILTERS.map((one) => (
        <Button
          key={one}
          shape="circular"
          appearance={one === props.filter ? 'primary' : 'secondary'}
          aria-pressed={one === props.filter}
          onClick={() => props.onFilter(one)}
        >
          {say(`tab.queries.filter.${one}`)}
        </Button>
      ))}
    </fieldset>
  );
}

/** What became of the questions: how often what was there sufficed, and how often somebody helped. */
function Figures({ figures }: { readonly figures: QueryList['figures'] }) {
  const { say } = useWords();
  const layout = useLayout();
  if (figures.asked === 0) return null;
  const parts = (['asked', 'fromStock', 'posted', 'replied', 'solved'] as const).map((name) =>
    say(`tab.queries.figures.${name}`, { count: figures[name] }),
  );
  return <p className={mergeClasses(layout.plain, layout.muted)}>{parts.join(' · ')}</p>;
}

function Questions(props: { readonly filter: QueryFilter; readonly items: QueryList['items'] }) {
  const { filter, items } = props;
  const { say } = useWords();
  const { me } = useApp();
  const layout = useLayout();
  const outside = me.communities.length === 0;
  return (
    <Section id="questions" title={say(`tab.queries.filter.${filter}`)}>
      <p role="status" className={layout.hidden}>
        {say('tab.queries.found', { count: items.length })}
      </p>
      {items.length === 0 ? (
        <Empty title={say(`tab.queries.none.${filter}`)}>
          <p className={layout.plain}>
            {say(outside ? 'tab.queries.no-community' : `tab.queries.none-how.${filter}`)}
          </p>
        </Empty>
      ) : (
        <LongList
          key={filter}
          items={items}
          keyOf={({ id }) => id}
          name={`questions ${filter}`}
          className={(item) => mergeClasses(layout.card, wantsVerdict(item) && layout.asked)}
          line={CARD}
        >
          {(item) => <QueryLine query={item} />}
        </LongList>
      )}
    </Section>
  );
}
