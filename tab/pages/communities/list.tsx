import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CommunityLine, CommunityList } from '../../../src/contract/communities.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { CommunityCard, WaitingCard } from './join.tsx';

const FILTERS = ['topic', 'region', 'language'] as const;
type Filter = (typeof FILTERS)[number];

const valuesOf: Readonly<Record<Filter, (one: CommunityLine) => readonly string[]>> = {
  topic: ({ topics }) => topics,
  region: ({ region }) => (region ? [region.id] : []),
  language: ({ languages }) => languages,
};

/** A community of all regions belongs to each of them. */
const fits = (one: CommunityLine, filter: Filter, value: string): boolean =>
  value === '' ||
  valuesOf[filter](one).includes(value) ||
  (filter === 'region' && one.region === null);

/** Every community: found by words, topic, region and language; one's own first. */
export default function CommunitiesPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const query = useQuery({ queryKey: ['communities', q], queryFn: () => api.communities(q) });
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true, state: { stays: true } });
  };
  return (
    <Page
      title={say('communities.title')}
      actions={
        query.data?.mayMake ? (
          <LinkButton to="/communities/new">{say('communities.new')}</LinkButton>
        ) : null
      }
    >
      <search>
        <form
          className={layout.row}
          onSubmit={(event) => {
            event.preventDefault();
            set('q', typed.trim());
          }}
        >
          <Field label={say('communities.find')}>
            <Input value={typed} onChange={(_, { value }) => setTyped(value)} />
          </Field>
          <Button type="submit">{say('communities.find-go')}</Button>
        </form>
      </search>
      <Read query={query}>
        {(list) => (
          <>
            <Waits list={list} />
            <Found list={list} params={params} onSet={set} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** What is asked of this person, and what they asked for. */
function Waits({ list }: { readonly list: CommunityList }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      {list.waiting.length > 0 ? (
        <Section id="waiting" title={say('communities.requests')}>
          <ul className={layout.list}>
            {list.waiting.map((request) => (
              <WaitingCard key={request.id} request={request} />
            ))}
          </ul>
        </Section>
      ) : null}
      {list.makings.length > 0 ? (
        <Section id="makings" title={say('communities.making')}>
          <ul className={layout.list}>
            {list.makings.map(({ id, name, state }) => (
              <li key={id} className={layout.card}>
                <TextLink to={`/communities/new?making=${encodeURIComponent(id)}`}>{name}</TextLink>
                <p className={layout.plain}>{say(`communities.state.${state}`, { name })}</p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Found(props: {
  readonly list: CommunityList;
  readonly params: URLSearchParams;
  readonly onSet: (name: string, value: string) => void;
}) {
  const { list, params, onSet } = props;
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const chosen = (filter: Filter): string => params.get(filter) ?? '';
  const items = list.items.filter((one) => FILTERS.every((name) => fits(one, name, chosen(name))));
  const regions = new Map(
    list.items.flatMap(({ region }) => (region ? [[region.id, region.name]] : [])),
  );
  const named: Readonly<Record<Filter, (value: string) => string>> = {
    topic: (slug) => words.topic(slug),
    region: (id) => regions.get(id) ?? id,
    language: (code) => say(`communities.languages.${code}`),
  };
  return (
    <Section id="found" title={say('communities.all')}>
      <div className={layout.fields}>
        {FILTERS.map((filter) => {
          const values = [...new Set(list.items.flatMap(valuesOf[filter]))];
          return (
            <Field key={filter} label={say(`communities.filter.${filter}`)}>
              <Select value={chosen(filter)} onChange={(_, { value }) => onSet(filter, value)}>
                <option value="">{say('communities.filter.any')}</option>
                {values.map((value) => (
                  <option key={value} value={value}>
                    {named[filter](value)}
                  </option>
                ))}
              </Select>
            </Field>
          );
        })}
      </div>
      <p className={layout.muted} role="status">
        {say('communities.shown', { count: items.length, total: list.total })}
      </p>
      {items.length === 0 ? (
        <Empty title={say(list.total === 0 ? 'communities.none' : 'communities.none-about')}>
          <p className={layout.plain}>
            {say(list.mayMake ? 'communities.none-make' : 'communities.none-wait')}
          </p>
        </Empty>
      ) : (
        <ul className={layout.list}>
          {items.map((one) => (
            <CommunityCard key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Section>
  );
}
