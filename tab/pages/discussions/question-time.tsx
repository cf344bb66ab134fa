import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { NewQuestionTime } from '../../../src/contract/discussion-plans.ts';
import { useApp } from '../../app-context.tsx';
import { focusProblem } from '../../components/forms.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { dayIn, type LocalTime, toInstant } from '../../dates.ts';
import { useKept } from '../../kept.ts';
import { useAhead, useWrite } from '../../queries.ts';
import { newNonce, now } from '../../system.ts';
import { useWords } from '../../words.tsx';

/** The form as typed; kept on this device until it is sent. */
interface HourForm {
  readonly nonce: string;
  readonly community: string;
  readonly title: string;
  readonly background: string;
  readonly experts: string;
  readonly hourAt: LocalTime;
  readonly minutes: string;
}

const LENGTHS = [30, 45, 60, 90, 120];
const USUAL_DAYS = 7;

/** A question time in the making: for moderators of at least one community. */
export default function QuestionTimePage() {
  const { say } = useWords();
  const { me } = useApp();
  const ahead = useAhead();
  const moderated = me.communities.filter(({ role }) => role === 'moderator');
  return (
    <Page
      title={say('planning.hour.new')}
      above={<TextLink to="/discussions">{say('tab.discussions.title')}</TextLink>}
    >
      {moderated.length === 0 ? (
        <Empty title={say('tab.new-discussion.moderators-only')} />
      ) : (
        <Read query={ahead}>{(ms) => <Form communities={moderated} ahead={ms} />}</Read>
      )}
    </Page>
  );
}

interface Communities {
  readonly communities: readonly { readonly id: string; readonly name: string }[];
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The request; null while something is missing, or the hour is over. */
function requestOf(form: HourForm, zone: string, time: Date): NewQuestionTime | null {
  const hourAt = toInstant(form.hourAt, zone);
  const [title, background] = [form.title.trim(), form.background.trim()];
  const experts = linesOf(form.experts);
  const whole = form.community && title && background && experts.length > 0;
  if (!whole || !hourAt || hourAt <= time) return null;
  const { nonce, community } = form;
  const minutes = Number(form.minutes);
  return { nonce, community, title, background, experts, minutes, hourAt: hourAt.toISOString() };
}

function Form({ communities, ahead }: Communities & { readonly ahead: number }) {
  const { say, zone } = useWords();
  const { api, me } = useApp();
  const layout = useLayout();
  const navigate = useNavigate();
  const tell = useTell();
  const element = useRef<HTMLFormElement>(null);
  const time = useCallback(() => new Date(now().getTime() + ahead), [ahead]);
  const only = communities.length === 1 ? (communities[0]?.id ?? '') : '';
  const make = useCallback((): HourForm => {
    const hourAt: LocalTime = `${dayIn(time(), zone, USUAL_DAYS)}T15:00`;
    const empty = { title: '', background: '', experts: '', minutes: '60' };
    return { ...empty, nonce: newNonce(), community: only, hourAt };
  }, [only, time, zone]);
  const [form, setForm, clear] = useKept(`praxis.question-time:${me.id}`, make);
  const [tried, setTried] = useState(false);
  const write = useWrite(api.openQuestionTime);

  async function send() {
    const request = requestOf(form, zone, time());
    setTried(!request);
    if (!request) return focusProblem(element.current);
    try {
      const made = await write.mutateAsync(request);
      clear();
      tell(say('planning.hour.created'));
      await navigate(`/discussions/${made.id}`, { replace: true });
    } catch {
      // Shown from `write.error`; the form keeps everything.
    }
  }
  const part: Part = {
    form,
    change: (changed) => setForm({ ...form, ...changed }),
    missing: (wrong) =>
      tried && wrong ? { validationMessage: say('tab.new-discussion.problems.missing') } : {},
  };
  return (
    <form
      ref={element}
      noValidate
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={layout.stack}>
        <p className={layout.muted}>{say('planning.hour.what')}</p>
        <What communities={communities} {...part} />
        <Hour {...part} past={(toInstant(form.hourAt, zone) ?? time()) <= time()} />
        {write.isError ? <ErrorState error={write.error} /> : null}
        <div>
          <Button appearance="primary" type="submit" disabled={write.isPending}>
            {say(write.isPending ? 'tab.common.working' : 'planning.hour.create')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface Part {
  readonly form: HourForm;
  readonly change: (part: Partial<HourForm>) => void;
  /** The message of a field, where it was tried to send without it. */
  readonly missing: (wrong: boolean) => { validationMessage: string } | Record<never, never>;
}

function What({ communities, form, change, missing }: Communities & Part) {
  const { say } = useWords();
  return (
    <>
      <Field
        label={say('tab.new-discussion.community')}
        required
        {...missing(form.community === '')}
      >
        <Select value={form.community} onChange={(_, { value }) => change({ community: value })}>
          <option value="">{say('tab.common.choose')}</option>
          {communities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say('tab.new-discussion.name')} required {...missing(!form.title.trim())}>
        <Input
          value={form.title}
          maxLength={200}
          onChange={(_, { value }) => change({ title: value })}
        />
      </Field>
      <Field
        label={say('tab.new-discussion.background')}
        required
        {...missing(!form.background.trim())}
      >
        <Textarea
          value={form.background}
          maxLength={8_000}
          rows={4}
          resize="vertical"
          onChange={(_, { value }) => change({ background: value })}
        />
      </Field>
    </>
  );
}

function Hour({ form, change, missing, past }: Part & { readonly past: boolean }) {
  const { say, zone } = useWords();
  return (
    <>
      <Field
        label={say('planning.hour.experts')}
        hint={say('planning.hour.experts-hint')}
        required
        {...missing(linesOf(form.experts).length === 0)}
      >
        <Textarea
          value={form.experts}
          maxLength={2_000}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => change({ experts: value })}
        />
      </Field>
      <Field
        label={say('planning.hour.when')}
        hint={say('tab.common.zone', { zone })}
        required
        {...missing(past)}
      >
        <Input
          type="datetime-local"
          value={form.hourAt}
          onChange={(_, { value }) => change({ hourAt: value })}
        />
      </Field>
      <Field label={say('planning.hour.minutes')}>
        <Select value={form.minutes} onChange={(_, { value }) => change({ minutes: value })}>
          {LENGTHS.map((count) => (
            <option key={count} value={count}>
              {say('planning.hour.length', { count })}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
