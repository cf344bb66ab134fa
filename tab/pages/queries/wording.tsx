import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerEdit, WordingEdit } from '../../../src/contract/query-leading.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';

/** Other words that were proposed: to be answered by whoever wrote the former ones, and the record of it. */
export function Wordings({ edits }: { readonly edits: readonly WordingEdit[] }) {
  const { say } = useWords();
  const layout = useLayout();
  if (edits.length === 0) return null;
  const [open, past] = [
    edits.filter(({ state }) => state === 'asked'),
    edits.filter(({ state }) => state !== 'asked'),
  ];
  return (
    <Section id="wordings" title={say('questions.wording.list')}>
      <ul className={layout.list}>
        {[...open, ...past].map((edit) => (
          <Wording key={edit.id} edit={edit} />
        ))}
      </ul>
    </Section>
  );
}

type Verb = AnswerEdit['verb'];

function Wording(props: { readonly edit: WordingEdit }) {
  const { edit } = props;
  const { say, date } = useWords();
  const layout = useLayout();
  const waits = edit.state === 'asked';
  return (
    <li className={mergeClasses(layout.card, waits && edit.mine && layout.asked)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h3 className={layout.h3}>
          {waits && edit.mine
            ? say('questions.wording.title')
            : say('questions.wording.of', { name: edit.of, by: edit.by })}
        </h3>
        <Tag tone={waits ? 'warning' : 'informative'}>
          {say(`questions.wording.states.${edit.state}`)}
        </Tag>
      </div>
      {waits && edit.mine ? (
        <p className={layout.plain}>
          {say(`questions.wording.asks-${edit.reply === null ? 'question' : 'reply'}`, {
            name: edit.by,
          })}
        </p>
      ) : null}
      <p className={layout.plain}>{say('questions.wording.why', { why: edit.why })}</p>
      <h4 className={layout.h3}>{say('questions.wording.before')}</h4>
      <p className={layout.written}>{edit.before}</p>
      <h4 className={layout.h3}>{say('questions.wording.after')}</h4>
      <p className={layout.written}>{edit.after}</p>
      {waits ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('questions.wording.until', { date: date(edit.until) })}
        </p>
      ) : null}
      {waits ? <Answers edit={edit} /> : null}
    </li>
  );
}

/** Yes, no, or the proposal taken back. */
function Answers({ edit }: { readonly edit: WordingEdit }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const write = useWrite((verb: Verb) =>
    api.answerWording(edit.id, { verb, version: edit.version }),
  );
  const answer = (verb: Verb, done: string) =>
    write.mutate(verb, {
      onSuccess: () => tell(say(done)),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  return (
    <div className={layout.row}>
      {edit.mine ? (
        <>
          <Button
            appearance="primary"
            disabled={write.isPending}
            onClick={() => answer('agree', 'questions.wording.done-agree')}
          >
            {say('questions.wording.agree')}
          </Button>
          <Button
            disabled={write.isPending}
            onClick={() => answer('decline', 'questions.wording.done-decline')}
          >
            {say('questions.wording.decline')}
          </Button>
        </>
      ) : null}
      {edit.proposed ? (
        <Button
          disabled={write.isPending}
          onClick={() => answer('withdraw', 'questions.wording.taken-back')}
        >
          {say('questions.wording.take-back')}
        </Button>
      ) : null}
    </div>
  );
}

const LIMITS = { question: 2_000, reply: 20_000, why: 500 } as const;

interface Item {
  /** Null: the question itself. */
  readonly reply: string | null;
  readonly text: string;
  readonly author: string;
  readonly version: number;
}

/** A moderator's way to other words for a question or a reply. */
export function ProposeWording({ query, item }: { readonly query: string; readonly item: Item }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const name =
    item.reply === null
      ? say('questions.wording.propose')
      : say('questions.wording.propose-reply', { author: item.author });
  return (
    <>
      <Button
        size={item.reply === null ? 'medium' : 'small'}
        aria-label={name}
        onClick={() => setOpen(true)}
      >
        {say('questions.wording.propose')}
      </Button>
      {open ? <Propose query={query} item={item} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Propose(props: {
  readonly query: string;
  readonly item: Item;
  readonly onClose: () => void;
}) {
  const { query, item, onClose } = props;
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const [nonce] = useState(newNonce);
  const [text, setText] = useState(item.text);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const same = text.trim() === '' || text.trim() === item.text.trim();
  const write = useWrite(() =>
    api.proposeWording(query, {
      nonce,
      reply: item.reply,
      text: text.trim(),
      why: why.trim(),
      version: item.version,
    }),
  );
  return (
    <Confirm
      title={say('questions.wording.propose-title')}
      confirm={say('questions.wording.send')}
      onClose={onClose}
      check={() => {
        setTried(true);
        return !same && why.trim() !== '';
      }}
      onConfirm={async () => {
        await write.mutateAsync(undefined);
        tell(say('questions.wording.sent', { name: item.author }));
      }}
    >
      {say('questions.wording.propose-how')}
      <Text
        label={say('questions.wording.new')}
        problem={tried && same ? say('questions.wording.same') : null}
        value={text}
        limit={item.reply === null ? LIMITS.question : LIMITS.reply}
        onText={setText}
      />
      <Text
        label={say('questions.wording.reason')}
        problem={tried && why.trim() === '' ? say('tab.common.reason-missing') : null}
        value={why}
        limit={LIMITS.why}
        onText={setWhy}
      />
    </Confirm>
  );
}

function Text(props: {
  readonly label: string;
  readonly problem: string | null;
  readonly value: string;
  readonly limit: number;
  readonly onText: (text: string) => void;
}) {
  const { label, problem, value, limit, onText } = props;
  return (
    <Field label={label} required {...(problem ? { validationMessage: problem } : {})}>
      <Textarea
        value={value}
        rows={4}
        maxLength={limit}
        resize="vertical"
        onChange={(_, { value: text }) => onText(text)}
      />
    </Field>
  );
}
