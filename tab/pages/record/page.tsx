import { Button, Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnRecord } from '../../../src/contract/credit.ts';
import { useApp } from '../../app-context.tsx';
import { bytesOf, CsvButton, DOCX, saveFile } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { Page } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Deeds, titleOf } from './deeds.tsx';
import { Showing } from './showing.tsx';

/** What one person did for others, for that person alone. */
export default function RecordPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [year, setYear] = useState<number | null>(null);
  const query = useQuery({ queryKey: ['record', year], queryFn: () => api.ownRecord(year) });
  return (
    <Page title={say('record.title')}>
      <div className={layout.tight}>
        <p className={layout.plain}>{say('record.what')}</p>
        <p className={layout.plain}>{say('record.not-in')}</p>
      </div>
      <Read query={query}>
        {(record) => (
          <>
            <Bar record={record} onYear={setYear} />
            {record.deeds.length === 0 ? (
              <Empty title={say('record.empty')} />
            ) : (
              <Deeds deeds={record.deeds} />
            )}
            <Showing record={record} />
          </>
        )}
      </Read>
    </Page>
  );
}

interface BarProps {
  readonly record: OwnRecord;
  readonly onYear: (year: number) => void;
}

function Bar({ record: { year, years, deeds }, onYear }: BarProps) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const name = `${say('record.title')} ${year}`;
  const write = useWrite(() => api.ownRecordFile(year));
  const head = (['kind', 'title', 'community', 'date', 'count'] as const).map((column) =>
    say(`record.columns.${column}`),
  );
  return (
    <div className={layout.fields}>
      <Field label={say('record.year')}>
        <Select value={String(year)} onChange={(_, { value }) => onYear(Number(value))}>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <CsvButton
        name={name}
        rows={() => [
          head,
          ...deeds.map((deed) => [
            say(`record.kinds.${deed.kind}`),
            titleOf(deed, words),
            deed.community ?? '',
            deed.on,
            deed.count,
          ]),
        ]}
      >
        {say('record.csv')}
      </CsvButton>
      <Button
        disabled={write.isPending}
        onClick={() =>
          write.mutate(undefined, {
            onSuccess: ({ name: called, base64 }) => saveFile(called, bytesOf(base64), DOCX),
          })
        }
      >
        {say('record.docx')}
      </Button>
      {write.isError ? <ErrorState error={write.error} /> : null}
    </div>
  );
}
