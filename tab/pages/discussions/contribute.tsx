import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Select,
} from '@fluentui/react-components';
import { type RefObject, useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { LinkButton } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { namedIn } from '../../components/readers.tsx';
import { WritingForm } from '../../components/writing.tsx';
import { keep, readKept } from '../../kept.ts';
import { useWords } from '../../words.tsx';
import { useCommunityHome } from '../communities/queries.ts';
import { WhoReadsLink } from '../safety/who.tsx';
import { questionsOf } from './questions.tsx';
import { type Audience, Readers, useAudiences } from './readers.tsx';
import { useWholeThread } from './use-thread.ts';

interface Part {
  readonly discussion: DiscussionPage;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Index of the question that it is about, where the page has chosen it. */
  readonly about?: number;
}

/** Nothing was opened there, or it goes on elsewhere. */
const SILENT: ReadonlySet<string> = new Set(['scheduled', 'cancelled', 'draft', 'merged']);

/** The form where the discussion takes contributions; after its end, the way to send something late. */
export function ContributePart(props: Part) {
  const { say } = useWords();
  const [late, setLate] = useState(false);
  const { state, takesContributions } = props.discussion;
  if (takesContributions) return <Form {...props} />;
  if (SILENT.has(state)) return null;
  if (late) return <Form {...props} />;
  return (
    <div>
      <Button onClick={() => setLate(true)}>{say('tab.contribute.late')}</Button>
    </div>
  );
}

interface Extra {
  readonly question: number | null;
  /** In question time: id of the question that it answers; empty where it asks. */
  readonly answers: string;
  readonly audience: Audience;
  /** As typed: names or mail addresses, apart by semicolons. */
  readonly readers: string;
}

const NOTHING_CHOSEN: Extra = { question: null, answers: '', audience: 'community', readers: '' };
const OF_GUESTS: Extra = { ...NOTHING_CHOSEN, audience: 'guests' };

/** As much of it as an address carries. */
const LONGEST_ASKED = 500;

function Form({ discussion, field, about }: Part) {
  const { say } = useWords();
  const { api, me } = useApp();
  const tell = useTell();
  const audiences = useAudiences(discussion.community.id);
  const [late, setLate] = useState<string | null>(null);
  return (
    <>
      {late === null ? null : <TurnTo community={discussion.community.id} said={late} />}
      <FirstTime discussion={discussion} />
      <WritingForm
        words="contribute"
        keep={`praxis.contribution:${me.id}:${discussion.id}`}
        field={field}
        extra={me.guest ? OF_GUESTS : NOTHING_CHOSEN}
        {...(me.guest
          ? {}
          : {
              before: (text: string) =>
                api.beforePosting({ community: discussion.community.id, text }),
            })}
        send={async ({ audience, readers, answers, ...draft }) => {
          const named = audience === 'named' ? namedIn(readers) : [];
          const input = {
            ...{ ...draft, ...(about === undefined ? {} : { question: about }) },
            ...(answers ? { answers } : {}),
            ...{ audience, readers: named },
          };
          const { contribution, duplicate } = await api.contribute(discussion.id, input);
          return { ...contribution, duplicate };
        }}
        onSent={({ state, text }) => {
          if (state === 'late') setLate(text);
          const known = state === 'held' || state === 'late';
          tell(say(`tab.contribute.done.${known ? state : 'published'}`));
        }}
        above={(draft, set) => (
          <>
            <WhoReadsLink kind="discussion" id={discussion.id} />
            <Readers {...draft} among={audiences} set={set} />
            {discussion.plan.kind === 'question-time' ? (
              <Answers discussion={discussion} answers={draft.answers} set={set} />
            ) : about === undefined ? (
              <Question discussion={discussion} question={draft.question} set={set} />
            ) : null}
          </>
        )}
      />
    </>
  );
}

/** What came too late is not lost: who decides on it, and how to go on. */
function TurnTo({ community, said }: { readonly community: string; readonly said: string }) {
  const { say, list } = useWords();
  const { me } = useApp();
  const { data } = useCommunityHome(community);
  const names = (data?.moderators ?? []).map(({ name }) => name);
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {names.length > 0 ? say('tab.contribute.late-who', { names: list(names) }) : null}{' '}
        {me.guest ? null : say('tab.contribute.late-ask')}
      </MessageBarBody>
      {me.guest ? null : (
        <MessageBarActions>
          <LinkButton
            to={`/queries/new?${new URLSearchParams({ q: said.slice(0, LONGEST_ASKED) })}`}
          >
            {say('tab.queries.ask')}
          </LinkButton>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

interface Setting {
  readonly set: (part: Partial<Extra>) => void;
}

function Question(
  props: Setting & { readonly discussion: DiscussionPage; readonly question: number | null },
) {
  const { discussion, question, set } = props;
  const { say } = useWords();
  return (
    <Field label={say('tab.contribute.question')}>
      <Select
        value={question === null ? '' : String(question)}
        onChange={(_, { value }) => set({ question: value === '' ? null : Number(value) })}
      >
        <option value="">{say('tab.contribute.whole')}</option>
        {discussion.questions.map((words, index) => (
          <option key={words} value={index} lang={discussion.language}>
            {index + 1}. {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** For those who answer: which question; whoever may only ask is asked nothing. */
function Answers(
  props: Setting & { readonly discussion: DiscussionPage; readonly answers: string },
) {
  const { discussion, answers, set } = props;
  const { say } = useWords();
  const thread = useWholeThread(discussion);
  const asked = questionsOf({ ...discussion, thread: [...thread] }).filter(
    ({ question }) => question.state === 'published',
  );
  if (!discussion.mayAnswer) return null;
  return (
    <Field label={say('planning.hour.which')}>
      <Select value={answers} onChange={(_, { value }) => set({ answers: value })}>
        <option value="">{say('planning.hour.none')}</option>
        {asked.map(({ question }) => (
          <option key={question.id} value={question.id} lang={question.language}>
            {question.text.slice(0, 120)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Offered once: whoever writes here for the first time says in a sentence who they are. */
function FirstTime({ discussion }: { readonly discussion: DiscussionPage }) {
  const { say } = useWords();
  const { me } = useApp();
  const key = `praxis.introduced:${me.id}:${discussion.community.id}`;
  const [offered, setOffered] = useState(() => readKept<boolean>(key) === true);
  if (offered || discussion.wrote) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{say('safety.first-time')}</MessageBarBody>
      <MessageBarActions>
        <Button
          onClick={() => {
            keep(key, true);
            setOffered(true);
          }}
        >
          {say('safety.first-time-known')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
