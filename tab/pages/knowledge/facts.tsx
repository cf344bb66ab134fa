import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode, useId } from 'react';
import type { Item } from '../../../src/contract/items.ts';
import { useApp } from '../../app-context.tsx';
import { Countries } from '../../components/countries.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords, type Words } from '../../words.tsx';
import { LastRead, originRows } from './origin.tsx';
import { Outdated } from './outdated.tsx';

const useStyles = makeStyles({
  list: { margin: 0, display: 'grid', gap: tokens.spacingVerticalXXS },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, marginBlockEnd: tokens.spacingVerticalS },
});

/** Topics lead to what they mean, and from there to what offices say of them. */
function Topics({ slugs }: { readonly slugs: readonly string[] }) {
  const { topic } = useWords();
  return slugs.map((slug, at) => (
    <Fragment key={slug}>
      {at > 0 ? ' · ' : null}
      <TextLink inText to={`/taxonomy/terms/${encodeURIComponent(slug)}`}>
        {topic(slug)}
      </TextLink>
    </Fragment>
  ));
}

function rowsOf(item: Item, words: Words): [string, ReactNode][] {
  const { say, day, date } = words;
  const { type, publishedOn, reviewOn, unit, owner, countries, topics, lastCheck, origin } = item;
  const known: [string, ReactNode][] = [
    [say('item.type'), type ? say(`common.types.${type}`, { defaultValue: type }) : null],
    [say('item.language'), say(`common.languages.${item.language}`)],
    ...originRows(item, words),
    [say('item.published'), publishedOn && !origin ? day(publishedOn) : null],
    [say('item.review'), reviewOn ? day(reviewOn) : null],
    [
      say('item.checked'),
      origin
        ? null
        : lastCheck
          ? say('item.checked-by', { date: date(lastCheck.at), name: lastCheck.by })
          : say('item.never'),
    ],
    [say('item.owner'), owner ?? (origin ? null : say('item.nobody'))],
    [say('item.unit'), unit],
    [
      say('item.countries'),
      countries.length > 0 ? <Countries key="countries" names={countries} /> : null,
    ],
    [say('item.topics'), topics.length > 0 ? <Topics key="topics" slugs={topics} /> : null],
    [say('item.file'), origin ? null : item.fileName],
  ];
  return known.flatMap(([term, value]): [string, ReactNode][] => (value ? [[term, value]] : []));
}

/** What is known of a document: who answers for it, how old it is, when its facts were looked after. */
export function Facts({ item }: { readonly item: Item }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const styles = useStyles();
  const heading = useId();
  const check = useWrite(() => api.checkProduct(item.id));
  return (
    <aside aria-labelledby={heading} className={layout.card}>
      <h2 id={heading} className={layout.h2}>
        {say('item.facts')}
      </h2>
      <Outdated product={item} />
      {item.origin ? <LastRead origin={item.origin} /> : null}
      <dl className={styles.list}>
        {rowsOf(item, words).map(([term, value]) => (
          <Fragment key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={mergeClasses(layout.plain, styles.value)}>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {item.mayCheck ? (
        <div>
          <Button disabled={check.isPending} onClick={() => check.mutate(undefined)}>
            {say('item.check')}
          </Button>
        </div>
      ) : null}
      {check.isError ? <ErrorState error={check.error} /> : null}
    </aside>
  );
}
