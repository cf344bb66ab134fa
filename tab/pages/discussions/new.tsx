import {
  Button,
  Field,
  Input,
  Radio,
  RadioGroup,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { LikeAsked } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useAhead, useConsentWords, useWrite } from '../../queries.ts';
import { now } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { ForGuestsChoice } from './for-guests.tsx';
import { LookAlikes, useAsked } from './new-alike.tsx';
import {
  type FormProblems,
  LIMITS,
  type Part,
  problemsOf,
  requestOf,
  withTemplate,
} from './new-form.ts';
import { Questions } from './new-questions.tsx';
import { Template, useTemplates } from './new-template.tsx';
import { type Quote, useForm } from './use-new-form.ts';

/** Opening an e-discussion: for moderators of at least one community. */
export default function NewDiscussionPage() {
  const { say } = useWords();
  const { me } = useApp();
  const ahead = useAhead();
  const [params] = useSearchParams();
  const consent = params.get('consent');
  const moderated = me.communities.filter(({ role }) => role === 'moderator');
  return (
    <Page
      title={say('tab.new-discussion.title')}
      above={<TextLink to="/discussions">{say('tab.discussions.title')}</TextLink>}
    >
      {moderated.length === 0 ? (
        <Empty title={say('tab.new-discussion.moderators-only')} />
      ) : (
        <Read query={ahead}>
          {(ms) =>
            consent === null ? (
              <Form communities={moderated} ahead={ms} />
            ) : (
              <Quoted communities={moderated} ahead={ms} consent={consent} />
            )
          }
        </Read>
      )}
    </Page>
  );
}

interface Made {
  readonly communities: readonly { id: string; name: string }[];
  /** Milliseconds that the product's time is ahead of the browser's. */
  readonly ahead: number;
}

/** From a colleague's words, which they agreed to. */
function Quoted({ consent, ...made }: Made & { readonly consent: string }) {
  return (
    <Read query={useConsentWords(consent)}>
      {({ words }) => <Form {...made} quoted={{ consent, words }} />}
    </Read>
  );
}

function Form({ communities, ahead, quoted }: Made & { readonly quoted?: Quote }) {
  const { say, zone } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const navigate = useNavigate();
  const tell = useTell();
  const element = useRef<HTMLFormElement>(null);
  const time = useCallback(() => new Date(now().getTime() + ahead), [ahead]);
  const [form, setForm, clear] = useForm(communities, time, quoted);
  const [problems, setProblems] = useState<FormProblems>({});
  const write = useWrite(api.openDiscussion);
  const [asked, look] = useAsked(form);

  const known = useTemplates();
  const chosen = known.find(({ id }) => id === form.template);

  async function send(draft: boolean) {
    const found = problemsOf(form, zone, time());
    setProblems(found);
    if (Object.keys(found).length > 0) return focusProblem(element.current);
    try {
      const made = await write.mutateAsync(
        requestOf(form, zone, time(), { template: chosen, draft }),
      );
      clear();
      tell(say(draft ? 'planning.draft-kept' : 'tab.new-discussion.done'));
      await navigate(`/discussions/${made.id}`, { replace: true });
    } catch {
      // Shown from `write.error`; the form keeps everything.
    }
  }
  const part: Part = {
    form,
    change: (changed) => setForm({ ...form, ...changed }),
    problem: problemWords(problems, say),
  };
  return (
    <form
      ref={element}
      noValidate
      className={layout.card}
      onBlur={look}
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
    >
      <div className={layout.stack}>
        <p className={layout.muted}>{say('tab.new-discussion.kept')}</p>
        <Template
          templates={known}
          chosen={chosen}
          choose={(template) => setForm(withTemplate(form, template, zone, time()))}
        />
        <Fields {...part} communities={communities} asked={asked} />
        {write.isError ? <ErrorState error={write.error} /> : null}
        <Buttons busy={write.isPending} draft={() => void send(true)} empty={clear} />
      </div>
    </form>
  );
}

const problemWords =
  (problems: FormProblems, say: (key: string) => string): Part['problem'] =>
  (name) => {
    const word = problems[name];
    return word ? { validationMessage: say(`tab.new-discussion.problems.${word}`) } : {};
  };

function Fields(
  props: Part & {
    readonly communities: readonly { id: string; name: string }[];
    readonly asked: LikeAsked;
  },
) {
  const { communities, asked, ...part } = props;
  const { form, change } = part;
  return (
    <>
      <What {...part} communities={communities} />
      <ForGuestsChoice
        community={form.community}
        on={form.guests === true}
        change={(guests) => change({ guests })}
      />
      <LookAlikes asked={asked} />
      <Questions {...part} />
      <Dates {...part} />
    </>
  );
}

function Buttons(props: {
  readonly busy: boolean;
  readonly draft: () => void;
  readonly empty: () => void;
}) {
  const { busy, draft, empty } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      <Button appearance="primary" type="submit" disabled={busy}>
        {say(busy ? 'tab.common.working' : 'tab.new-discussion.send')}
      </Button>
      <Button onClick={draft} disabled={busy}>
        {say('planning.form.draft-what')}
      </Button>
      <Button onClick={empty} disabled={busy}>
        {say('tab.new-discussion.empty')}
      </Button>
    </div>
  );
}

function What(props: Part & { readonly communities: readonly { id: string; name: string }[] }) {
  const { say } = useWords();
  const { form, change, problem } = props;
  return (
    <>
      <Field label={say('tab.new-discussion.community')} required {...problem('community')}>
        <Select value={form.community} onChange={(_, { value }) => change({ community: value })}>
          <option value="">{say('tab.common.choose')}</option>
          {props.communities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('tab.new-discussion.name')} required {...problem('title')}>
        <Input
          value={form.title}
          maxLength={LIMITS.title}
          onChange={(_, { value }) => change({ title: value })}
        />
      </Field>
      <Field
        label={say('tab.new-discussion.background')}
        hint={say('tab.new-discussion.background-hint')}
        required
        {...problem('background')}
      >
        <Textarea
          value={form.background}
          maxLength={LIMITS.background}
          rows={6}
          resize="vertical"
          onChange={(_, { value }) => change({ background: value })}
        />
      </Field>
    </>
  );
}

function Dates({ form, change, problem }: Part) {
  const { say, zone } = useWords();
  return (
    <>
      <Field label={say('tab.new-discussion.start')}>
        <RadioGroup
          value={form.start}
          onChange={(_, { value }) => change({ start: value === 'later' ? 'later' : 'now' })}
        >
          <Radio value="now" label={say('tab.new-discussion.start-now')} />
          <Radio value="later" label={say('tab.new-discussion.start-later')} />
        </RadioGroup>
      </Field>
      {form.start === 'later' ? (
        <Field
          label={say('tab.new-discussion.starts-at')}
          hint={say('tab.common.zone', { zone })}
          required
          {...problem('startsAt')}
        >
          <Input
            type="datetime-local"
            value={form.startsAt}
            onChange={(_, { value }) => change({ startsAt: value })}
          />
        </Field>
      ) : null}
      <Field
        label={say('tab.new-discussion.ends-at')}
        hint={say('tab.common.zone', { zone })}
        required
        {...problem('endsAt')}
      >
        <Input
          type="datetime-local"
          value={form.endsAt}
          onChange={(_, { value }) => change({ endsAt: value })}
        />
      </Field>
    </>
  );
}
