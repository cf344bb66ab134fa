import { Button, Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { SettingList } from '../../../src/contract/sources.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const useStyles = makeStyles({ number: { width: '140px' } });

type Setting = SettingList['items'][number];
type Choice = SettingList['choices'][number];
type Several = SettingList['lists'][number];

/** Those of which more is said than their bounds: `sources.settings.help.<key>`. */
const HELPED: ReadonlySet<string> = new Set(['groups.smallest']);

const wordsOf = (key: string): string => key.replaceAll('.', '-');

/** What administrators set without code: each with its bounds, its usual value and what was set before. */
export default function ThresholdsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['settings'], queryFn: api.settings });
  return (
    <Page
      title={say('sources.settings.title')}
      above={<TextLink to="/admin">{say('tab.admin.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('sources.settings.what')}</p>
      <Read query={query}>
        {({ items, choices, lists }) => (
          <ul className={layout.list}>
            {items.map((setting) => (
              <OneSetting key={`${setting.key}=${setting.value}`} setting={setting} />
            ))}
            {lists.map((list) => (
              <OneList key={`${list.key}=${list.value.join('|')}`} list={list} />
            ))}
            {choices.map((choice) => (
              <OneChoice key={`${choice.key}=${choice.value}`} choice={choice} />
            ))}
          </ul>
        )}
      </Read>
    </Page>
  );
}

/** Keeps a value, and says that it holds. */
function useSave(key: string) {
  const words = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite((value: number | string | string[]) => api.changeSetting(key, { value }));
  const save = (value: number | string | string[]) =>
    write.mutate(value, {
      onSuccess: () => tell(words.say('sources.settings.saved')),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  return { save, saving: write.isPending };
}

/** One of them: its name, what may be said of it, the control, and what was set before. */
function SettingForm(props: {
  readonly name: string;
  readonly hint: string;
  readonly valid?: boolean;
  readonly changed: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly history: readonly Before[];
  /** The control. */
  readonly children: ReactElement;
}) {
  const { name, hint, valid = true, changed, saving, onSave, history, children } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <li className={layout.card}>
      <form
        noValidate
        className={layout.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) onSave();
        }}
      >
        <Field
          label={say(`sources.settings.of.${wordsOf(name)}`)}
          {...(valid ? { hint } : { validationMessage: hint })}
        >
          {children}
        </Field>
        <Button type="submit" disabled={!changed || !valid || saving}>
          {say('questions.schedule.save')}
        </Button>
      </form>
      <History values={history} />
    </li>
  );
}

function OneSetting({ setting }: { readonly setting: Setting }) {
  const { say } = useWords();
  const styles = useStyles();
  const { key, value, usual, least, most, history } = setting;
  const [typed, setTyped] = useState(String(value));
  const { save, saving } = useSave(key);
  const wanted = Number(typed);
  const valid = typed !== '' && Number.isInteger(wanted) && wanted >= least && wanted <= most;
  const help = HELPED.has(key) ? [say(`sources.settings.help.${wordsOf(key)}`)] : [];
  return (
    <SettingForm
      name={key}
      hint={[say('sources.settings.bounds', { least, most, usual }), ...help].join(' ')}
      valid={valid}
      changed={wanted !== value}
      saving={saving}
      onSave={() => save(wanted)}
      history={history}
    >
      <Input
        className={styles.number}
        type="number"
        min={least}
        max={most}
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
      />
    </SettingForm>
  );
}

function OneChoice({ choice }: { readonly choice: Choice }) {
  const { say } = useWords();
  const { key, value, usual, options, history } = choice;
  const [chosen, setChosen] = useState(value);
  const { save, saving } = useSave(key);
  const named = (option: string) => say(`sources.settings.choices.${wordsOf(key)}.${option}`);
  return (
    <SettingForm
      name={key}
      hint={say('sources.settings.usually', { usual: named(usual) })}
      changed={chosen !== value}
      saving={saving}
      onSave={() => save(chosen)}
      history={history.map((one) => ({ ...one, value: named(one.value) }))}
    >
      <Select value={chosen} onChange={(_, data) => setChosen(data.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {named(option)}
          </option>
        ))}
      </Select>
    </SettingForm>
  );
}

const LONGEST = 100;
const SHORTEST = 2;

function OneList({ list }: { readonly list: Several }) {
  const { say, list: named } = useWords();
  const { key, value, usual, history } = list;
  const before = value.join('\n');
  const [typed, setTyped] = useState(before);
  const { save, saving } = useSave(key);
  const wanted = typed.split('\n').flatMap((line) => line.trim() || []);
  const valid =
    wanted.length > 0 && wanted.every(({ length }) => length >= SHORTEST && length <= LONGEST);
  const hint = [
    say(`sources.settings.help.${wordsOf(key)}`),
    say('sources.settings.usually', { usual: named(usual) }),
  ].join(' ');
  return (
    <SettingForm
      name={key}
      hint={hint}
      valid={valid}
      changed={wanted.join('\n') !== before}
      saving={saving}
      onSave={() => save(wanted)}
      history={history.map((one) => ({ ...one, value: named(one.value) }))}
    >
      <Textarea value={typed} resize="vertical" onChange={(_, data) => setTyped(data.value)} />
    </SettingForm>
  );
}

interface Before {
  readonly value: number | string;
  readonly by: string;
  readonly at: string;
}

/** What was set before, newest first. */
function History({ values }: { readonly values: readonly Before[] }) {
  const { say, date } = useWords();
  const layout = useLayout();
  if (values.length === 0) return null;
  return (
    <ul className={layout.plain}>
      {values.map(({ value, by, at }) => (
        <li key={at}>{say('sources.settings.was', { value, name: by, date: date(at) })}</li>
      ))}
    </ul>
  );
}
