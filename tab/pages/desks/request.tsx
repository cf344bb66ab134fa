import { Button, Field, Textarea } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { DeskRequest, MoveDeskRequest } from '../../../src/contract/desks.ts';
import { useApp } from '../../app-context.tsx';
import { ReasonDialog } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { RequestTags } from './parts.tsx';
import { useDeskRequest } from './queries.ts';

const LONGEST = 8_000;

/** One request: what was asked, how it stands, and what this reader may do with it. */
export default function DeskRequestPage() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useDeskRequest(id);
  return (
    <Page
      title={say('preparing.desk.request', { name: query.data?.desk.name ?? '' })}
      above={<TextLink to="/desks">{say('preparing.desk.all')}</TextLink>}
    >
      <Read query={query}>{(request) => <Request key={id} request={request} />}</Read>
    </Page>
  );
}

function Request({ request }: { readonly request: DeskRequest }) {
  const { say, date } = useWords();
  const layout = useLayout();
  const { text, language, asker, createdAt, dueAt, answer, reason, query } = request;
  return (
    <>
      <div className={layout.card}>
        <RequestTags request={request} />
        <p className={layout.written} lang={language}>
          {text}
        </p>
        <p className={layout.muted} style={{ margin: 0 }}>
          {say('preparing.desk.from', { name: asker, date: date(createdAt) })} ·{' '}
          {say('preparing.desk.due', { date: date(dueAt) })}
        </p>
        {query ? (
          <div>
            <TextLink to={`/queries/${encodeURIComponent(query)}`}>
              {say('tab.query.back')}
            </TextLink>
          </div>
        ) : null}
      </div>
      {answer ? (
        <Section id="answer" title={say('preparing.desk.answer')}>
          <p className={layout.written}>{answer}</p>
        </Section>
      ) : null}
      {reason ? <p className={layout.plain}>{say('preparing.desk.reason', { reason })}</p> : null}
      <Moves request={request} />
    </>
  );
}

function Moves({ request }: { readonly request: DeskRequest }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const queries = useQueryClient();
  const tell = useTell();
  const [words, setWords] = useState('');
  const move = useWrite(async (input: MoveDeskRequest) => {
    const moved = await api.moveDeskRequest(request.id, input);
    queries.setQueryData(['desk-request', request.id], moved);
    tell(say(`preparing.desk.done.${moved.state}`));
  });
  const may = (verb: DeskRequest['actions'][number]): boolean => request.actions.includes(verb);
  const button = (verb: 'take' | 'release' | 'withdraw') =>
    may(verb) ? (
      <Button disabled={move.isPending} onClick={() => move.mutate({ verb })}>
        {say(`preparing.desk.verbs.${verb}`)}
      </Button>
    ) : null;
  return (
    <>
      {may('answer') ? (
        <Field label={say('preparing.desk.answer')}>
          <Textarea
            rows={8}
            resize="vertical"
            maxLength={LONGEST}
            value={words}
            onChange={(_, { value }) => setWords(value)}
          />
        </Field>
      ) : null}
      {move.isError ? <ErrorState error={move.error} /> : null}
      <div className={layout.row}>
        {may('answer') ? (
          <Button
            appearance="primary"
            disabled={move.isPending || words.trim() === ''}
            onClick={() => move.mutate({ verb: 'answer', words })}
          >
            {say('preparing.desk.verbs.answer')}
          </Button>
        ) : null}
        {button('take')}
        {may('refuse') ? (
          <Refuse onReason={(reason) => move.mutateAsync({ verb: 'refuse', words: reason })} />
        ) : null}
        {button('release')}
        {button('withdraw')}
      </div>
    </>
  );
}

/** Never without a reason. */
function Refuse(props: { readonly onReason: (reason: string) => Promise<unknown> }) {
  const { say } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say('preparing.desk.verbs.refuse')}</Button>
      {asking ? (
        <ReasonDialog
          title={say('preparing.desk.verbs.refuse')}
          confirm={say('preparing.desk.verbs.refuse')}
          label={say('preparing.desk.refuse-why')}
          hint={say('preparing.reason-missing')}
          onReason={props.onReason}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
