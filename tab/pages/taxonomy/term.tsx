import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useParams } from 'react-router';
import type { TermLink, Term as TermShape } from '../../../src/contract/taxonomy.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { ChangeTerm } from './change.tsx';
import { MergeTerm } from './merge.tsx';
import { useTerm } from './queries.ts';
import { TermMeanings } from './term-meanings.tsx';

const LANGUAGES = ['en', 'fr', 'es'] as const;

/** A term: what it means, what else it is called, what lies around it, and how much it is used. */
export default function TermPage() {
  const { id = '' } = useParams();
  const query = useTerm(id);
  const { say } = useWords();
  return (
    <Page
      title={query.data?.label ?? say('taxonomy.term')}
      above={<TextLink to="/taxonomy">{say('taxonomy.title')}</TextLink>}
      item={query.data !== undefined}
    >
      <Read query={query}>{(term) => <TermParts term={term} />}</Read>
    </Page>
  );
}

function Links({ title, links }: { readonly title: string; readonly links: readonly TermLink[] }) {
  const layout = useLayout();
  const id = useId();
  if (links.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <ul className={layout.list}>
        {links.map((link) => (
          <li key={link.id}>
            <TextLink to={`/taxonomy/terms/${link.id}`}>{link.label}</TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function TermParts({ term }: { readonly term: TermShape }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      {term.mergedInto ? (
        <p className={layout.plain}>
          {say('taxonomy.merged-into')}{' '}
          <TextLink inText to={`/taxonomy/terms/${term.mergedInto.id}`}>
            {term.mergedInto.label}
          </TextLink>
        </p>
      ) : null}
      {term.status === 'retired' ? <p className={layout.plain}>{say('taxonomy.retired')}</p> : null}
      <p className={layout.written}>{term.definition || say('taxonomy.no-definition')}</p>
      {term.example ? (
        <p className={layout.written}>{say('taxonomy.example', { example: term.example })}</p>
      ) : null}
      {term.usage === null ? null : (
        <p className={layout.plain}>
          {say('taxonomy.usage', { count: term.usage })}{' '}
          {term.usage > 0 ? (
            <TextLink inText to={`/search?${new URLSearchParams({ q: term.label })}`}>
              {say('taxonomy.usage-find')}
            </TextLink>
          ) : null}
        </p>
      )}
      {term.scheme === 'topic' && term.status === 'current' ? (
        <div>
          <TextLink to={`/alerts/new?${new URLSearchParams({ topic: term.slug })}`}>
            {say('collections.alerts.watch')}
          </TextLink>
        </div>
      ) : null}
      <TermMeanings term={term} />
      <NamesPart term={term} />
      <Links title={say('taxonomy.broader')} links={term.broader} />
      <Links title={say('taxonomy.narrower-terms')} links={term.narrower} />
      <Links title={say('taxonomy.related')} links={term.related} />
      {term.curates ? <Curating key={term.version} term={term} /> : null}
    </>
  );
}

function NamesPart({ term }: { readonly term: TermShape }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const id = useId();
  return (
    <Section id={id} title={say('taxonomy.names')}>
      <ul className={layout.list}>
        {LANGUAGES.map((language) => (
          <li key={language}>
            <span className={layout.muted}>{say(`taxonomy.languages.${language}`)}</span>{' '}
            <span lang={language}>
              {list([term.labels[language] ?? '—', ...(term.synonyms[language] ?? [])])}
            </span>
          </li>
        ))}
        {term.spellings.length > 0 ? (
          <li>
            <span className={layout.muted}>{say('taxonomy.spellings')}</span> {list(term.spellings)}
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

/** What content managers do with a term, and what was done before. */
function Curating({ term }: { readonly term: TermShape }) {
  const { say, dateTime } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [open, setOpen] = useState<'change' | 'move' | 'merge' | null>(null);
  const verb = term.status === 'retired' ? 'restore' : 'retire';
  const move = useWrite(() => api.moveTerm(term.id, verb));
  const id = useId();
  return (
    <Section id={id} title={say('taxonomy.curate')}>
      <div className={layout.row}>
        <Button onClick={() => setOpen('change')}>{say('taxonomy.change')}</Button>
        {term.status === 'merged' ? null : (
          <Button onClick={() => setOpen('move')}>{say(`taxonomy.moves.${verb}`)}</Button>
        )}
        {term.status === 'current' ? (
          <Button onClick={() => setOpen('merge')}>{say('taxonomy.merge.open')}</Button>
        ) : null}
      </div>
      {open === 'change' ? <ChangeTerm term={term} onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? <MergeTerm term={term} onClose={() => setOpen(null)} /> : null}
      {open === 'move' ? (
        <Confirm
          title={say(`taxonomy.moves.${verb}`)}
          confirm={say(`taxonomy.moves.${verb}`)}
          onClose={() => setOpen(null)}
          onConfirm={() => move.mutateAsync(undefined)}
        >
          <p className={layout.plain}>
            {say(`taxonomy.moves-what.${verb}`, { label: term.label })}
          </p>
        </Confirm>
      ) : null}
      {term.versions.length === 0 ? (
        <p className={layout.muted}>{say('taxonomy.no-versions')}</p>
      ) : (
        <ul className={layout.list}>
          {term.versions.toReversed().map(({ version, at, by, verb: done }) => (
            <li key={version} className={layout.muted}>
              {say('taxonomy.version', {
                when: dateTime(at),
                who: by,
                what: say(`taxonomy.verbs.${done}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
