import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { OtherForm, Product } from '../../../src/contract/knowledge.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { LanguageTag } from '../../components/tag.tsx';
import { useWords, type Words } from '../../words.tsx';
import { because } from './because.ts';
import { DifferingMark, Notices } from './notices.tsx';
import { LastRead } from './origin.tsx';
import { Outdated } from './outdated.tsx';

/** Kind, date, unit, countries, what readers think, and who answers for it, as far as they are known. */
function factsOf(product: Product, words: Words): string[] {
  const { say, day } = words;
  const { type, unit, countries, publishedOn, origin } = product;
  return [
    ...(origin
      ? [say(`outside.mark.${origin.kind}`, { name: origin.name }), origin.published ?? '']
      : [
          type ? say(`common.types.${type}`, { defaultValue: type }) : '',
          publishedOn ? day(publishedOn) : '',
        ]),
    unit ?? '',
    countries.length > 0 ? words.list(countries.map(words.country)) : '',
    product.readers
      ? say('item.feedback.readers', {
          quality: words.number(Math.round(product.readers.quality * 10) / 10),
          usefulness: words.number(Math.round(product.readers.usefulness * 10) / 10),
          people: product.readers.people,
        })
      : '',
    origin?.sector ?? '',
    origin?.evaluation ?? '',
    origin ? '' : reviewed(product, words),
    product.owner ? say('finding.owner', { name: product.owner }) : '',
  ].filter(Boolean);
}

/** Where its review stands; that it is overdue is told by a label of its own. */
function reviewed({ reviewOn, outdated }: Product, { say, day }: Words): string {
  if (reviewOn === null) return say('preparing.quality.unreviewed');
  return outdated ? '' : say('preparing.quality.review', { date: day(reviewOn) });
}

/** A knowledge product as a card: what it is, why it is shown, whether it may be outdated. */
export function ProductCard({
  product,
  brief = false,
  details = false,
  heading: Heading = 'h3',
  children,
}: {
  readonly product: Product;
  readonly brief?: boolean;
  /** With the way to all that is known of it. */
  readonly details?: boolean;
  /** `h2` where the cards stand directly under the page's heading. */
  readonly heading?: 'h2' | 'h3';
  /** What may be done with it here. */
  readonly children?: ReactNode;
}) {
  const layout = useLayout();
  const words = useWords();
  const { title, abstract, language } = product;
  const facts = factsOf(product, words);
  return (
    <li className={layout.card}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <Heading className={layout.h3}>
          <DocumentLink href={product.webUrl} lang={language}>
            {title}
          </DocumentLink>
        </Heading>
        <LanguageTag language={language} />
      </div>
      {facts.length > 0 ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>{facts.join(' · ')}</p>
      ) : null}
      {abstract && !brief ? (
        <p className={layout.written} lang={language}>
          {abstract}
        </p>
      ) : null}
      {product.origin ? <LastRead origin={product.origin} /> : null}
      <Standing product={product} />
      <Notices notices={product.notices ?? []} />
      <DifferingMark id={product.id} differing={product.differing ?? 0} />
      <OtherForms forms={product.alike ?? []} />
      {details ? <WholePage id={product.id} /> : null}
      {children}
    </li>
  );
}

function WholePage({ id }: { readonly id: string }) {
  const { say } = useWords();
  return (
    <div>
      <TextLink to={`/knowledge/${encodeURIComponent(id)}`}>{say('finding.about')}</TextLink>
    </div>
  );
}

/** The same in other languages, and other copies, by their titles. */
export function OtherForms({ forms }: { readonly forms: readonly OtherForm[] }) {
  const { say } = useWords();
  const layout = useLayout();
  if (forms.length === 0) return null;
  return (
    <ul className={layout.list} aria-label={say('finding.forms')}>
      {forms.map(({ id, how, language, title, webUrl }) => (
        <li key={id}>
          {say(`finding.form.${how}`, { language: say(`common.languages.${language}`) })}{' '}
          <DocumentLink href={webUrl} lang={language}>
            {title}
          </DocumentLink>
        </li>
      ))}
    </ul>
  );
}

/** Whether it may be outdated, and why it is shown. */
function Standing({ product }: { readonly product: Product }) {
  const layout = useLayout();
  const words = useWords();
  const { say } = words;
  const why = because(product.reasons, words);
  return (
    <>
      <Outdated product={product} />
      {why ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.search.because', { reasons: why })}
        </p>
      ) : null}
    </>
  );
}
