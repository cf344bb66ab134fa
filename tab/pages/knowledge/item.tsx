import { Button, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useParams } from 'react-router';
import type { Item } from '../../../src/contract/items.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { LanguageTag } from '../../components/tag.tsx';
import { isGone, useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { DifferingBeside } from '../safety/differing.tsx';
import { Facts } from './facts.tsx';
import { FeedbackForm } from './feedback.tsx';
import { FlagContradiction } from './flag.tsx';
import { History } from './history.tsx';
import { Notices } from './notices.tsx';
import { OtherForms, ProductCard } from './product.tsx';

/** One document with all that is known of it, for those who may open it; for others no more than that. */
export default function ItemPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['product', id], queryFn: () => api.product(id) });
  if (isGone(query.error)) {
    return (
      <Page title={say('extension.item.title')}>
        <Empty title={say('extension.item.none')}>
          <p className={layout.plain}>{say('extension.item.none-why')}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      title={query.data?.title ?? say('extension.item.title')}
      {...(query.data ? { lang: query.data.language } : {})}
      above={<TextLink to="/search">{say('collections.to-search')}</TextLink>}
      item={query.data !== undefined}
    >
      <Read query={query}>{(item) => <Whole key={item.id} item={item} />}</Read>
    </Page>
  );
}

function Whole({ item }: { readonly item: Item }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      <Notices notices={item.notices ?? []} />
      <div className={layout.columns}>
        <div className={layout.parts}>
          <div className={layout.card}>
            <div className={mergeClasses(layout.row, layout.between)}>
              <DocumentLink href={item.webUrl} lang={item.language}>
                {item.fileName}
              </DocumentLink>
              <LanguageTag language={item.language} />
            </div>
            {item.abstract ? (
              <p className={layout.written} lang={item.language}>
                {item.abstract}
              </p>
            ) : null}
            <Used item={item} />
          </div>
          <FeedbackForm item={item} />
          <FlagContradiction item={item} />
        </div>
        <Facts item={item} />
      </div>
      <DifferingBeside product={item.id} />
      <History id={item.id} title={item.title} />
      <Forms item={item} />
      <Section id={`more-${item.id}`} title={say('item.more')}>
        {item.more.length === 0 ? <p className={layout.plain}>{say('item.no-more')}</p> : null}
        <ul className={layout.list}>
          {item.more.map((product) => (
            <ProductCard key={product.id} product={product} brief details />
          ))}
        </ul>
      </Section>
    </>
  );
}

function Forms({ item }: { readonly item: Item }) {
  const { say } = useWords();
  const layout = useLayout();
  const id = useId();
  const forms = item.alike ?? [];
  return (
    <Section id={id} title={say('item.forms')}>
      {forms.length === 0 ? <p className={layout.plain}>{say('item.no-forms')}</p> : null}
      <OtherForms forms={forms} />
    </Section>
  );
}

/** One click, once. */
function Used({ item }: { readonly item: Item }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const use = useWrite(() => api.recordUse(item.id));
  return (
    <>
      <div className={layout.row}>
        {item.used ? null : (
          <Button
            appearance="primary"
            disabled={use.isPending}
            onClick={() => use.mutate(undefined)}
          >
            {say('item.used')}
          </Button>
        )}
        {item.uses > 0 ? <span>{say('item.uses', { count: item.uses })}</span> : null}
      </div>
      <p role="status" className={mergeClasses(layout.plain, layout.muted)}>
        {use.isSuccess ? say('item.used-thanks') : item.used ? say('item.used-already') : null}
      </p>
      {use.isError ? <ErrorState error={use.error} /> : null}
    </>
  );
}
