import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FollowUp, HandoverQuestions } from '../../../src/contract/handovers.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

export function useQuestions(id: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['handover-questions', id],
    queryFn: () => api.handoverQuestions(id),
    retry: false,
  });
}

/** What supervisor and successor ask of whoever leaves, and what that person answers. */
export function Questions({ id }: { readonly id: string }) {
  const { data } = useQuestions(id);
  if (!data || (data.items.length === 0 && !data.mayAsk && data.role !== 'leaver')) return null;
  return <Asked page={data} />;
}

function Asked({ page }: { readonly page: HandoverQuestions }) {
  const { say } = useWords();
  const layout = useLayout();
  const { items, mayAsk, mayAnswer, role } = page;
  return (
    <Section id="questions" title={say('tab.handover.questions.title')}>
      {mayAsk || mayAnswer ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say(`tab.handover.questions.what.${role}`)}
        </p>
      ) : null}
      {items.length === 0 ? (
        <p className={layout.plain}>{say('tab.handover.questions.none')}</p>
      ) : (
        <ul className={layout.list}>
          {items.map((one) => (
            <li key={one.id} className={layout.card}>
              <h3 className={layout.h3}>
                {say('tab.handover.questions.by', { name: one.asker.name })}
              </h3>
              <p className={layout.written}>{one.text}</p>
              {mayAnswer ? <Answer id={page.id} question={one} /> : <Answered question={one} />}
            </li>
          ))}
        </ul>
      )}
      {mayAsk ? <Ask id={page.id} /> : null}
    </Section>
  );
}

function Answered({ question }: { readonly question: FollowUp }) {
  const { say } = useWords();
  const layout = useLayout();
  return question.answer ? (
    <p className={layout.written}>{question.answer}</p>
  ) : (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say('tab.handover.questions.unanswered')}
    </p>
  );
}

interface WordsProps {
  readonly label: string;
  readonly send: string;
  readonly given: string;
  readonly longest: number;
  /** Under which name it is kept until it is sent. */
  readonly keep: string;
  readonly onSend: (text: string) => Promise<void>;
}

/** One text and the button that sends it; then as it began. */
function WordsForm({ label, send, given, longest, keep, onSend }: WordsProps) {
  const layout = useLayout();
  const [text, setText, clear] = useTyped(keep, () => given);
  const write = useWrite(async (words: string) => {
    await onSend(words);
    clear();
  });
  const ready = text.trim() !== '' && text.trim() !== given && !write.isPending;
  return (
    <div className={layout.tight}>
      <Field label={label}>
        <Textarea
          value={text}
          maxLength={longest}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div>
        <Button disabled={!ready} onClick={() => write.mutate(text.trim())}>
          {send}
        </Button>
      </div>
    </div>
  );
}

function Ask({ id }: { readonly id: string }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [nonce, setNonce] = useState(newNonce);
  return (
    <WordsForm
      label={say('tab.handover.questions.yours')}
      send={say('tab.handover.questions.ask')}
      given=""
      longest={1_000}
      keep={`handover-question:${id}`}
      onSend={async (text) => {
        await api.askHandover(id, { nonce, text });
        setNonce(newNonce());
        tell(say('tab.handover.questions.asked'));
      }}
    />
  );
}

function Answer({ id, question }: { readonly id: string; readonly question: FollowUp }) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  return (
    <WordsForm
      key={question.answer ?? ''}
      label={say('tab.handover.questions.answer', { name: question.asker.name })}
      send={say('tab.handover.questions.send')}
      given={question.answer ?? ''}
      longest={4_000}
      keep={`handover-answer:${question.id}`}
      onSend={async (text) => {
        await api.answerHandover(id, question.id, text);
        tell(say('tab.handover.questions.answered'));
      }}
    />
  );
}
