import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SettingList } from '../../../src/contract/sources.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Page } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const useStyles = makeStyles({ number: { width: '140px' } });

type Setting = SettingList['items'][number];

/** What administrators set without code: each with its bounds, its usual value and what was set before. */
export default function ThresholdsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['settings'], queryFn: api.settings });
  return (
    <Page title={say('sources.settings.title')}>
      <p className={layout.plain}>{say('sources.settings.what')}</p>
      <Read query={query}>
        {({ items }) => (
          <ul className={layout.list}>
            {items.map((setting) => (
              <OneSetting key={`${setting.key}=${setting.value}`} setting={setting} />
            ))}
          </ul>
        )}
      </Read>
    </Page>
  );
}

function OneSetting({ setting }: { readonly setting: Setting }) {
  const words = useWords();
  const { say, date } = words;
  const { api } = useApp();
  const layout = useLayout();
  const styles = useStyles();
  const tell = useTell();
  const { key, value, usual, least, most, history } = setting;
  const [typed, setTyped] = useState(String(value));
  const save = useWrite((wanted: number) => api.changeSetting(key, { value: wanted }));
  const wanted = Number(typed);
  const valid = typed !== '' && Number.isInteger(wanted) && wanted >= least && wanted <= most;
  const bounds = say('sources.settings.bounds', { least, most, usual });
  return (
    <li className={layout.card}>
      <form
        noValidate
        className={layout.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (!valid) return;
          save.mutate(wanted, {
            onSuccess: () => tell(say('sources.settings.saved')),
            onError: (error) => tell(explain(error, words), 'error'),
          });
        }}
      >
        <Field
          label={say(`sources.settings.of.${key.replaceAll('.', '-')}`)}
          {...(valid ? { hint: bounds } : { validationMessage: bounds })}
        >
          <Input
            className={styles.number}
            type="number"
            min={least}
            max={most}
            value={typed}
            onChange={(_, data) => setTyped(data.value)}
          />
        </Field>
        <Button type="submit" disabled={wanted === value || !valid || save.isPending}>
          {say('questions.schedule.save')}
        </Button>
      </form>
      {history.length > 0 ? (
        <ul className={layout.plain}>
          {history.map((before) => (
            <li key={before.at}>
              {say('sources.settings.was', {
                value: before.value,
                name: before.by,
                date: date(before.at),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
