import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OwnRecord, RecordShare } from '../../../src/contract/credit.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const LONGEST_NAME = 200;
/** As long as an appraisal takes, unless another day is chosen. */
const USUAL_DAYS = 30;

const later = (now: string, days: number): string => {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** Who may read it, and what others show to this person. */
export function Showing({ record }: { readonly record: OwnRecord }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <>
      <Section id="record-show" title={say('record.show.title')}>
        <p className={layout.plain}>{say('record.show.what')}</p>
        <ul className={layout.list}>
          {record.shares.map((share) => (
            <Shared key={share.id} share={share} />
          ))}
        </ul>
        <Show year={record.year} />
      </Section>
      {record.shown.length > 0 ? (
        <Section id="record-shown" title={say('record.show.with-me')}>
          <ul className={layout.list}>
            {record.shown.map(({ id, name, year }) => (
              <li key={id}>
                <Link to={`/my-record/of/${encodeURIComponent(id)}`}>
                  {say('record.show.open', { name, year })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Shared({ share: { id, name, year, until } }: { readonly share: RecordShare }) {
  const { say, day } = useWords();
  const { api } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const stop = useWrite(() => api.unshareRecord(id));
  return (
    <li className={layout.row}>
      <span>{say('record.show.line', { name, year, date: day(until) })}</span>
      <Button
        size="small"
        disabled={stop.isPending}
        aria-label={say('record.show.stop-of', { name, year })}
        onClick={() =>
          stop.mutate(undefined, { onSuccess: () => tell(say('record.show.stopped')) })
        }
      >
        {say('record.show.stop')}
      </Button>
      {stop.isError ? <ErrorState error={stop.error} /> : null}
    </li>
  );
}

function Show({ year }: { readonly year: number }) {
  const { say, day } = useWords();
  const { api, me } = useApp();
  const tell = useTell();
  const layout = useLayout();
  const today = me.now.slice(0, 10);
  const [reader, setReader] = useState('');
  const [until, setUntil] = useState(later(me.now, USUAL_DAYS));
  const [missing, setMissing] = useState(false);
  const show = useWrite(() => api.shareRecord({ reader: reader.trim(), year, until }));
  const nobody = missing && reader.trim() === '';
  const far = until < today || until > later(me.now, 366);
  function send() {
    setMissing(true);
    if (reader.trim() === '' || far) return;
    show.mutate(undefined, {
      onSuccess: () => {
        tell(say('record.show.done', { name: reader.trim(), date: day(until) }));
        setReader('');
        setMissing(false);
      },
    });
  }
  return (
    <form
      className={layout.fields}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label={say('record.show.reader')}
        required
        {...(nobody ? { validationMessage: say('record.show.who-missing') } : {})}
      >
        <Input
          value={reader}
          maxLength={LONGEST_NAME}
          onChange={(_, { value }) => setReader(value)}
        />
      </Field>
      <Field
        label={say('record.show.until')}
        required
        {...(far ? { validationMessage: say('record.show.until-wrong') } : {})}
      >
        <Input type="date" value={until} min={today} onChange={(_, { value }) => setUntil(value)} />
      </Field>
      <Button type="submit" disabled={show.isPending}>
        {say('record.show.button')}
      </Button>
      {show.isError ? <ErrorState error={show.error} /> : null}
    </form>
  );
}
