import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import type {
  Activity,
  ActivityDraft,
  CommunityWorkplan,
} from '../../../src/contract/membership.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { Day } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { useWorkplan } from './queries.ts';

/** What the community set itself to do: who, by when, done or not. */
export default function WorkplanPage() {
  const { say } = useWords();
  const { id = '' } = useParams();
  const query = useWorkplan(id);
  return (
    <Page
      title={say('membership.tab.workplan')}
      above={
        <TextLink to={`/communities/${encodeURIComponent(id)}`}>
          {query.data?.name ?? say('extension.community.title')}
        </TextLink>
      }
    >
      <Read query={query}>{(plan) => <Plan id={id} plan={plan} />}</Read>
    </Page>
  );
}

function Plan({ id, plan }: { readonly id: string; readonly plan: CommunityWorkplan }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [editing, setEditing] = useState<Activity | null>(null);
  return (
    <>
      {plan.activities.length === 0 ? (
        <Empty title={say('membership.tab.no-activity')} />
      ) : (
        <ul className={layout.list}>
          {plan.activities.map((activity) => (
            <Line
              key={activity.id}
              activity={activity}
              onEdit={plan.moderator ? () => setEditing(activity) : null}
            />
          ))}
        </ul>
      )}
      {plan.moderator ? (
        <Section
          id="activity"
          title={say(editing ? 'membership.tab.change-activity' : 'membership.tab.add-activity')}
        >
          <ActivityForm
            key={editing ? `${editing.id}:${editing.version}` : 'new'}
            begin={{
              what: editing?.what ?? '',
              who: editing?.who?.id ?? null,
              by: editing?.by ?? null,
            }}
            people={plan.people}
            save={(draft) =>
              editing
                ? api.changeActivity(editing.id, { ...draft, version: editing.version })
                : api.addActivity(id, draft)
            }
            onSaved={() => setEditing(null)}
          />
        </Section>
      ) : null}
    </>
  );
}

function Line(props: { readonly activity: Activity; readonly onEdit: (() => void) | null }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { activity, onEdit } = props;
  const { id, version, what, who, by, done, mayFinish } = activity;
  const finish = useWrite((now: boolean) => api.finishActivity(id, { done: now, version }));
  return (
    <li className={layout.card}>
      <Checkbox
        label={what}
        checked={done}
        disabled={!mayFinish || finish.isPending}
        onChange={(_, { checked }) => finish.mutate(checked === true)}
      />
      <span className={layout.muted}>
        {who?.name ?? say('membership.tab.nobody')}
        {by === null ? null : (
          <>
            {` · ${say('membership.tab.by')} `}
            <Day on={by} />
          </>
        )}
        {` · ${say(done ? 'membership.tab.done' : 'membership.tab.not-done')}`}
      </span>
      {finish.isError ? <ErrorState error={finish.error} /> : null}
      {onEdit ? <Keeping activity={activity} onEdit={onEdit} /> : null}
    </li>
  );
}

/** For moderators: change it, or take it out once that is confirmed. */
function Keeping(props: { readonly activity: Activity; readonly onEdit: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [removing, setRemoving] = useState(false);
  const { id, version, what } = props.activity;
  const remove = useWrite(() => api.removeActivity(id, version));
  return (
    <div className={layout.row}>
      <Button
        size="small"
        aria-label={say('membership.tab.change-of', { title: what })}
        onClick={props.onEdit}
      >
        {say('membership.tab.change')}
      </Button>
      <Button
        size="small"
        aria-label={say('membership.tab.remove-of', { title: what })}
        onClick={() => setRemoving(true)}
      >
        {say('membership.tab.remove')}
      </Button>
      {removing ? (
        <Confirm
          title={say('membership.tab.remove-of', { title: what })}
          confirm={say('membership.tab.remove')}
          onConfirm={() => remove.mutateAsync(undefined)}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </div>
  );
}

function ActivityForm(props: {
  readonly begin: ActivityDraft;
  readonly people: CommunityWorkplan['people'];
  readonly save: (draft: ActivityDraft) => Promise<unknown>;
  readonly onSaved: () => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const [entered, setEntered] = useState(props.begin);
  const [missing, setMissing] = useState(false);
  const write = useWrite(props.save);
  const set = (change: Partial<ActivityDraft>) => setEntered({ ...entered, ...change });
  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(entered.what.trim() === '');
    if (entered.what.trim() === '') return;
    write.mutate(entered, {
      onSuccess: () => {
        setEntered({ what: '', who: null, by: null });
        props.onSaved();
      },
    });
  }
  return (
    <form noValidate className={layout.card} onSubmit={submit}>
      <Field
        label={say('membership.tab.what')}
        required
        {...(missing ? { validationMessage: say('membership.tab.missing') } : {})}
      >
        <Input
          value={entered.what}
          maxLength={500}
          onChange={(_, { value }) => set({ what: value })}
        />
      </Field>
      <Doer who={entered.who} people={props.people} onChange={(who) => set({ who })} />
      <Field label={say('membership.tab.by-when')}>
        <Input
          type="date"
          value={entered.by ?? ''}
          onChange={(_, { value }) => set({ by: value === '' ? null : value })}
        />
      </Field>
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div>
        <Button appearance="primary" type="submit" disabled={write.isPending}>
          {say('membership.tab.save')}
        </Button>
      </div>
    </form>
  );
}

function Doer(props: {
  readonly who: string | null;
  readonly people: CommunityWorkplan['people'];
  readonly onChange: (who: string | null) => void;
}) {
  const { say } = useWords();
  return (
    <Field label={say('membership.tab.who')}>
      <Select
        value={props.who ?? ''}
        onChange={(_, { value }) => props.onChange(value === '' ? null : value)}
      >
        <option value="">{say('membership.tab.nobody')}</option>
        {props.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
