import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { type RefObject, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BeforePosting, QuerySummary } from '../../../src/contract/queries.ts';
import { useApp } from '../../app-context.tsx';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { usePointedOut } from '../../components/pointed-out.tsx';
import { Empty, ErrorState } from '../../components/states.tsx';
import { dayIn } from '../../dates.ts';
import { useWrite } from '../../queries.ts';
import { newNonce, now } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { FurtherFields } from './further.tsx';
import {
  isForMany,
  LIMITS,
  problemsOf,
  type QuestionDraft,
  type QuestionProblems,
  requestOf,
} from './new-form.ts';
import { QuestionReaders } from './readers.tsx';

type Communities = BeforePosting['communities'];

interface AskProps {
  readonly draft: QuestionDraft;
  readonly change: (part: Partial<QuestionDraft>) => void;
  readonly clear: () => void;
  readonly communities: Communities;
  /** English names of the countries that the question names. */
  readonly named: readonly string[];
  /** Milliseconds that the product's time is ahead of the browser's. */
  readonly ahead: number;
}

/** The community that is asked: the chosen one where it is still offered, else the one that fits best. */
const askedOf = (draft: QuestionDraft, communities: Communities) =>
  communities.find(({ id }) => id === draft.community) ??
  communities.find(({ recommended }) => recommended) ??
  (communities.length === 1 ? communities[0] : undefined);

/** The question as the community will read it: what for, until when, and who reads it. Sent once. */
export function AskForm(props: AskProps) {
  const { draft, change, communities } = props;
  const { say, zone } = useWords();
  const layout = useLayout();
  const element = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<QuestionProblems>({});
  const today = dayIn(new Date(now().getTime() + props.ahead), zone);
  const community = askedOf(draft, communities);
  const sending = useSending(props, community?.id ?? '');
  const background = useRef<HTMLTextAreaElement>(null);
  const pointed = usePointedIn(community?.id);
  if (communities.length === 0) return <Nobody />;
  const whole = `${draft.text}\n${draft.background}`.trim();
  async function send() {
    const found = problemsOf(draft, community?.id ?? '', today);
    setProblems(found);
    if (Object.keys(found).length > 0) focusProblem(element.current);
    else if (await pointed.mayGo(whole)) await sending.send();
  }
  return (
    <Section id="ask" title={say('tab.ask.ask-community')}>
      <form
        ref={element}
        noValidate
        aria-labelledby="ask"
        className={layout.card}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className={layout.stack}>
          <Fields
            {...{ draft, change, communities, problems, today }}
            named={props.named}
            chosen={community}
            background={background}
          />
          <ReadBy {...{ draft, change, communities, community }} />
          {problems.text && draft.text.trim() === '' ? <NoQuestion /> : null}
          {pointed.bar(whole, sending.pending, background)}
          {sending.arrived ? <Arrived query={sending.arrived} /> : null}
          {sending.error ? (
            <ErrorState error={sending.error}> {say('tab.writing.kept')}</ErrorState>
          ) : null}
          <div>
            <Button appearance="primary" type="submit" disabled={sending.pending}>
              {say(sending.pending ? 'tab.writing.sending' : 'tab.ask.send')}
            </Button>
          </div>
        </div>
      </form>
    </Section>
  );
}

/** What its author had better think of, as the community that is asked has it. */
function usePointedIn(community: string | undefined) {
  const { api } = useApp();
  return usePointedOut(community ? (text) => api.beforePosting({ community, text }) : undefined);
}

/** Sends the question; what was changed after a sending that had arrived unheard is not lost. */
function useSending({ draft, change, clear }: AskProps, community: string) {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const navigate = useNavigate();
  const [arrived, setArrived] = useState<QuerySummary | null>(null);
  const write = useWrite(api.ask);
  async function send() {
    try {
      const made = await write.mutateAsync(requestOf(draft, community));
      if (made.text !== draft.text.trim()) {
        setArrived(made);
        change({ nonces: { ...draft.nonces, ask: newNonce() } });
        return;
      }
      clear();
      tell(say('tab.ask.done'));
      await navigate(`/queries/${made.id}`, { replace: true });
    } catch {
      // Shown from `write.error` beside the button; the form keeps everything.
    }
  }
  return { send, arrived, pending: write.isPending, error: write.error };
}

