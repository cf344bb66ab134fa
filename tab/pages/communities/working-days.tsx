import { Button, Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import type { WorkingDays, WorkingDaysPage } from '../../../src/contract/communities.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Monday first, as people read a week. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** On which days a community works, as it decides, and what it decided before. */
export default function WorkingDaysPageRoute() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api } = useApp();
  const query = useQuery({ queryKey: ['working-days', id], queryFn: () => api.workingDays(id) });
  return (
    <Page
      title={say('communities.week.title', { community: query.data?.community.name ?? '' })}
      above={<TextLink to={`/communities/${id}`}>{say('communities.week.back')}</TextLink>}
    >
      <Read query={query}>
        {(page) => (
          <>
            <WeekForm key={page.history.length} page={page} />
            <History page={page} />
          </>
        )}
      </Read>
    </Page>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((day) => day.trim())
    .filter(Boolean);

function WeekForm({ page }: { readonly page: WorkingDaysPage }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [free, setFree] = useState<readonly number[]>(page.week.free);
  const [off, setOff] = useState(page.week.off.join('\n'));
  const write = useWrite((week: WorkingDays) => api.decideWorkingDays(page.community.id, week));
  const wrong = linesOf(off).some((day) => !DAY.test(day));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (wrong || free.length === WEEK.length) return;
    write.mutate(
      { free: [...free], off: linesOf(off) },
      { onSuccess: () => tell(say('communities.week.done')) },
    );
  }
  return (
    <form noValidate className={layout.card} onSubmit={submit}>
      <div className={layout.stack}>
        <p className={layout.plain}>{say('communities.week.what')}</p>
        <fieldset className={layout.bare}>
          <legend>{say('communities.week.works')}</legend>
          {WEEK.map((day) => (
            <Checkbox
              key={day}
              label={say(`communities.week.day.${day}`)}
              checked={!free.includes(day)}
              onChange={(_, { checked }) =>
                setFree(checked === true ? free.filter((one) => one !== day) : [...free, day])
              }
            />
          ))}
        </fieldset>
        {free.length === WEEK.length ? <p role="alert">{say('communities.week.none')}</p> : null}
        <Field
          label={say('communities.week.off')}
          hint={say('communities.week.off-hint')}
          {...(wrong ? { validationMessage: say('communities.week.off-hint') } : {})}
        >
          <Textarea value={off} rows={4} onChange={(_, { value }) => setOff(value)} />
        </Field>
        {write.isError ? <ErrorState error={write.error} /> : null}
        <div>
          <Button appearance="primary" type="submit" disabled={write.isPending}>
            {say('questions.schedule.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function History({ page }: { readonly page: WorkingDaysPage }) {
  const { say, date, list } = useWords();
  const layout = useLayout();
  return (
    <Section id="history" title={say('questions.schedule.history')}>
      {page.history.length === 0 ? (
        <p className={layout.plain}>{say('questions.schedule.none')}</p>
      ) : (
        <ul className={layout.plain}>
          {page.history.map(({ week, by, at }) => (
            <li key={at}>
              {say('communities.week.was', {
                days: list(
                  WEEK.filter((day) => !week.free.includes(day)).map((day) =>
                    say(`communities.week.day.${day}`),
                  ),
                ),
                count: week.off.length,
                name: by,
                date: date(at),
              })}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
