import { mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Reviews } from '../../../src/contract/surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Looks } from './looks.tsx';
import { Reviewing } from './reviewing.tsx';

type Item = Reviews['items'][number];

/** What is past its review date: one's own, and what nobody answered, for those who govern. */
export default function ReviewsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['reviews'], queryFn: api.reviews });
  return (
    <Page title={say('collections.reviews.title')}>
      <Looks />
      <p className={layout.plain}>{say('collections.reviews.how')}</p>
      <Read query={query}>
        {({ items }) => (
          <>
            <Part
              id="own"
              title={say('collections.reviews.own.title')}
              none={say('collections.reviews.own.none')}
              items={items.filter(({ mine }) => mine)}
            />
            {items.some(({ mine }) => !mine) ? (
              <Part
                id="governance"
                title={say('collections.reviews.governance.title')}
                none=""
                items={items.filter(({ mine }) => !mine)}
              />
            ) : null}
          </>
        )}
      </Read>
    </Page>
  );
}

function Part(props: {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly items: readonly Item[];
}) {
  const layout = useLayout();
  return (
    <Section id={props.id} title={props.title}>
      {props.items.length === 0 ? <Empty title={props.none} /> : null}
      <ul className={layout.list}>
        {props.items.map((item) => (
          <Overdue key={item.document.id} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function Overdue({ item }: { readonly item: Item }) {
  const { say, day } = useWords();
  const layout = useLayout();
  const { document, owner, reviewOn, state, note } = item;
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>
        <DocumentLink href={document.webUrl} lang={document.language}>
          {document.title}
        </DocumentLink>
      </h3>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say('collections.reviews.was', { date: day(reviewOn) })} ·{' '}
        {owner ? say('finding.owner', { name: owner }) : say('collections.reviews.no-owner')}
      </p>
      {state && note ? (
        <p className={layout.plain}>
          {say(`collections.reviews.states.${state}`)} {note}
        </p>
      ) : null}
      <Reviewing id={document.id} title={document.title} />
    </li>
  );
}