function Nobody() {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Empty title={say('tab.ask.nobody')}>
      <p className={layout.plain}>{say('tab.queries.no-community')}</p>
    </Empty>
  );
}

/** Who reads it, chosen before it is asked, and what that means there. */
function ReadBy(
  props: Pick<AskProps, 'draft' | 'change' | 'communities'> & {
    readonly community: Communities[number] | undefined;
  },
) {
  const { draft, change, communities, community } = props;
  return (
    <>
      <QuestionReaders draft={draft} change={change} community={community?.id} />
      {isForMany(draft) ? (
        <>
          <Readers community={community?.name} />
          <GuestsRead chosen={community} communities={communities} />
        </>
      ) : null}
    </>
  );
}

function Readers({ community }: { readonly community: string | undefined }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <p className={layout.plain}>
      {community ? say('tab.ask.readers', { community }) : say('tab.ask.readers-none')}
    </p>
  );
}

/** People of other organizations read there too; and where they do not. */
function GuestsRead({
  chosen,
  communities,
}: {
  readonly chosen: Communities[number] | undefined;
  readonly communities: Communities;
}) {
  const { say, list } = useWords();
  if (!chosen?.guests) return null;
  const without = communities.filter(({ guests }) => !guests).map(({ name }) => name);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {say('guests.ask.who', { names: chosen.name })}{' '}
        {without.length > 0
          ? say('guests.ask.without', { names: list(without) })
          : say('guests.ask.nowhere')}
      </MessageBarBody>
    </MessageBar>
  );
}

/** The question itself stands above, in a form of its own. */
function NoQuestion() {
  const { say } = useWords();
  return (
    <MessageBar intent="error" role="alert">
      <MessageBarBody>{say('tab.ask.problems.no-question')}</MessageBarBody>
    </MessageBar>
  );
}

function Arrived({ query }: { readonly query: QuerySummary }) {
  const { say } = useWords();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {say('tab.ask.arrived')}{' '}
        <TextLink to={`/queries/${query.id}`} lang={query.language} inText>
          {query.text}
        </TextLink>
      </MessageBarBody>
    </MessageBar>
  );
}

type Problem = (
  name: keyof QuestionProblems,
) => { validationMessage: string } | Record<never, never>;

type FieldsProps = Pick<AskProps, 'draft' | 'change' | 'communities' | 'named'> & {
  readonly background: RefObject<HTMLTextAreaElement | null>;
  readonly chosen: Communities[number] | undefined;
  readonly problems: QuestionProblems;
  readonly today: string;
};

function Fields(props: FieldsProps) {
  const { draft, change, chosen, problems, today } = props;
  const { say } = useWords();
  const problem: Problem = (name) => {
    const word = problems[name];
    return word ? { validationMessage: say(`tab.ask.problems.${word}`) } : {};
  };
  return (
    <>
      <CommunityField {...props} problem={chosen ? {} : problem('community')} />
      <Field label={say('tab.ask.background')} hint={say('tab.ask.background-hint')}>
        <Textarea
          textarea={{ ref: props.background }}
          value={draft.background}
          maxLength={LIMITS.background}
          rows={4}
          resize="vertical"
          onChange={(_, { value }) => change({ background: value })}
        />
      </Field>
      <Field
        label={say('tab.ask.needed-by')}
        hint={say('tab.ask.needed-by-hint')}
        {...problem('neededBy')}
      >
        <Input
          type="date"
          min={today}
          value={draft.neededBy}
          onChange={(_, { value }) => change({ neededBy: value })}
        />
      </Field>
      <FurtherFields {...props} />
    </>
  );
}

/** Which community is asked, and why that one is proposed. */
function CommunityField(props: FieldsProps & { readonly problem: ReturnType<Problem> }) {
  const { change, communities, chosen, problem } = props;
  const { say, list, topic } = useWords();
  const topics = (chosen?.topics ?? []).map(topic);
  const hint = topics.length > 0 ? { hint: say('tab.ask.because', { topics: list(topics) }) } : {};
  return (
    <Field label={say('tab.ask.community')} required {...hint} {...problem}>
      <Select value={chosen?.id ?? ''} onChange={(_, { value }) => change({ community: value })}>
        {chosen ? null : <option value="">{say('tab.common.choose')}</option>}
        {communities.map(({ id, name, guests }) => (
          <option key={id} value={id}>
            {guests ? say('guests.ask.choice', { name }) : name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
