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
import {
  EntryDialog,
  type EntryMove,
  MeaningDialog,
  type MeaningMove,
  type MeaningProps,
  settling,
} from './entry-dialogs.tsx';
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
    <Page
      title={query.data?.label ?? say('glossary.entry')}
      above={above}
      item={query.data !== undefined}
    >
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
          {term.example ? ` ${say('taxonomy.example', { example: term.example })}` : null}
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
  const [open, setOpen] = useState<MeaningMove | null>(null);
  const unit = meaning.unit || say('glossary.everybody');
  const verb = settling({ entry, meaning });
  return (
    <div className={layout.row}>
      <Button size="small" onClick={() => setOpen('change')}>
        {say('glossary.change-of', { unit })}
      </Button>
      {entry.meanings.length > 1 ? (
        <>
          <Button size="small" onClick={() => setOpen('settle')}>
            {say(`glossary.moves.${verb}`, { unit })}
          </Button>
          <Button size="small" onClick={() => setOpen('drop')}>
            {say('glossary.drop', { unit })}
          </Button>
        </>
      ) : null}
      {open ? (
        <MeaningDialog
          entry={entry}
          meaning={meaning}
          move={open}
          unit={unit}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

/** What is done with the whole entry, and what was done before. */
function Curating({ entry }: { readonly entry: GlossaryEntry }) {
  const { say } = useWords();
  const layout = useLayout();
  const [open, setOpen] = useState<EntryMove | null>(null);
  const id = useId();
  return (
    <Section id={id} title={say('glossary.curate')}>
      {entry.state === 'current' ? (
        <div className={layout.row}>
          <Button onClick={() => setOpen('meaning')}>{say('glossary.add')}</Button>
          <Button onClick={() => setOpen('names')}>{say('glossary.names')}</Button>
          <Button onClick={() => setOpen('remove')}>{say('glossary.remove')}</Button>
        </div>
      ) : null}
      {open ? <EntryDialog entry={entry} move={open} onClose={() => setOpen(null)} /> : null}
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
