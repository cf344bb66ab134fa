import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  Textarea,
} from '@fluentui/react-components';
import { type ReactNode, type RefObject, useCallback, useState } from 'react';
import type { PointedOut } from '../../src/contract/safety.ts';
import { useKept } from '../kept.ts';
import { useWrite } from '../queries.ts';
import { newNonce } from '../system.ts';
import { useWords } from '../words.tsx';
import { sameSaid } from './attached.tsx';
import { useLayout } from './layout.ts';
import { Section } from './page.tsx';
import { usePointedOut } from './pointed-out.tsx';
import { ErrorState } from './states.tsx';

const LIMIT = 20_000;

/** What somebody writes, with the nonce that makes each sending of it the same one. */
export type Draft<Extra extends object> = Extra & {
  readonly nonce: string;
  readonly text: string;
  readonly consent: 'quote' | 'paraphrase';
};

/** What arrived, and whether an earlier sending of it had arrived already. */
export interface Arrival {
  readonly text: string;
  /** Where it stands now. */
  readonly state: string;
  readonly duplicate: boolean;
}

interface WritingProps<Extra extends object> {
  /** `tab.writing.<words>.…`: sentences that name the thing. */
  readonly words: 'contribute' | 'reply';
  /** Under which name it is kept on this device until it is sent. */
  readonly keep: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What an empty form holds besides text and consent. Must not change. */
  readonly extra: Extra;
  readonly send: (draft: Draft<Extra>) => Promise<Arrival>;
  /** What its author had better think of before it goes; absent: nothing is asked. */
  readonly before?: (text: string) => Promise<PointedOut>;
  /** After it was sent and the form is empty again. */
  readonly onSent: (arrival: Arrival) => void;
  /** Fields above the text. */
  readonly above?: (draft: Draft<Extra>, set: (part: Partial<Extra>) => void) => ReactNode;
}

/** Writing for others: a text, whether one may be named with it, sent once however often it is sent. */
export function WritingForm<Extra extends object>(props: WritingProps<Extra>) {
  const { words, extra, field } = props;
  const { say } = useWords();
  const layout = useLayout();
  // Consent to be quoted is given, never assumed: each new text begins without it.
  const empty = useCallback(
    (): Draft<Extra> => ({ ...extra, nonce: newNonce(), text: '', consent: 'paraphrase' }),
    [extra],
  );
  // What was kept before a field was added to the form has none of it.
  const revive = useCallback((kept: Draft<Extra>) => ({ ...extra, ...kept }), [extra]);
  const [draft, setDraft, clear] = useKept(props.keep, empty, revive);
  const [missing, setMissing] = useState(false);
  const pointed = usePointedOut(props.before);
  const [arrived, setArrived] = useState<string | null>(null);
  const write = useWrite((sent: Draft<Extra>) => props.send({ ...sent, text: sent.text.trim() }));

  function took(arrival: Arrival, sent: Draft<Extra>) {
    if (arrival.duplicate && !sameSaid(arrival.text, sent.text)) {
      // An earlier sending had arrived though no answer came back; what was changed since is not to be lost.
      setArrived(arrival.text);
      setDraft({ ...sent, nonce: newNonce() });
      return;
    }
    setArrived(null);
    pointed.forget();
    clear();
    props.onSent(arrival);
  }
  async function send() {
    setMissing(draft.text.trim() === '');
    if (draft.text.trim() === '') {
      field.current?.focus();
      return;
    }
    if (!(await pointed.mayGo(draft.text.trim()))) return;
    try {
      took(await write.mutateAsync(draft), draft);
    } catch {
      // Shown from `write.error`; the draft stays with its nonce, so that sending again is the same sending.
    }
  }
  const label = write.isPending ? 'sending' : write.isError ? 'again' : 'send';
  return (
    <Section id={words} title={say(`tab.writing.${words}.title`)}>
      <form
        noValidate
        aria-labelledby={words}
        className={layout.card}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className={layout.stack}>
          {props.above?.(draft, (part) => setDraft({ ...draft, ...part }))}
          <Inputs {...{ words, field, draft, setDraft, missing }} />
          {arrived === null ? null : <Arrived words={words} text={arrived} />}
          {pointed.bar(draft.text, write.isPending, field)}
          {write.isError ? (
            <ErrorState error={write.error}> {say('tab.writing.kept')}</ErrorState>
          ) : null}
          <div className={layout.row}>
            <Button appearance="primary" type="submit" disabled={write.isPending}>
              {say(`tab.writing.${label}`)}
            </Button>
            <span className={layout.muted}>{say('tab.writing.draft')}</span>
          </div>
        </div>
      </form>
    </Section>
  );
}

function Arrived(props: { readonly words: 'contribute' | 'reply'; readonly text: string }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {say(`tab.writing.${props.words}.arrived`)}
        <span className={layout.written}> {props.text}</span>
      </MessageBarBody>
    </MessageBar>
  );
}

function Inputs<Extra extends object>(
  props: Pick<WritingProps<Extra>, 'words' | 'field'> & {
    readonly draft: Draft<Extra>;
    readonly setDraft: (draft: Draft<Extra>) => void;
    readonly missing: boolean;
  },
) {
  const { words, field, draft, setDraft, missing } = props;
  const { say } = useWords();
  return (
    <>
      <Field
        label={say(`tab.writing.${words}.text`)}
        hint={say(`tab.writing.${words}.text-hint`)}
        required
        {...(missing && draft.text.trim() === ''
          ? { validationMessage: say('tab.writing.empty') }
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
      <Field hint={say(`tab.writing.${words}.consent-hint`)}>
        <Checkbox
          label={say(`tab.writing.${words}.consent`)}
          checked={draft.consent === 'quote'}
          onChange={(_, { checked }) =>
            setDraft({ ...draft, consent: checked === true ? 'quote' : 'paraphrase' })
          }
        />
      </Field>
    </>
  );
}
