import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { GlossaryList } from '../../../src/contract/glossary.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { LinkButton, TextLink } from '../../components/links.tsx';
import { LongList } from '../../components/long-list.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { EntryForm, NO_ENTRY } from './entry-form.tsx';
import { useGlossary } from './queries.ts';

/** What terms mean, as each office and department uses them. */
export default function GlossaryPage() {
  const { say } = useWords();
  const layout = useLayout();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const [words, setWords] = useState(q);
  const query = useGlossary(q ? { q } : {});
  const heading = useId();
  const search = (event: FormEvent) => {
    event.preventDefault();
    setParams(words.trim() ? { q: words.trim() } : {});
  };
  return (
    <Page
      title={say('glossary.title')}
      above={<TextLink to="/taxonomy">{say('taxonomy.title')}</TextLink>}
      actions={query.data?.curates ? <NewEntry name={q} /> : null}
    >
      <p className={layout.plain}>{say('glossary.what')}</p>
      <search>
        <form className={layout.stack} onSubmit={search}>
          <Field label={say('glossary.find')} hint={say('glossary.find-hint')}>
            <Input value={words} maxLength={200} onChange={(_, { value }) => setWords(value)} />
          </Field>
          <div className={layout.row}>
            <Button type="submit">{say('taxonomy.find-go')}</Button>
            {q ? <TextLink to="/glossary">{say('glossary.all')}</TextLink> : null}
          </div>
        </form>
      </search>
      <Section
        id={heading}
        title={q ? say('glossary.found', { words: q }) : say('glossary.entries')}
      >
        <Read query={query}>{(list) => <Entries list={list} words={q} />}</Read>
      </Section>
    </Page>
  );
}

function Entries({ list, words }: { readonly list: GlossaryList; readonly words: string }) {
  const { say } = useWords();
  const layout = useLayout();
  if (list.items.length === 0) {
    const lists = `/taxonomy?${new URLSearchParams({ scheme: 'topic', q: words })}`;
    return (
      <Empty title={words ? say('glossary.none-found') : say('glossary.none')}>
        <p className={layout.plain}>
          {list.curates ? say('glossary.none-write') : say('glossary.none-ask')}
        </p>
        {words ? <LinkButton to={lists}>{say('glossary.in-lists')}</LinkButton> : null}
      </Empty>
    );
  }
  return (
    <>
      <p role="status" className={layout.muted}>
        {say('glossary.count', { count: list.items.length })}
      </p>
      <LongList items={list.items} keyOf={({ id }) => id} className={layout.card}>
        {(entry) => (
          <>
            <div className={layout.row}>
              <TextLink to={`/glossary/${entry.id}`}>{entry.label}</TextLink>
              {entry.differs ? <Tag tone="warning">{say('glossary.differs')}</Tag> : null}
              {entry.meanings > 1 ? (
                <span className={layout.muted}>
                  {say('glossary.meanings', { count: entry.meanings })}
                </span>
              ) : null}
            </div>
            <p className={layout.written}>{entry.definition || say('glossary.no-meaning')}</p>
          </>
        )}
      </LongList>
    </>
  );
}

function NewEntry({ name }: { readonly name: string }) {
  const { say, language } = useWords();
  const { api } = useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const begun = { ...NO_ENTRY, labels: { ...NO_ENTRY.labels, [language]: name } };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('glossary.new')}</Button>
      {open ? (
        <EntryForm
          title={say('glossary.new')}
          begun={begun}
          keep={`glossary-new:${name}`}
          onClose={() => setOpen(false)}
          onSave={async (words) => {
            const { id } = await api.createGlossary(words);
            await navigate(`/glossary/${id}`);
          }}
        />
      ) : null}
    </>
  );
}
