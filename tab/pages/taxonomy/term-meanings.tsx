import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { GlossaryList } from '../../../src/contract/glossary.ts';
import type { Term } from '../../../src/contract/taxonomy.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Section } from '../../components/page.tsx';
import { Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { spoken } from './change.tsx';
import { EntryForm, NO_ENTRY } from './entry-form.tsx';
import { useGlossary } from './queries.ts';

/** What offices and departments say that a term means; nothing where nobody said anything and nobody here may. */
export function TermMeanings({ term }: { readonly term: Term }) {
  const { say } = useWords();
  const id = useId();
  const query = useGlossary({ term: term.id });
  if (query.data?.items.length === 0 && !query.data.curates) return null;
  return (
    <Section id={id} title={say('glossary.of-term')}>
      <Read query={query}>{(list) => <Found list={list} term={term} />}</Read>
    </Section>
  );
}

function Found({ list, term }: { readonly list: GlossaryList; readonly term: Term }) {
  const { say } = useWords();
  const layout = useLayout();
  if (list.items.length === 0) return <Write term={term} />;
  return (
    <ul className={layout.list}>
      {list.items.map((entry) => (
        <li key={entry.id} className={layout.row}>
          <TextLink to={`/glossary/${entry.id}`}>
            {say('glossary.meanings', { count: entry.meanings })}
          </TextLink>
          {entry.differs ? <Tag tone="warning">{say('glossary.differs')}</Tag> : null}
          <span>{entry.definition}</span>
        </li>
      ))}
    </ul>
  );
}

function Write({ term }: { readonly term: Term }) {
  const { say } = useWords();
  const { api } = useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const labels = spoken((tag) => term.labels[tag] ?? '');
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{say('glossary.write')}</Button>
      {open ? (
        <EntryForm
          title={say('glossary.write')}
          begun={{ ...NO_ENTRY, labels, term: term.id }}
          keep={`glossary-of:${term.id}`}
          onClose={() => setOpen(false)}
          onSave={async (words) => {
            const { id } = await api.createGlossary(words);
            await navigate(`/glossary/${id}`);
          }}
        />
      ) : null}
    </div>
  );
}
