import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type FormEvent, useRef, useState } from 'react';
import type { Template } from '../../../src/contract/capture.ts';
import type { UnnamedBefore } from '../../../src/contract/unnamed-records.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { SecretOnce } from '../../components/secret-once.tsx';
import { ErrorState } from '../../components/states.tsx';
import { newSecret } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Among } from '../discussions/anonymous-protection.tsx';
import { FieldInput } from './fields.tsx';
import { isShown, type TemplateField } from './shapes.ts';

const SAID = ['kept', 'when', 'not', 'device'] as const;
const INSTEAD = ['named', 'other', 'leave-out', 'wait'] as const;

type Answers = Readonly<Record<string, string>>;
type Fields = readonly TemplateField[];

interface Writing {
  readonly template: Template;
  readonly onClose: () => void;
}

/** A record without a name. What is typed lives in this window alone; nothing is filled in from what is known of anybody. */
export function WriteUnnamed({ template, onClose }: Writing) {
  const { say, day, language } = useWords();
  const layout = useLayout();
  const [sent, setSent] = useState<Sent | null>(null);
  const title = say('anonymity.record.title', { form: template.name[language] });
  if (!sent)
    return (
      <Section id="unnamed" title={title}>
        <div className={layout.card}>
          <div className={layout.stack}>
            <Protection />
            <Form template={template} onSent={setSent} />
            <div>
              <Button appearance="subtle" onClick={onClose}>
                {say('anonymity.back')}
              </Button>
            </div>
          </div>
        </div>
      </Section>
    );
  return (
    <SecretOnce
      id="unnamed"
      when={say('anonymity.record.sent', { from: day(sent.from), until: day(sent.until) })}
      secret={sent.secret}
      keep={say('anonymity.record.keep')}
      onClose={onClose}
    />
  );
}

/** What is protected and what is not, before the first word, and what else one can do: a project or a place tells much. */
function Protection() {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      {SAID.map((one) => (
        <p key={one} className={layout.plain}>
          {say(`anonymity.record.said.${one}`)}
        </p>
      ))}
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{say('anonymity.record.few')}</MessageBarBody>
      </MessageBar>
      <div className={layout.tight}>
        <strong>{say('anonymity.instead.title')}</strong>
        <ul className={layout.plain}>
          {INSTEAD.map((one) => (
            <li key={one}>{say(`anonymity.record.instead.${one}`)}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

interface Sent {
  readonly from: string;
  readonly until: string;
  readonly secret: string;
}

/** One secret for one record, however often it is sent; looked at before it goes, again after each change. */
function useSending(template: string, onSent: (sent: Sent) => void) {
  const { api } = useApp();
  const [secret] = useState(newSecret);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [seen, setSeen] = useState<{ answers: Answers; before: UnnamedBefore } | null>(null);
  async function go(answers: Answers): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      if (seen?.answers === answers) {
        onSent({ ...(await api.writeUnnamed({ template, answers, secret })), secret });
        return;
      }
      setSeen({ answers, before: await api.unnamedBefore({ template, answers }) });
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }
  return { go, busy, error, seen };
}

function Form({ template, onSent }: Pick<Writing, 'template'> & { onSent: (sent: Sent) => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [missing, setMissing] = useState(false);
  const { go, busy, error, seen } = useSending(template.id, onSent);
  const fields: Fields = template.steps
    .flatMap((step) => step.fields)
    .filter((field) => isShown(field, template, answers));
  const open = fields.filter(({ id, required }) => required && !answers[id]?.trim());
  const looked = seen?.answers === answers ? seen.before : null;
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(open.length > 0);
    if (open.length === 0) void go(answers);
    else
      form.current
        ?.querySelector<HTMLElement>(
          `[data-field="${open[0]?.id}"] textarea, [data-field="${open[0]?.id}"] input`,
        )
        ?.focus();
  }
  return (
    <form
      ref={form}
      noValidate
      autoComplete="off"
      aria-labelledby="unnamed"
      className={layout.stack}
      onSubmit={submit}
    >
      {fields.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          value={answers[field.id] ?? ''}
          lang=""
          onType={(value) => setAnswers({ ...answers, [field.id]: value })}
          onLeave={() => undefined}
          problem={missing && open.includes(field) ? 'missing' : null}
          suggested={false}
          vague={false}
          theirs={null}
          onSettle={() => undefined}
          onRight={() => undefined}
        />
      ))}
      {looked ? <Looked before={looked} fields={fields} /> : null}
      {error ? <ErrorState error={error}> {say('anonymity.failed')}</ErrorState> : null}
      <div>
        <Button appearance="primary" type="submit" disabled={busy}>
          {say(looked ? 'anonymity.button.send' : 'anonymity.record.look')}
        </Button>
      </div>
    </form>
  );
}

/** Among how many its author is hidden, and which words may give them away. */
function Looked({ before, fields }: { readonly before: UnnamedBefore; readonly fields: Fields }) {
  const { say, language } = useWords();
  const layout = useLayout();
  const { among, hints } = before;
  const labelOf = (id: string) => fields.find((field) => field.id === id)?.label[language] ?? id;
  return (
    <MessageBar intent={hints.length > 0 || among.few ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        <div className={layout.tight} role="status">
          <Among among={among} />
          {hints.length > 0 ? <span>{say('anonymity.record.hints')}</span> : null}
          <ul className={layout.plain}>
            {hints.map(({ field, words }) => (
              <li key={`${field} ${words}`}>
                {labelOf(field)}: {words}
              </li>
            ))}
          </ul>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
