import { mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { FaqSummary } from '../../../src/contract/query-leading.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { headline } from './parts.tsx';

/** Frequently asked questions of the reader's communities; to moderators also what waits and what is not published. */
export default function FaqsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['faqs'], queryFn: api.faqs });
  return (
    <Page
      title={say('questions.faq.title')}
      above={<TextLink to="/queries">{say('tab.query.back')}</TextLink>}
    >
      <p className={layout.plain}>{say('questions.faq.what')}</p>
      <div>
        <LinkButton to="/faqs/new">{say('leading.keep.new')}</LinkButton>
      </div>
      <Read query={query}>
        {({ items }) => {
          const of = (...states: FaqSummary['state'][]) =>
            items.filter(({ state }) => states.includes(state));
          return (
            <>
              <Entries id="waiting" title={say('questions.faq.waiting')} items={of('offered')} />
              {of('published').length === 0 ? (
                <Empty title={say('questions.faq.none')}>
                  <p className={layout.plain}>{say('questions.faq.none-how')}</p>
                </Empty>
              ) : (
                <Entries
                  id="published"
                  title={say('questions.faq.states.published')}
                  items={of('published')}
                />
              )}
              <Entries
                id="others"
                title={say('questions.faq.others')}
                items={of('publishing', 'retired', 'declined')}
              />
            </>
          );
        }}
      </Read>
    </Page>
  );
}

function Entries(props: {
  readonly id: string;
  readonly title: string;
  readonly items: readonly FaqSummary[];
}) {
  const { id, title, items } = props;
  const layout = useLayout();
  if (items.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <ul className={layout.list}>
        {items.map((faq) => (
          <li key={faq.id} className={mergeClasses(layout.card, faq.reviewDue && layout.asked)}>
            <div className={mergeClasses(layout.row, layout.between)}>
              <h3 className={layout.h3}>
                <TextLink to={`/faqs/${faq.id}`} lang={faq.language}>
                  {headline(faq.question)}
                </TextLink>
              </h3>
              <FaqTags faq={faq} />
            </div>
            <FaqFacts faq={faq} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function FaqTags({ faq }: { readonly faq: FaqSummary }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <span className={layout.row}>
      <LanguageTag language={faq.language} />
      <Tag tone={faq.state === 'published' ? 'success' : 'informative'}>
        {say(`questions.faq.states.${faq.state}`)}
      </Tag>
    </span>
  );
}

/** Of which community, who answers for it, and when it is looked at again. */
export function FaqFacts({ faq }: { readonly faq: FaqSummary }) {
  const { say, day } = useWords();
  const layout = useLayout();
  const parts = [
    faq.community.name,
    faq.owner === null ? null : say('questions.faq.owner', { name: faq.owner }),
    faq.reviewOn === null || faq.state !== 'published'
      ? null
      : say(`questions.faq.${faq.reviewDue ? 'review-due' : 'review'}`, {
          date: day(faq.reviewOn),
        }),
  ];
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>{parts.filter(Boolean).join(' · ')}</p>
  );
}
