import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TermLists } from '../../../src/contract/taxonomy.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { useTerm, useTermLists, useTerms } from './queries.ts';

const FIRST = 'topic';

/** The controlled lists, to be walked from the broad to the narrow or searched by any name. */
export default function TaxonomyPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useTermLists();
  const { me } = useApp();
  return (
    <Page
      title={say('taxonomy.title')}
      actions={
        <>
          <LinkButton to="/glossary">{say('glossary.open')}</LinkButton>
          <LinkButton to="/taxonomy/proposals">{say('taxonomy.proposals.open')}</LinkButton>
          {me.administrator ? (
            <LinkButton to="/taxonomy/managers">{say('taxonomy.managers.open')}</LinkButton>
          ) : null}
          {query.data?.curates ? (
            <LinkButton to="/taxonomy/health">{say('taxonomy.health.open')}</LinkButton>
          ) : null}
        </>
      }
    >
      <p className={layout.plain}>{say('taxonomy.what')}</p>
      <Read query={query}>{(lists) => <Lists lists={lists} />}</Read>
    </Page>
  );
}

function Lists({ lists }: { readonly lists: TermLists }) {
  const { say } = useWords();
  const layout = useLayout();
  const [params, setParams] = useSearchParams();
  const scheme = params.get('scheme') ?? FIRST;
  const [words, setWords] = useState(params.get('q') ?? '');
  const shown = lists.items.find(({ key }) => key === scheme);
  const search = (event: FormEvent) => {
    event.preventDefault();
    setParams({ scheme, ...(words.trim() ? { q: words.trim() } : {}) });
  };
  return (
    <>
      <search>
        <form className={layout.stack} onSubmit={search}>
          <Field label={say('taxonomy.list')} hint={shown?.definition ?? ''}>
            <Select
              value={scheme}
              onChange={(_, { value }) => {
                setWords('');
                setParams({ scheme: value });
              }}
            >
              {lists.items.map(({ key, label, terms }) => (
                <option key={key} value={key}>
                  {say('taxonomy.list-of', { label, count: terms })}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say('taxonomy.find')} hint={say('taxonomy.find-hint')}>
            <Input value={words} maxLength={200} onChange={(_, { value }) => setWords(value)} />
          </Field>
          <div>
            <Button type="submit">{say('taxonomy.find-go')}</Button>
          </div>
        </form>
      </search>
      <Terms scheme={scheme} under={params.get('under') ?? ''} q={params.get('q') ?? ''} />
    </>
  );
}

function Above({ scheme, under }: { readonly scheme: string; readonly under: string }) {
  const { say } = useWords();
  const query = useTerm(under);
  const [above] = query.data?.broader ?? [];
  return (
    <p>
      <TextLink to={`/taxonomy?scheme=${scheme}`}>{say('taxonomy.top')}</TextLink>
      {above ? (
        <>
          {' › '}
          <TextLink to={`/taxonomy?scheme=${scheme}&under=${above.id}`}>{above.label}</TextLink>
        </>
      ) : null}
      {query.data ? ` › ${query.data.label}` : null}
    </p>
  );
}

function Terms(wanted: { readonly scheme: string; readonly under: string; readonly q: string }) {
  const { scheme, under, q } = wanted;
  const { say } = useWords();
  const layout = useLayout();
  const heading = useId();
  const query = useTerms({ scheme, ...(under ? { under } : {}), ...(q ? { q } : {}) });
  return (
    <Section id={heading} title={q ? say('taxonomy.found', { words: q }) : say('taxonomy.terms')}>
      {under ? <Above scheme={scheme} under={under} /> : null}
      <Read query={query}>
        {({ items, more }) => (
          <>
            <p role="status" className={layout.muted}>
              {say('taxonomy.count', { count: items.length + more })}
            </p>
            {items.length === 0 ? (
              <Empty title={say('taxonomy.none')}>
                <TextLink to={`/taxonomy/proposals?word=${encodeURIComponent(q)}`}>
                  {say('taxonomy.none-propose')}
                </TextLink>
              </Empty>
            ) : (
              <ul className={layout.list}>
                {items.map(({ id, label, narrower }) => (
                  <li key={id} className={layout.row}>
                    <TextLink to={`/taxonomy/terms/${id}`}>{label}</TextLink>
                    {narrower > 0 ? (
                      <TextLink to={`/taxonomy?scheme=${scheme}&under=${id}`}>
                        {say('taxonomy.narrower', { count: narrower, label })}
                      </TextLink>
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
            {more > 0 ? (
              <p className={layout.plain}>{say('taxonomy.more', { count: more })}</p>
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}
