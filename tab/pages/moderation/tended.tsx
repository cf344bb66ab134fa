import { Button, Field, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerTurn, Tended } from '../../../src/contract/tending.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const LONGEST = 2_000;

const NOTHING: Tended = { parts: [], turns: [] };

/** What moderators made of a discussion's contributions. */
export function useTended(discussion: string): Tended {
  const { api } = useApp();
  const query = useQuery({
    queryKey: ['tended', discussion],
    queryFn: () => api.tended(discussion),
  });
  return query.data ?? NOTHING;
}

/** In place of a text that is read with another one: where that is. */
export function Elsewhere(props: {
  readonly discussion: string;
  readonly author: string;
  readonly to: string;
}) {
  const { discussion, author, to } = props;
  const { say } = useWords();
  return (
    <TextLink to={`/discussions/${discussion}?said=${to}`}>
      {say('console.joined.lead', { name: author })}
    </TextLink>
  );
}

/** What is read with a contribution, and the question that came of it. */
export function TendedBody(props: {
  readonly contribution: string;
  readonly tended: Tended;
  readonly moderator: boolean;
}) {
  const { contribution, tended, moderator } = props;
  const { say } = useWords();
  const layout = useLayout();
  const turn = tended.turns.find((one) => one.contribution === contribution);
  return (
    <>
      {tended.parts
        .filter(({ into }) => into === contribution)
        .map(({ id, author, language, text }) => (
          <section key={id} id={`said-${id}`} className={layout.tight}>
            <strong>{say('console.joined.with', { name: author })}</strong>
            <p className={layout.written} lang={language}>
              {text}
            </p>
          </section>
        ))}
      {turn?.query ? (
        <p className={layout.plain}>
          {say('console.turn.is')}{' '}
          <TextLink inText to={`/queries/${turn.query}`}>
            {say('console.turn.open')}
          </TextLink>
        </p>
      ) : null}
      {turn?.state === 'asked' && turn.mine ? <Answer turn={turn} /> : null}
      {turn?.state === 'asked' && moderator && !turn.mine ? (
        <p className={layout.muted}>{say('console.turn.waits')}</p>
      ) : null}
    </>
  );
}

/** For its author: nothing is posted as theirs unless they say so. */
function Answer({ turn }: { readonly turn: Tended['turns'][number] }) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const tell = useTell();
  const [text, setText] = useState(turn.text);
  const write = useWrite((answer: AnswerTurn) => api.answerTurn(turn.contribution, answer));
  const send = (answer: AnswerTurn) =>
    write.mutate(answer, {
      onSuccess: () =>
        tell(say(answer.answer === 'agree' ? 'console.turn.posted' : 'console.turn.declined')),
    });
  return (
    <section className={layout.stack} aria-label={say('console.turn.title')}>
      <p className={layout.plain}>
        {say(turn.unanswered ? 'console.turn.unanswered' : 'console.turn.yours')}
      </p>
      <Field label={say('console.ask.question')} required>
        <Textarea
          rows={4}
          value={text}
          maxLength={LONGEST}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div className={layout.row}>
        <Button
          appearance="primary"
          disabled={write.isPending || text.trim() === ''}
          onClick={() => send({ answer: 'agree', text: text.trim() })}
        >
          {say('console.turn.agree')}
        </Button>
        <Button disabled={write.isPending} onClick={() => send({ answer: 'decline' })}>
          {say('console.turn.decline')}
        </Button>
      </div>
    </section>
  );
}
