import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PlacedWord, Proposal } from '../../../src/contract/taxonomy.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm, ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useMeanings, useMeant } from '../../components/meaning.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { isNamed, SpokenFields, spoken } from './change.tsx';
import { useProposals, useTerms } from './queries.ts';

/** Words that no list has: proposed by anybody, decided by content managers. */
export default function ProposalsPage() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useProposals();
  const id = useId();
  return (
    <Page
      title={say('taxonomy.proposals.title')}
      above={<TextLink to="/taxonomy">{say('taxonomy.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('taxonomy.proposals.what')}</p>
      <Propose />
      <Section id={id} title={say('taxonomy.proposals.list')}>
        <Read query={query}>
          {({ items, curates }) =>
            items.length === 0 ? (
              <Empty title={say('taxonomy.proposals.none')} />
            ) : (
              <ul className={layout.list}>
                {items.map((proposal) => (
                  <Entry key={proposal.id} proposal={proposal} curates={curates} />
                ))}
              </ul>
            )
          }
        </Read>
      </Section>
    </Page>
  );
}

function Propose() {
  const { say, language } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [params] = useSearchParams();
  const [word, setWord] = useState(params.get('word') ?? '');
  const [note, setNote] = useState('');
  const [placed, setPlaced] = useState<PlacedWord | null>(null);
  const send = useWrite(() => api.placeWord({ word, language, note }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (word.trim()) send.mutate(undefined, { onSuccess: setPlaced });
  };
  return (
    <form className={layout.stack} onSubmit={submit}>
      <Field label={say('taxonomy.proposals.word')} required>
        <Input value={word} maxLength={120} onChange={(_, { value }) => setWord(value)} />
      </Field>
      <Field label={say('taxonomy.proposals.note')}>
        <Input value={note} maxLength={1_000} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {send.isError ? <ErrorState error={send.error} /> : null}
      <div role="status">
        {placed?.term ? (
          <>
            {say('taxonomy.proposals.known')}{' '}
            <TextLink inText to={`/taxonomy/terms/${placed.term.id}`}>
              {placed.term.label}
            </TextLink>
          </>
        ) : null}
        {placed?.proposal ? say('taxonomy.proposals.waits', { word: placed.proposal.word }) : null}
      </div>
      <div>
        <Button type="submit" appearance="primary" disabled={send.isPending || !word.trim()}>
          {say('taxonomy.proposals.send')}
        </Button>
      </div>
    </form>
  );
}

type Asked = 'accept' | 'merge' | 'refuse' | null;

function Entry({ proposal, curates }: { readonly proposal: Proposal; readonly curates: boolean }) {
  const { say, dateTime } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const [asked, setAsked] = useState<Asked>(null);
  const refuse = useWrite((reason: string) =>
    api.decideProposal(proposal.id, { verb: 'refuse', reason }),
  );
  const close = () => setAsked(null);
  const { word } = proposal;
  return (
    <li className={layout.card}>
      <h3 className={layout.h3} lang={proposal.language}>
        {word}
      </h3>
      <p className={layout.muted}>
        {say('taxonomy.proposals.by', { who: proposal.by, when: dateTime(proposal.at) })}{' '}
        {say('taxonomy.proposals.asked', { count: proposal.asked })}
      </p>
      {proposal.note ? <p className={layout.written}>{proposal.note}</p> : null}
      <p className={layout.plain}>
        {say(`taxonomy.states.${proposal.state}`)}{' '}
        {proposal.term ? (
          <TextLink inText to={`/taxonomy/terms/${proposal.term.id}`}>
            {proposal.term.label}
          </TextLink>
        ) : (
          proposal.reason
        )}
      </p>
      {curates && proposal.state === 'waiting' ? (
        <div className={layout.row}>
          {(['accept', 'merge', 'refuse'] as const).map((verb) => (
            <Button key={verb} onClick={() => setAsked(verb)}>
              {say(`taxonomy.decide.${verb}`, { word })}
            </Button>
          ))}
        </div>
      ) : null}
      {asked === 'accept' ? <Accept proposal={proposal} onClose={close} /> : null}
      {asked === 'merge' ? <Join proposal={proposal} onClose={close} /> : null}
      {asked === 'refuse' ? (
        <ReasonDialog
          title={say('taxonomy.decide.refuse', { word })}
          confirm={say('taxonomy.decide.refuse-go')}
          label={say('taxonomy.proposals.reason')}
          hint={say('taxonomy.proposals.reason-hint')}
          onClose={close}
          onReason={(reason) => refuse.mutateAsync(reason)}
        />
      ) : null}
    </li>
  );
}

interface Decides {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

function Accept({ proposal, onClose }: Decides) {
  const { say } = useWords();
  const { api } = useApp();
  const [labels, setLabels] = useState(
    spoken((tag) => (tag === proposal.language ? proposal.word : '')),
  );
  const [definition, setDefinition] = useState(spoken(() => ''));
  const [example, setExample] = useState(spoken(() => ''));
  const [missing, setMissing] = useState(false);
  const accept = useWrite(() =>
    api.decideProposal(proposal.id, { verb: 'accept', labels, definition, example }),
  );
  return (
    <Confirm
      title={say('taxonomy.decide.accept', { word: proposal.word })}
      confirm={say('taxonomy.decide.accept-go')}
      onClose={onClose}
      check={() => {
        setMissing(!isNamed(labels));
        return isNamed(labels);
      }}
      onConfirm={() => accept.mutateAsync(undefined)}
    >
      <SpokenFields name="labels" value={labels} onChange={setLabels} missing={missing} />
      <SpokenFields name="definition" value={definition} onChange={setDefinition} long />
      <SpokenFields name="example" value={example} onChange={setExample} long />
    </Confirm>
  );
}

function Join({ proposal, onClose }: Decides) {
  const { say } = useWords();
  const { api } = useApp();
  const meaning = useMeanings();
  const meant = useMeant();
  const [term, setTerm] = useState('');
  const query = useTerms({ scheme: 'topic', q: '' });
  const join = useWrite(() => api.decideProposal(proposal.id, { verb: 'merge', term }));
  return (
    <Confirm
      title={say('taxonomy.decide.merge', { word: proposal.word })}
      confirm={say('taxonomy.decide.merge-go')}
      onClose={onClose}
      check={() => term !== ''}
      onConfirm={() => join.mutateAsync(undefined)}
    >
      <Read query={query}>
        {({ items }) => (
          <Field
            label={say('taxonomy.proposals.into')}
            hint={meant(meaning('topic', items.find(({ id }) => id === term)?.slug ?? ''))}
            required
          >
            <Select value={term} onChange={(_, { value }) => setTerm(value)}>
              <option value="">{say('taxonomy.proposals.choose')}</option>
              {items.map(({ id, slug, label }) => (
                <option key={id} value={id} title={meant(meaning('topic', slug))}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </Read>
    </Confirm>
  );
}
