import { Button, Field, mergeClasses, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnsweredCheck, AttributionCheck } from '../../../src/contract/attribution.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';

const LIMIT = 4_000;

/** Drafts in which the reader is named: how they stand there, and what they want changed. */
export default function ChecksPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['attribution-checks'], queryFn: api.checks });
  return (
    <Page title={say('checks.mine')}>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say('checks.none')}>
              <p className={layout.plain}>{say('checks.none-what')}</p>
            </Empty>
          ) : (
            <ul className={layout.list}>
              {items.map((one) => (
                <Check key={one.id} check={one} />
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

/** Says what an answer did, as the bot does. */
function useAnswered() {
  const { say } = useWords();
  const tell = useTell();
  return (verb: 'confirm' | 'unname' | 'suggest', { outcome }: AnsweredCheck) =>
    tell(
      say(outcome === 'done' ? `checks.done.${verb}` : `checks.outcome.${outcome}`),
      outcome === 'changed' ? 'error' : 'success',
    );
}

function Check({ check }: { readonly check: AttributionCheck }) {
  const { say, date } = useWords();
  const layout = useLayout();
  const { kind, title, state, open, until, passages, inFull, own } = check;
  const waits = state === 'asked' && open;
  return (
    <li className={mergeClasses(layout.card, waits && layout.asked)}>
      <h2 className={layout.h3}>{title}</h2>
      <p className={layout.plain}>{say(open ? `checks.why.${kind}` : 'checks.out')}</p>
      {passages.length > 0 ? (
        <>
          <h3 className={layout.h3}>{say('checks.passages')}</h3>
          <ul className={layout.list}>
            {passages.map((one) => (
              <Passage key={one.statement} check={check} passage={one} />
            ))}
          </ul>
        </>
      ) : null}
      {inFull.length > 0 ? (
        <>
          <h3 className={layout.h3}>{say('checks.in-full')}</h3>
          <ul className={layout.list}>
            {inFull.map(({ id, text }) => (
              <li key={id} className={layout.written}>
                {text}
              </li>
            ))}
          </ul>
          <p className={mergeClasses(layout.plain, layout.muted)}>{say(`checks.where.${kind}`)}</p>
        </>
      ) : null}
      <p className={layout.plain}>
        {waits ? say('checks.until', { date: date(until) }) : say(`checks.states.${state}`)}
      </p>
      {own.length === 0 ? <p className={layout.plain}>{say('checks.nothing')}</p> : null}
      <Actions check={check} />
      <TakeOut check={check} />
    </li>
  );
}

function Passage(props: {
  readonly check: AttributionCheck;
  readonly passage: AttributionCheck['passages'][number];
}) {
  const { check, passage } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [changing, setChanging] = useState(false);
  const given = check.suggestions.find(({ statement }) => statement === passage.statement);
  return (
    <li className={layout.tight}>
      <p className={layout.written}>{passage.text}</p>
      <span className={layout.row}>
        <Tag>{say(passage.named ? 'checks.named' : 'checks.not-named')}</Tag>
        {check.actions.includes('suggest') ? (
          <Button size="small" onClick={() => setChanging(true)}>
            {say('checks.suggest')}
          </Button>
        ) : null}
      </span>
      {given ? (
        <p className={layout.plain}>
          <em>{say(`checks.suggested.${given.state}`)}:</em> {given.text}
        </p>
      ) : null}
      {changing ? (
        <Suggest
          check={check}
          passage={passage}
          text={given?.text ?? passage.text}
          onClose={() => setChanging(false)}
        />
      ) : null}
    </li>
  );
}

function Suggest(
  props: Parameters<typeof Passage>[0] & {
    readonly text: string;
    readonly onClose: () => void;
  },
) {
  const { check, passage, onClose } = props;
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const answered = useAnswered();
  const { statement } = passage;
  const [text, setText, clear] = useTyped(`check:${check.id}:${statement}`, () => props.text);
  const [missing, setMissing] = useState(false);
  const write = useWrite(() => api.suggestInstead(check.id, { statement, text }));
  return (
    <Confirm
      title={say('checks.suggest')}
      confirm={say('checks.send')}
      onClose={onClose}
      check={() => {
        setMissing(text.trim() === '');
        return text.trim() !== '';
      }}
      onConfirm={async () => {
        answered('suggest', await write.mutateAsync(undefined));
        clear();
      }}
    >
      <p className={layout.plain}>{say('checks.suggest-how')}</p>
      <p className={layout.written}>{passage.text}</p>
      <Field
        label={say('checks.instead')}
        required
        {...(missing ? { validationMessage: say('checks.instead-missing') } : {})}
      >
        <Textarea
          value={text}
          maxLength={LIMIT}
          rows={4}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
    </Confirm>
  );
}

const ANSWERS = ['confirm', 'unname'] as const;

function Actions({ check }: { readonly check: AttributionCheck }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const answered = useAnswered();
  const write = useWrite((answer: (typeof ANSWERS)[number]) =>
    api.answerCheck(check.id, { answer, round: check.round }),
  );
  const offered = ANSWERS.filter((one) => check.actions.includes(one));
  return (
    <>
      <div className={layout.row}>
        {offered.map((answer) => (
          <Button
            key={answer}
            appearance={answer === 'confirm' ? 'primary' : 'secondary'}
            disabled={write.isPending}
            onClick={() => write.mutate(answer, { onSuccess: (found) => answered(answer, found) })}
          >
            {say(`checks.${answer}`)}
          </Button>
        ))}
      </div>
      {write.isError ? <ErrorState error={write.error} /> : null}
    </>
  );
}

/** Words are taken back where they were said: the way there. */
function TakeOut({ check }: { readonly check: AttributionCheck }) {
  const { say } = useWords();
  const layout = useLayout();
  const [shown, setShown] = useState(false);
  if (!check.actions.includes('take-out')) return null;
  if (!shown)
    return (
      <div>
        <Button appearance="subtle" onClick={() => setShown(true)}>
          {say('checks.take-out')}
        </Button>
      </div>
    );
  return (
    <div className={layout.tight}>
      <p className={layout.plain}>{say('checks.take-out-how')}</p>
      <ul>
        {[...new Set(check.own.map(({ path }) => path))].map((path) => (
          <li key={path}>
            <TextLink to={path}>{say('checks.take-out-one')}</TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
