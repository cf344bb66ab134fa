import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { type RefObject, useCallback, useState } from 'react';
import type { Contribution, DiscussionPage, Received } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useKept } from '../../kept.ts';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';

const LIMIT = 20_000;

/** What somebody writes, with the nonce that makes each sending of it the same one. */
interface Draft {
  readonly nonce: string;
  readonly text: string;
  readonly question: number | null;
  readonly consent: Contribution['consent'];
}

// Consent to be quoted is given, never assumed: each new text begins without it.
const emptyDraft = (): Draft => ({
  nonce: newNonce(),
  text: '',
  question: null,
  consent: 'paraphrase',
});

interface Part {
  readonly discussion: DiscussionPage;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** The form where the discussion takes contributions; after its end, the way to send something late. */
export function ContributePart({ discussion, field }: Part) {
  const { say } = useWords();
  const [late, setLate] = useState(false);
  const { state, takesContributions } = discussion;
  if (takesContributions) return <Form discussion={discussion} field={field} />;
  if (state === 'scheduled' || state === 'cancelled') return null;
  if (late) return <Form discussion={discussion} field={field} />;
  return (
    <div>
      <Button onClick={() => setLate(true)}>{say('tab.contribute.late')}</Button>
    </div>
  );
}

function Form({ discussion, field }: Part) {
  const { say } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [draft, setDraft, clear] = useKept(
    `praxis.contribution:${me.id}:${discussion.id}`,
    useCallback(emptyDraft, []),
  );
  const [empty, setEmpty] = useState(false);
  const [arrived, setArrived] = useState<string | null>(null);
  const write = useWrite((sent: Draft) =>
    api.contribute(discussion.id, { ...sent, text: sent.text.trim() }),
  );

  function took({ contribution, duplicate }: Received, sent: Draft) {
    if (duplicate && contribution.text !== sent.text.trim()) {
      // An earlier sending had arrived though no answer came back; what was changed since is not to be lost.
      setArrived(contribution.text);
      setDraft({ ...sent, nonce: newNonce() });
      return;
    }
    setArrived(null);
    clear();
    const known = contribution.state === 'held' || contribution.state === 'late';
    tell(say(`tab.contribute.done.${known ? contribution.state : 'published'}`));
  }
  async function send() {
    setEmpty(draft.text.trim() === '');
    if (draft.text.trim() === '') {
      field.current?.focus();
      return;
    }
    try {
      took(await write.mutateAsync(draft), draft);
    } catch {
      // Shown from `write.error`; the draft stays with its nonce, so that sending again is the same sending.
    }
  }
  return (
    <Section id="contribute" title={say('tab.contribute.title')}>
      <form
        noValidate
        aria-labelledby="contribute"
        className={layout.card}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className={layout.stack}>
          <Inputs {...{ discussion, field, draft, setDraft, empty }} />
          {arrived === null ? null : <Arrived text={arrived} />}
          {write.isError ? (
            <ErrorState error={write.error}> {say('tab.contribute.kept')}</ErrorState>
          ) : null}
          <div className={layout.row}>
            <Button appearance="primary" type="submit" disabled={write.isPending}>
              {say(
                write.isPending
                  ? 'tab.contribute.sending'
                  : write.isError
                    ? 'tab.contribute.again'
                    : 'tab.contribute.send',
              )}
            </Button>
            <span className={layout.muted}>{say('tab.contribute.draft')}</span>
          </div>
        </div>
      </form>
    </Section>
  );
}

function Arrived({ text }: { readonly text: string }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {say('tab.contribute.arrived')}
        <span className={layout.written}> {text}</span>
      </MessageBarBody>
    </MessageBar>
  );
}

function Inputs(
  props: Part & {
    readonly draft: Draft;
    readonly setDraft: (draft: Draft) => void;
    readonly empty: boolean;
  },
) {
  const { discussion, field, draft, setDraft, empty } = props;
  const { say } = useWords();
  return (
    <>
      <Field label={say('tab.contribute.question')}>
        <Select
          value={draft.question === null ? '' : String(draft.question)}
          onChange={(_, { value }) =>
            setDraft({ ...draft, question: value === '' ? null : Number(value) })
          }
        >
          <option value="">{say('tab.contribute.whole')}</option>
          {discussion.questions.map((question, index) => (
            <option key={question} value={index} lang={discussion.language}>
              {index + 1}. {question}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={say('tab.contribute.text')}
        hint={say('tab.contribute.text-hint')}
        required
        {...(empty && draft.text.trim() === ''
          ? { validationMessage: say('tab.contribute.empty') }
          : {})}
      >
        <Textarea
          textarea={{ ref: field }}
          value={draft.text}
          maxLength={LIMIT}
          rows={6}
          resize="vertical"
          onChange={(_, { value }) => setDraft({ ...draft, text: value })}
        />
      </Field>
      <Field hint={say('tab.contribute.consent-hint')}>
        <Checkbox
          label={say('tab.contribute.consent')}
          checked={draft.consent === 'quote'}
          onChange={(_, { checked }) =>
            setDraft({ ...draft, consent: checked === true ? 'quote' : 'paraphrase' })
          }
        />
      </Field>
    </>
  );
}
