import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeskEdit, KeptDesks } from '../../../src/contract/desks.ts';
import { useApp } from '../../app-context.tsx';
import { CsvButton } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { useKeptDesks } from './queries.ts';

type Kept = KeptDesks['items'][number];

const NEW: DeskEdit = {
  names: { en: '', fr: '', es: '' },
  unit: '',
  topics: '',
  staff: '',
  days: 10,
  open: true,
};

/** The desks as data: who answers, on what, and within how many days. For administrators. */
export default function KeptDesksPage() {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Page
      title={say('preparing.desk.keep.title')}
      above={<TextLink to="/desks">{say('preparing.desk.all')}</TextLink>}
    >
      <p className={layout.plain}>{say('preparing.desk.keep.what')}</p>
      <Read query={useKeptDesks()}>
        {({ items }) => (
          <>
            {items.length > 0 ? <SaveDesks items={items} /> : null}
            {items.map((desk) => (
              <Desk key={`${desk.id} ${desk.version}`} desk={desk} />
            ))}
            <Desk key={`new ${items.length}`} desk={null} />
          </>
        )}
      </Read>
    </Page>
  );
}

const editOf = (desk: Kept, topicName: (slug: string) => string): DeskEdit => ({
  names: desk.names,
  unit: desk.unit,
  topics: desk.topics.map(topicName).join(', '),
  staff: desk.staff.map(({ mail }) => mail).join(', '),
  days: desk.days,
  open: desk.open,
});

/** As the form has them, so that a sheet can be checked and kept by those who run the desks. */
function SaveDesks({ items }: { readonly items: readonly Kept[] }) {
  const words = useWords();
  const { say } = words;
  const head = ['name-en', 'name-fr', 'name-es', 'unit', 'topics', 'staff', 'days', 'open'];
  const rows = () => [
    head.map((name) => say(`preparing.desk.keep.${name}`)),
    ...items.map((desk) => {
      const { names, unit, topics, staff, days, open } = editOf(desk, words.topic);
      const takes = say(open ? 'taxonomy.spread.yes' : 'taxonomy.spread.no');
      return [names.en, names.fr, names.es, unit, topics, staff, days, takes];
    }),
  ];
  return (
    <div>
      <CsvButton name="desks" rows={rows}>
        {say('taxonomy.spread.save')}
      </CsvButton>
    </div>
  );
}

function Desk({ desk }: { readonly desk: Kept | null }) {
  const words = useWords();
  const { say, language } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [edit, setEdit] = useState(() => (desk ? editOf(desk, words.topic) : NEW));
  const save = useWrite(async (given: DeskEdit) => {
    if (desk) await api.changeDesk(desk.id, { ...given, version: desk.version });
    else await api.createDesk(given);
    tell(say('preparing.desk.keep.saved'));
  });
  const line = (label: string, value: string, change: (value: string) => Partial<DeskEdit>) => (
    <Field label={say(`preparing.desk.keep.${label}`)}>
      <Input
        value={value}
        onChange={(_, { value: typed }) => setEdit({ ...edit, ...change(typed) })}
      />
    </Field>
  );
  const { names } = edit;
  return (
    <Section
      id={desk?.id ?? 'new'}
      title={desk ? desk.names[language] : say('preparing.desk.keep.new')}
    >
      <form
        className={layout.card}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(edit);
        }}
      >
        {line('name-en', names.en, (en) => ({ names: { ...names, en } }))}
        {line('name-fr', names.fr, (fr) => ({ names: { ...names, fr } }))}
        {line('name-es', names.es, (es) => ({ names: { ...names, es } }))}
        {line('unit', edit.unit, (unit) => ({ unit }))}
        {line('topics', edit.topics, (topics) => ({ topics }))}
        {line('staff', edit.staff, (staff) => ({ staff }))}
        {line('days', String(edit.days), (days) => ({ days: Number(days) || 0 }))}
        <Checkbox
          label={say('preparing.desk.keep.open')}
          checked={edit.open}
          onChange={(_, { checked }) => setEdit({ ...edit, open: checked === true })}
        />
        {save.isError ? <ErrorState error={save.error} /> : null}
        <div>
          <Button type="submit" appearance="primary" disabled={save.isPending}>
            {say('preparing.desk.keep.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
