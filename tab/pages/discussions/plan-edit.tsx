import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useDiscussion, useWrite } from '../../queries.ts';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';
import { formOf, type PlanPartProps, type PlanProblem, requestOf } from './plan-form.ts';
import { PhaseFields } from './plan-phases.tsx';

/** Changing what of a plan has not happened yet: for its moderators. */
export default function PlanPage() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const query = useDiscussion(id);
  return (
    <Page
      title={say('planning.tab.edit-title')}
      above={<TextLink to={`/discussions/${id}`}>{query.data?.title ?? ''}</TextLink>}
    >
      <Read query={query}>
        {(page) =>
          page.moderator ? (
            <Form key={page.id} page={page} />
          ) : (
            <Empty title={say('tab.new-discussion.moderators-only')} />
          )
        }
      </Read>
    </Page>
  );
}

function Form({ page }: { readonly page: DiscussionPage }) {
  const { say, zone } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const navigate = useNavigate();
  const [form, setForm, clear] = useTyped(`plan:${page.id}:${page.version}`, () =>
    formOf(page, zone),
  );
  const [problem, setProblem] = useState<PlanProblem | null>(null);
  const write = useWrite((input: Parameters<typeof api.editPlan>[1]) =>
    api.editPlan(page.id, input),
  );
  const part: PlanPartProps = {
    page,
    form,
    change: (changed) => setForm({ ...form, ...changed }),
  };
  async function save() {
    const request = requestOf(form, page, zone);
    if ('word' in request) return setProblem(request);
    setProblem(null);
    try {
      await write.mutateAsync(request);
      clear();
      tell(say('planning.tab.saved'));
      await navigate(`/discussions/${page.id}`);
    } catch {
      // Shown from `write.error`; the form keeps everything.
    }
  }
  return (
    <form
      noValidate
      className={layout.parts}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={layout.plain}>{say('planning.tab.edit-what')}</p>
      {page.plan.phase < 0 ? <What {...part} /> : null}
      <PhaseFields {...part} />
      <People {...part} />
      <LeadsTo {...part} />
      <Offsets {...part} />
      {problem ? (
        <MessageBar intent="error" role="alert" layout="multiline">
          <MessageBarBody>
            {say(
              `planning.tab.${problem.word}`,
              problem.word === 'wrong-line' ? { line: problem.line } : {},
            )}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div>
        <Button appearance="primary" type="submit" disabled={write.isPending}>
          {say(write.isPending ? 'tab.common.working' : 'planning.tab.save')}
        </Button>
      </div>
    </form>
  );
}

function What({ form, change }: PlanPartProps) {
  const { say, zone } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.stack}>
      <Field label={say('tab.new-discussion.name')} required>
        <Input
          value={form.title}
          maxLength={200}
          onChange={(_, { value }) => change({ title: value })}
        />
      </Field>
      <Field label={say('tab.new-discussion.background')} required>
        <Textarea
          value={form.background}
          maxLength={8_000}
          rows={5}
          resize="vertical"
          onChange={(_, { value }) => change({ background: value })}
        />
      </Field>
      {(['startsAt', 'endsAt'] as const).map((name) => (
        <Field
          key={name}
          label={say(
            name === 'startsAt' ? 'tab.new-discussion.starts-at' : 'tab.new-discussion.ends-at',
          )}
          hint={say('tab.common.zone', { zone })}
          required
        >
          <Input
            type="datetime-local"
            value={form[name]}
            onChange={(_, { value }) => change({ [name]: value })}
          />
        </Field>
      ))}
    </div>
  );
}

const PEOPLE = [
  { name: 'deputies', label: 'deputies', hint: 'people-hint' },
  { name: 'resource', label: 'resource', hint: 'resource-hint' },
  { name: 'seeds', label: 'seeds', hint: 'seeds-hint' },
] as const;

function People({ form, change }: PlanPartProps) {
  const { say } = useWords();
  return (
    <Section id="people" title={say('planning.tab.people')}>
      <Field label={say('planning.tab.lead')} hint={say('planning.tab.lead-hint')}>
        <Input value={form.lead} onChange={(_, { value }) => change({ lead: value })} />
      </Field>
      {PEOPLE.map(({ name, label, hint }) => (
        <Field
          key={name}
          label={say(label === 'resource' ? 'planning.facts.resource' : `planning.tab.${label}`)}
          hint={say(`planning.tab.${hint}`)}
        >
          <Textarea
            value={form[name]}
            rows={3}
            resize="vertical"
            onChange={(_, { value }) => change({ [name]: value })}
          />
        </Field>
      ))}
    </Section>
  );
}

const CODES = ['en', 'fr', 'es'] as const;

function LeadsTo({ page, form, change }: PlanPartProps) {
  const { say } = useWords();
  const layout = useLayout();
  const toggle = <T,>(all: readonly T[], one: T): T[] =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  return (
    <Section id="leads-to" title={say('planning.tab.leads-to')}>
      {(['audience', 'output', 'decision'] as const).map((name) => (
        <Field key={name} label={say(`planning.facts.${name}`)}>
          <Textarea
            value={form[name]}
            maxLength={1_000}
            resize="vertical"
            onChange={(_, { value }) => change({ [name]: value })}
          />
        </Field>
      ))}
      <fieldset className={layout.row}>
        <legend>{say('planning.facts.languages')}</legend>
        {CODES.map((code) => (
          <Checkbox
            key={code}
            label={say(`common.languages.${code}`)}
            checked={form.languages.includes(code)}
            onChange={() => change({ languages: toggle(form.languages, code) })}
          />
        ))}
      </fieldset>
      {page.related.length > 0 ? (
        <fieldset className={layout.tight}>
          <legend>{say('planning.tab.pin')}</legend>
          {page.related.map(({ id, title }) => (
            <Checkbox
              key={id}
              label={title}
              checked={form.pinned.includes(id)}
              disabled={!form.pinned.includes(id) && form.pinned.length >= 10}
              onChange={() => change({ pinned: toggle(form.pinned, id) })}
            />
          ))}
        </fieldset>
      ) : null}
    </Section>
  );
}

const OFFSETS = [
  { name: 'announceDays', label: 'announce' },
  { name: 'finalCallHours', label: 'final-call' },
  { name: 'quietDays', label: 'quiet' },
] as const;

function Offsets({ form, change }: PlanPartProps) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.stack}>
      {OFFSETS.map(({ name, label }) => (
        <Field key={name} label={say(`planning.tab.${label}`)}>
          <Input
            type="number"
            value={form[name]}
            onChange={(_, { value }) => change({ [name]: value })}
          />
        </Field>
      ))}
    </div>
  );
}
