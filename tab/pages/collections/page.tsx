import { Button, mergeClasses } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { CollectionPage as Shape } from '../../../src/contract/surfacing.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { isGone } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { BesideMark } from '../knowledge/notices.tsx';
import { ProductCard } from '../knowledge/product.tsx';
import { Keeping, Placing } from './keeping.tsx';

const FIRST = 10;
const MOST = 50;

/** A search with a name, as this reader finds it today: whoever opens it sees what they themselves may open. */
export default function CollectionPage() {
  const { say } = useWords();
  const { api } = useApp();
  const { id = '' } = useParams();
  const [limit, setLimit] = useState(FIRST);
  const query = useQuery({
    queryKey: ['collection', id, limit],
    queryFn: () => api.collection(id, limit),
    placeholderData: keepPreviousData,
  });
  if (isGone(query.error)) {
    return (
      <Page title={say('collections.one')}>
        <Empty title={say('collections.gone')} />
      </Page>
    );
  }
  return (
    <Page
      title={query.data?.name ?? say('collections.one')}
      above={<TextLink to="/collections">{say('collections.title')}</TextLink>}
      item={query.data !== undefined}
      actions={
        query.data ? (
          <LinkButton to={`/alerts/new?${new URLSearchParams({ collection: id })}`}>
            {say('collections.alerts.watch')}
          </LinkButton>
        ) : undefined
      }
    >
      <Read query={query}>
        {(page) => (
          <>
            <Head page={page} />
            <Pinned page={page} />
            <Found
              page={page}
              busy={query.isPlaceholderData}
              onMore={
                page.more > 0 && limit < MOST ? () => setLimit(Math.min(limit + FIRST, MOST)) : null
              }
            />
            {page.actions.length > 0 ? <Keeping key={page.version} page={page} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}

function Head({ page }: { readonly page: Shape }) {
  const { say, date } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.card}>
      {page.description ? <p className={layout.written}>{page.description}</p> : null}
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {page.community.name} ·{' '}
        {say('collections.checked-by', { name: page.checkedBy, date: date(page.checkedAt) })}
      </p>
      <div className={layout.row}>
        {page.stale ? (
          <Tag tone="warning" icon={<WarningRegular />}>
            {say('collections.stale')}
          </Tag>
        ) : null}
        {page.state === 'archived' ? <Tag>{say('collections.archived')}</Tag> : null}
      </div>
      <p className={layout.plain}>{say('collections.yours')}</p>
    </div>
  );
}

function Pinned({ page }: { readonly page: Shape }) {
  const { say } = useWords();
  const layout = useLayout();
  if (page.pinned.length === 0) return null;
  return (
    <Section id="pinned" title={say('collections.pinned')}>
      <ul className={layout.list}>
        {page.pinned.map(({ id, title, language, webUrl, beside, reason }) => (
          <li key={id} className={layout.card}>
            <h3 className={layout.h3}>
              <DocumentLink href={webUrl} lang={language}>
                {title}
              </DocumentLink>
            </h3>
            <BesideMark id={id} beside={beside} />
            <p className={layout.plain}>{say('collections.because', { reason })}</p>
            <TextLink to={`/knowledge/${encodeURIComponent(id)}`}>{say('finding.about')}</TextLink>
            <Placing page={page} product={{ id, title }} placed />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Found(props: {
  readonly page: Shape;
  readonly busy: boolean;
  readonly onMore: (() => void) | null;
}) {
  const { page, onMore } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id="found" title={say('collections.found')}>
      {page.hits.length === 0 ? <Empty title={say('collections.nothing')} /> : null}
      <ul className={layout.list}>
        {page.hits.map((product) => (
          <ProductCard key={product.id} product={product} details>
            <Placing page={page} product={product} />
          </ProductCard>
        ))}
      </ul>
      {onMore ? (
        <div>
          <Button disabled={props.busy} onClick={onMore}>
            {say('collections.more', { count: page.more })}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
