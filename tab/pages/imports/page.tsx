import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  ImportPage,
  NewImport,
  ReportField,
  SheetSurvey,
} from '../../../src/contract/imports.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, ErrorState, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Run } from './run.tsx';

const LOOK_MS = 2_000;
const LONGEST = 200;
const FIELDS: readonly ReportField[] = [
  ...(['number', 'title', 'authors', 'start', 'end', 'countries'] as const),
  ...(['topics', 'language', 'unit', 'summary', 'findings', 'file'] as const),
];

/** Mission reports from before: which sheets are there, what an import would do, and how far it is. */
export default function ImportsPage() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({
    queryKey: ['imports'],
    queryFn: api.imports,
    refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? LOOK_MS : false),
  });
  return (
    <Page
      title={say('imports.title')}
      above={<TextLink to="/admin">{say('tab.admin.title')}</TextLink>}
    >
      <p className={layout.plain}>{say('imports.what')}</p>
      <Read query={query}>
        {(page) => (
          <>
            {page.run ? <Run run={page.run} /> : null}
            {page.sheets.length === 0 ? (
              <Empty title={say('imports.none')}>
                <p className={layout.plain}>{say('imports.place', { place: page.place })}</p>
              </Empty>
            ) : (
              <Choosing page={page} />
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

type Columns = NewImport['columns'];

function Choosing({ page: { place, sheets, run } }: { readonly page: ImportPage }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const [sheet, setSheet] = useState(sheets[0] ?? '');
  const [columns, setColumns] = useState<Columns>({});
  const survey = useWrite(() => api.surveySheet({ sheet, columns: filled(columns) }));
  const begin = useWrite((apply: boolean) =>
    api.beginImport({ sheet, columns: filled(columns), apply }),
  );
  const busy = survey.isPending || begin.isPending || run?.state === 'running';
  return (
    <Section id="imports-choose" title={say('imports.choose')}>
      <p className={layout.plain}>{say('imports.place', { place })}</p>
      <Field label={say('imports.sheet')}>
        <Select value={sheet} onChange={(_, { value }) => setSheet(value)}>
          {sheets.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <details>
        <summary>{say('imports.mapping')}</summary>
        {FIELDS.map((field) => (
          <Field key={field} label={say(`imports.fields.${field}`)}>
            <Input
              value={columns[field] ?? ''}
              maxLength={LONGEST}
              onChange={(_, { value }) => setColumns({ ...columns, [field]: value })}
            />
          </Field>
        ))}
      </details>
      <div className={layout.row}>
        <Button disabled={busy} onClick={() => survey.mutate(undefined)}>
          {say('imports.look')}
        </Button>
        <Button disabled={busy} onClick={() => begin.mutate(false)}>
          {say('imports.try')}
        </Button>
        <Button appearance="primary" disabled={busy} onClick={() => begin.mutate(true)}>
          {say('imports.begin')}
        </Button>
      </div>
      {survey.data ? <Surveyed survey={survey.data} /> : null}
      {survey.isError ? <ErrorState error={survey.error} /> : null}
      {begin.isError ? <ErrorState error={begin.error} /> : null}
    </Section>
  );
}

const filled = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([, name]) => name.trim() !== ''));

function Surveyed({
  survey: { rows, columns, dropped, trouble },
}: {
  readonly survey: SheetSurvey;
}) {
  const { say, list } = useWords();
  const layout = useLayout();
  if (trouble)
    return <p role="status">{say(`sources.troubles.${trouble.code}`, trouble.details)}</p>;
  return (
    <div role="status" className={layout.tight}>
      <p className={layout.plain}>{say('imports.rows', { count: rows })}</p>
      <ul>
        {FIELDS.flatMap((field) =>
          columns[field]
            ? [
                <li key={field}>
                  {say('imports.maps', {
                    field: say(`imports.fields.${field}`),
                    column: columns[field],
                  })}
                </li>,
              ]
            : [],
        )}
      </ul>
      {dropped.length > 0 ? (
        <p className={layout.plain}>{say('imports.dropped', { columns: list(dropped) })}</p>
      ) : null}
    </div>
  );
}
