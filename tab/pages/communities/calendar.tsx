import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import type { CommunityCalendar, Entry, EntryDraft } from '../../../src/contract/membership.ts';
import { useApp } from '../../app-context.tsx';
import { saveFile } from '../../components/csv.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState, explain, Read } from '../../components/states.tsx';
import { Day } from '../../components/when.tsx';
import { dayIn } from '../../dates.ts';
import { useAhead, useWrite } from '../../queries.ts';
import { now } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Dates } from './dates.tsx';
import { useCommunityCalendar } from './queries.ts';

/** Everything of a community that has a day; moderators write days of their own. */
export default function CalendarPage() {
  const { say } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const words = useWords();
  const { id = '' } = useParams();
  const query = useCommunityCalendar(id);
  const ahead = useAhead();
  const file = useWrite(() => api.calendarFile(id));
  const download = () =>
    file.mutate(undefined, {
      onSuccess: ({ name, text }) => saveFile(name, text, 'text/calendar'),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  return (
    <Page
      title={say('membership.tab.calendar')}
      above={
        <TextLink to={`/communities/${encodeURIComponent(id)}`}>
          {query.data?.name ?? say('extension.community.title')}
        </TextLink>
      }
      actions={
        <Button disabled={file.isPending} onClick={download}>
          {say('membership.tab.download')}
        </Button>
      }
    >
      <Read query={query}>
        {(calendar) => (
          <>
            <Dates dates={calendar.dates} />
            {calendar.moderator ? (
              <Read query={ahead}>{(ms) => <Own id={id} calendar={calendar} ahead={ms} />}</Read>
            ) : null}
          </>
        )}
      </Read>
    </Page>
  );
}

interface OwnProps {
  readonly id: string;
  readonly calendar: CommunityCalendar;
  /** Milliseconds that the product's time is ahead of the browser's. */
  readonly ahead: number;
}

/** What moderators wrote: to change, to take out, to add to. */
function Own({ id, calendar, ahead }: OwnProps) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [editing, setEditing] = useState<Entry | null>(null);
  const [removing, setRemoving] = useState<Entry | null>(null);
  const remove = useWrite(({ id: entry, version }: Entry) => api.removeEntry(entry, version));
  const today = dayIn(new Date(now().getTime() + ahead), 'UTC');
  const empty = { kind: 'event' as const, title: '', startsOn: today, endsOn: today };
  return (
    <Section id="own" title={say('membership.tab.own-days')}>
      <ul className={layout.list}>
        {calendar.entries.map((entry) => (
          <li key={entry.id} className={layout.row}>
            <span>
              {entry.title} · <Day on={entry.startsOn} />
            </span>
            <Button
              size="small"
              aria-label={say('membership.tab.change-of', { title: entry.title })}
              onClick={() => setEditing(entry)}
            >
              {say('membership.tab.change')}
            </Button>
            <Button
              size="small"
              aria-label={say('membership.tab.remove-of', { title: entry.title })}
              onClick={() => setRemoving(entry)}
            >
              {say('membership.tab.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <EntryForm
        key={editing ? `${editing.id}:${editing.version}` : 'new'}
        begin={editing ?? { ...empty, place: '', guests: false }}
        confirm={say(editing ? 'membership.tab.save' : 'membership.tab.add-day')}
        save={(draft) =>
          editing
            ? api.changeEntry(editing.id, { ...draft, version: editing.version })
            : api.addEntry(id, draft)
        }
        onSaved={() => setEditing(null)}
      />
      {removing ? (
        <Confirm
          title={say('membership.tab.remove-of', { title: removing.title })}
          confirm={say('membership.tab.remove')}
          onConfirm={() => remove.mutateAsync(removing)}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </Section>
  );
}

const KINDS = ['event', 'mission', 'deadline'] as const;

interface FormProps {
  readonly begin: EntryDraft;
  readonly confirm: string;
  readonly save: (draft: EntryDraft) => Promise<unknown>;
  readonly onSaved: () => void;
}

const draftOf = ({ kind, title, startsOn, endsOn, place, guests }: EntryDraft): EntryDraft => ({
  ...{ kind, title, startsOn, place, guests },
  endsOn: endsOn < startsOn ? startsOn : endsOn,
});

function EntryForm({ begin, confirm, save, onSaved }: FormProps) {
  const { say } = useWords();
  const layout = useLayout();
  const [entered, setEntered] = useState(draftOf(begin));
  const [missing, setMissing] = useState(false);
  const write = useWrite(save);
  const set = (change: Partial<EntryDraft>) => setEntered({ ...entered, ...change });
  function submit(event: FormEvent) {
    event.preventDefault();
    const lacking = entered.title.trim() === '' || entered.startsOn === '';
    setMissing(lacking);
    if (lacking) return;
    write.mutate(draftOf(entered), {
      onSuccess: () => {
        setEntered(draftOf({ ...begin, title: '' }));
        onSaved();
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
          value={entered.title}
          maxLength={200}
          onChange={(_, { value }) => set({ title: value })}
        />
      </Field>
      <Kind kind={entered.kind} onChange={(kind) => set({ kind })} />
      <Days entered={entered} onChange={set} />
      <Field label={say('membership.tab.place')}>
        <Input
          value={entered.place}
          maxLength={200}
          onChange={(_, { value }) => set({ place: value })}
        />
      </Field>
      <Checkbox
        label={say('membership.tab.for-guests')}
        checked={entered.guests}
        onChange={(_, { checked }) => set({ guests: checked === true })}
      />
      {write.isError ? <ErrorState error={write.error} /> : null}
      <div>
        <Button appearance="primary" type="submit" disabled={write.isPending}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}

function Kind(props: {
  readonly kind: EntryDraft['kind'];
  readonly onChange: (kind: EntryDraft['kind']) => void;
}) {
  const { say } = useWords();
  return (
    <Field label={say('membership.tab.kind')}>
      <Select
        value={props.kind}
        onChange={(_, { value }) => props.onChange(KINDS.find((one) => one === value) ?? 'event')}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {say(`membership.kinds.${kind}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Days(props: {
  readonly entered: EntryDraft;
  readonly onChange: (change: Partial<EntryDraft>) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.fields}>
      <Field label={say('membership.tab.from')} required>
        <Input
          type="date"
          value={props.entered.startsOn}
          onChange={(_, { value }) => props.onChange({ startsOn: value })}
        />
      </Field>
      <Field label={say('membership.tab.to')}>
        <Input
          type="date"
          value={props.entered.endsOn}
          onChange={(_, { value }) => props.onChange({ endsOn: value })}
        />
      </Field>
    </div>
  );
}
