import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { HiddenAmong, SaidAnonymously } from '../../../src/contract/anonymity.ts';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { usePointedOut } from '../../components/pointed-out.tsx';
import { SecretOnce } from '../../components/secret-once.tsx';
import { ErrorState } from '../../components/states.tsx';
import { newSecret } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { BySecret } from './anonymous-later.tsx';
import { Protection } from './anonymous-protection.tsx';

const LIMIT = 20_000;

interface Part {
  readonly discussion: DiscussionPage;
}

/**
 * With or without a name, chosen before the first word: writing without one takes the place of `named`, the form with a
 * name. It opens with what the page has already and asks the server nothing until it is sent; what is typed lives in
 * this window alone.
 */
export function WithOrWithoutName({ discussion, named }: Part & { readonly named: ReactNode }) {
  const { say } = useWords();
  const layout = useLayout();
  const [open, setOpen] = useState<'write' | 'later' | null>(null);
  const { anonymous } = discussion;
  if (open === 'write' && anonymous)
    return <Write discussion={discussion} among={anonymous} onClose={() => setOpen(null)} />;
  if (open === 'later') return <BySecret onClose={() => setOpen(null)} />;
  return (
    <>
      <div className={layout.row}>
        {anonymous ? (
          <Button onClick={() => setOpen('write')}>{say('anonymity.open')}</Button>
        ) : null}
        <Button appearance="subtle" onClick={() => setOpen('later')}>
          {say('anonymity.later.open')}
        </Button>
      </div>
      {named}
    </>
  );
}

interface Writing extends Part {
  readonly among: HiddenAmong;
  readonly onClose: () => void;
}

function Write({ discussion, among, onClose }: Writing) {
  const { say, day } = useWords();
  const layout = useLayout();
  const [sent, setSent] = useState<{ when: SaidAnonymously; secret: string } | null>(null);
  if (sent) {
    const { when, secret } = sent;
    return (
      <SecretOnce
        id="anonymous"
        when={say('anonymity.sent.when', { from: day(when.from), until: day(when.until) })}
        secret={secret}
        keep={say('anonymity.sent.keep')}
        onClose={onClose}
      />
    );
  }
  return (
    <Section id="anonymous" title={say('anonymity.title')}>
      <div className={layout.card}>
        <div className={layout.stack}>
          <Protection among={among} />
          <Form discussion={discussion} onSent={(when, secret) => setSent({ when, secret })} />
          <div>
            <Button appearance="subtle" onClick={onClose}>
              {say('anonymity.back')}
            </Button>
          </div>
        </div>
      </div>
    </Section>
  );
}

/** One secret for one text, however often it is sent. */
function useSending(discussion: string, onSent: (when: SaidAnonymously, secret: string) => void) {
  const { api } = useApp();
  const [secret] = useState(newSecret);
  const [state, setState] = useState<'still' | 'sending' | 'failed'>('still');
  const [error, setError] = useState<unknown>(null);
  async function send(text: string, question: number | null): Promise<void> {
    setState('sending');
    try {
      onSent(await api.sayAnonymously(discussion, { text, question, secret }), secret);
    } catch (failure) {
      setError(failure);
      setState('failed');
    }
  }
  return { send, state, error };
}

function Form(props: Part & { readonly onSent: (when: SaidAnonymously, secret: string) => void }) {
  const { discussion } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [question, setQuestion] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const { send, state, error } = useSending(discussion.id, props.onSent);
  const pointed = usePointedOut(async (words) => {
    const found = await api.beforeAnonymously(discussion.id, words);
    return { ...found, cause: null, hold: false };
  });
  async function submit(event: FormEvent) {
    event.preventDefault();
    const words = text.trim();
    setMissing(words === '');
    if (words === '') field.current?.focus();
    else if (await pointed.mayGo(words)) await send(words, question);
  }
  const label = { still: 'send', sending: 'sending', failed: 'again' }[state];
  return (
    <form
      noValidate
      aria-labelledby="anonymous"
      autoComplete="off"
      className={layout.stack}
      onSubmit={(event) => void submit(event)}
    >
      <Question {...{ discussion, question, setQuestion }} />
      <Field
        label={say('anonymity.text')}
        hint={say('anonymity.text-hint')}
        required
        {...(missing && text.trim() === '' ? { validationMessage: say('anonymity.missing') } : {})}
      >
        <Textarea
          textarea={{ ref: field }}
          value={text}
          maxLength={LIMIT}
          rows={6}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {pointed.bar(text, state === 'sending', field)}
      {state === 'failed' ? (
        <ErrorState error={error}> {say('anonymity.failed')}</ErrorState>
      ) : null}
      <div>
        <Button appearance="primary" type="submit" disabled={state === 'sending'}>
          {say(`anonymity.button.${label}`)}
        </Button>
      </div>
    </form>
  );
}

function Question(
  props: Part & {
    readonly question: number | null;
    readonly setQuestion: (question: number | null) => void;
  },
) {
  const { discussion, question, setQuestion } = props;
  const { say } = useWords();
  if (discussion.plan.kind === 'question-time') return null;
  return (
    <Field label={say('anonymity.question')}>
      <Select
        value={question === null ? '' : String(question)}
        onChange={(_, { value }) => setQuestion(value === '' ? null : Number(value))}
      >
        <option value="">{say('anonymity.whole')}</option>
        {discussion.questions.map((words, index) => (
          <option key={words} value={index} lang={discussion.language}>
            {index + 1}. {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
