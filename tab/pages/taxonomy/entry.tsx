import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useParams } from 'react-router';
import type { GlossaryEntry } from '../../../src/contract/glossary.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { LanguageTag, Tag } from '../../components/tag.tsx';
import { isGone, useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { EntryForm, MeaningForm, NO_MEANING, wordsOf } from './entry-form.tsx';
import { useGlossaryEntry } from './queries.ts';

const useStyles = makeStyles({
  /** Side by side where there is room for it, so that what differs is seen. */
  beside: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

/** One entry of the glossary: its meanings side by side, until one is settled on. */
export default function EntryPage() {
  const { say } = useWords();
  const { id = '' } = useParams();
  const query = useGlossaryEntry(id);
  const above = <TextLink to="/glossary">{say('glossary.title')}</TextLink>;
  if (isGone(query.error)) {
    return (
      <Page title={say('glossary.entry')} above={above}>
        <Empty title={say('glossary.gone')}>
          <TextLink to="/glossary">{say('glossary.all')}</TextLink>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={query.data?.label ?? say('glossary.entry')} above={above}>
      <Read query={query}>{(entry) => <Parts entry={entry} />}</Read>
    </Page>
  );
}

function Parts({ entry }: { readonly entry: GlossaryEntry }) {
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const meanings = useId();
  const { term } = entry;
  return (
    <>
      {entry.state === 'removed' ? (
        <p className={layout.plain}>{say('glossary.removed')}</p>
      ) : entry.differs ? (
        <p className={layout.plain}>{say('glossary.differs-what')}</p>
      ) : null}
      {term ? (
        <p className={layout.plain}>
          {say('glossary.term')}{' '}
          <TextLink inText to={`/taxonomy/terms/${term.id}`}>
            {term.label}
          </TextLink>
          {term.definition ? ` — ${term.definition}` : null}
        </p>
      ) : null}
      <Section id={meanings} title={say('glossary.meanings', { count: entry.meanings.length })}>
        <ul className={mergeClasses(layout.list, styles.beside)}>
          {entry.meanings.map((meaning) => (
            <MeaningCard key={meaning.id} entry={entry} meaning={meaning} />
          ))}
        </ul>
      </Section>
      {entry.curates ? <Curating key={entry.version} entry={entry} /> : null}
    </>
  );
}

type Shown = GlossaryEntry['meanings'][number];
interface MeaningProps {
  readonly entry: GlossaryEntry;
  readonly meaning: Shown;
}

function MeaningCard({ entry, meaning }: MeaningProps) {
  const { say } = useWords();
  const layout = useLayout();
  const { source, sourceUrl } = meaning;
  const settled = entry.settled === meaning.id;
  return (
    <li className={layout.card}>
      <div className={layout.row}>
        <h3 className={layout.h3}>{meaning.unit || say('glossary.everybody')}</h3>
        {settled ? <Tag tone="success">{say('glossary.settled')}</Tag> : null}
        <LanguageTag language={meaning.language} />
      </div>
      <p className={layout.written} lang={meaning.language}>
        {meaning.definition}
      </p>
      {sourceUrl ? (
        <p className={layout.plain}>
          <DocumentLink href={sourceUrl}>
            {say('glossary.from', { source: source || sourceUrl })}
          </DocumentLink>
        </p>
      ) : source ? (
        <p className={layout.muted}>{say('glossary.from', { source })}</p>
      ) : null}
      {entry.curates && entry.state === 'current' ? (
        <MeaningMoves key={entry.version} entry={entry} meaning={meaning} />
      ) : null}
    </li>
  );
}

function MeaningMoves({ entry, meaning }: MeaningProps) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [open, setOpen] = useState<'change' | 'settle' | 'drop' | null>(null);
  const close = () => setOpen(null);
  const { id, version, settled } = entry;
  const whose = meaning.unit || say('glossary.everybody');
  const words = wordsOf(entry);
  const save = useWrite((meanings: typeof words.meanings) =>
    api.changeGlossary(id, { ...words, meanings, version }),
  );
  const verb = settled === meaning.id ? 'reopen' : 'settle';
  const settle = useWrite(() =>
    api.settleGlossary(id, { meaning: verb === 'settle' ? meaning.id : null, version }),
  );
  const others = words.meanings.filter((one) => one.id !== meaning.id);
  const begun = words.meanings.find((one) => one.id === meaning.id) ?? NO_MEANING;
  return (
    <div className={layout.row}>
      <Button size="small" onClick={() => setOpen('change')}>
        {say('glossary.change-of', { unit: whose })}
      </Button>
      {entry.meanings.length > 1 ? (
        <>
          <Button size="small" onClick={() => setOpen('settle')}>
            {say(`glossary.moves.${verb}`, { unit: whose })}
          </Button>
          <Button size="small" onClick={() => setOpen('drop')}>
            {say('glossary.drop', { unit: whose })}
          </Button>
        </>
      ) : null}
      {open === 'change' ? (
        <MeaningForm
          title={say('glossary.change-of', { unit: whose })}
          begun={begun}
          onClose={close}
          onSave={(changed) =>
            save.mutateAsync(words.meanings.map((one) => (one.id === meaning.id ? changed : one)))
          }
        />
      ) : null}
      {open === 'settle' ? (
        <Confirm
          title={say(`glossary.moves.${verb}`, { unit: whose })}
          confirm={say(`glossary.moves-go.${verb}`)}
          onClose={close}
          onConfirm={() => settle.mutateAsync(undefined)}
        >
          <p className={layout.plain}>{say(`glossary.moves-what.${verb}`)}</p>
        </Confirm>
      ) : null}
      {open === 'drop' ? (
        <Confirm
          title={say('glossary.drop', { unit: whose })}
          confirm={say('glossary.drop-go')}
          onClose={close}
          onConfirm={() => save.mutateAsync(others)}
        >
          <p className={layout.plain}>{say('glossary.undoable')}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

/** What is done with the whole entry, and what was done before. */
function Curating({ entry }: { readonly entry: GlossaryEntry }) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [open, setOpen] = useState<'names' | 'meaning' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const id = useId();
  const { version } = entry;
  const words = wordsOf(entry);
  const save = useWrite((changed: typeof words) =>
    api.changeGlossary(entry.id, { ...changed, version }),
  );
  const remove = useWrite(() => api.removeGlossary(entry.id, { version }));
  return (
    <Section id={id} title={say('glossary.curate')}>
      {entry.state === 'current' ? (
        <div className={layout.row}>
          <Button onClick={() => setOpen('meaning')}>{say('glossary.add')}</Button>
          <Button onClick={() => setOpen('names')}>{say('glossary.names')}</Button>
          <Button onClick={() => setOpen('remove')}>{say('glossary.remove')}</Button>
        </div>
      ) : null}
      {open === 'meaning' ? (
        <MeaningForm
          title={say('glossary.add')}
          begun={NO_MEANING}
          onClose={close}
          onSave={(added) => save.mutateAsync({ ...words, meanings: [...words.meanings, added] })}
        />
      ) : null}
      {open === 'names' ? (
        <EntryForm
          title={say('glossary.names')}
          begun={words}
          onClose={close}
          onSave={(changed) => save.mutateAsync(changed)}
        />
      ) : null}
      {open === 'remove' ? (
        <Confirm
          title={say('glossary.remove')}
          confirm={say('glossary.remove-go')}
          onClose={close}
          onConfirm={() => remove.mutateAsync(undefined)}
        >
          <p className={layout.plain}>{say('glossary.undoable')}</p>
        </Confirm>
      ) : null}
      <Versions entry={entry} />
    </Section>
  );
}

function Versions({ entry }: { readonly entry: GlossaryEntry }) {
  const { say, dateTime } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [to, setTo] = useState<number | null>(null);
  const undo = useWrite((version: number) =>
    api.undoGlossary(entry.id, { to: version, version: entry.version }),
  );
  if (entry.versions.length === 0) {
    return <p className={layout.muted}>{say('taxonomy.no-versions')}</p>;
  }
  const newest = entry.versions.at(-1)?.version;
  return (
    <ul className={layout.list}>
      {entry.versions.toReversed().map(({ version, at, by, verb }) => (
        <li key={version} className={layout.row}>
          <span className={layout.muted}>
            {say('taxonomy.version', {
              when: dateTime(at),
              who: by,
              what: say(`glossary.verbs.${verb}`),
            })}
          </span>
          <Button size="small" onClick={() => setTo(version)}>
            {version === newest
              ? say('glossary.undo-last')
              : say('glossary.undo', { when: dateTime(at) })}
          </Button>
        </li>
      ))}
      {to === null ? null : (
        <Confirm
          title={say('glossary.undo-title')}
          confirm={say('glossary.undo-go')}
          onClose={() => setTo(null)}
          onConfirm={() => undo.mutateAsync(to)}
        >
          <p className={layout.plain}>{say('glossary.undo-what')}</p>
        </Confirm>
      )}
    </ul>
  );
}
