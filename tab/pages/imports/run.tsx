import { Button, ProgressBar } from '@fluentui/react-components';
import type { ImportRun } from '../../../src/contract/imports.ts';
import { useApp } from '../../app-context.tsx';
import { saveCsv } from '../../components/csv.tsx';
import { useLayout } from '../../components/layout.ts';
import { Section } from '../../components/page.tsx';
import { ErrorState } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** How far the latest import is, and what was refused. */
export function Run({ run }: { readonly run: ImportRun }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { id, sheet, apply, state, rows, done, secondsLeft, trouble } = run;
  const stop = useWrite(() => api.stopImport(id));
  const left = secondsLeft === null ? null : Math.max(1, Math.ceil(secondsLeft / 60));
  return (
    <Section
      id="imports-run"
      title={say(apply ? 'imports.latest' : 'imports.latest-try', { sheet })}
    >
      <div role="status" className={layout.tight}>
        <p className={layout.plain}>
          {say(`imports.states.${state}`)} · {say('imports.done', { done, rows })}
          {left === null ? null : ` · ${say('imports.left', { count: left })}`}
        </p>
        <p className={layout.plain}>
          {say('imports.tally', {
            ...{ fresh: run.new, changed: run.changed, same: run.same, refused: run.refused },
          })}
        </p>
        {trouble ? (
          <p className={layout.plain}>{say(`sources.troubles.${trouble.code}`, trouble.details)}</p>
        ) : null}
      </div>
      {state === 'running' ? (
        <ProgressBar
          value={rows === 0 ? 0 : done / rows}
          aria-label={say('imports.done', { done, rows })}
        />
      ) : null}
      <div className={layout.row}>
        {state === 'running' ? (
          <Button disabled={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {say('imports.stop')}
          </Button>
        ) : null}
        {run.refused > 0 ? <Refused run={run} /> : null}
      </div>
      {stop.isError ? <ErrorState error={stop.error} /> : null}
    </Section>
  );
}

/** Rows that were not taken, with the reason in the reader's language, as a sheet. */
function Refused({ run: { id, sheet } }: { readonly run: ImportRun }) {
  const { say } = useWords();
  const { api } = useApp();
  const read = useWrite(() => api.importRefusals(id));
  const columns = ['line', 'number', 'column', 'reason'] as const;
  const save = () =>
    read.mutate(undefined, {
      onSuccess: ({ items }) =>
        saveCsv(say('imports.refused-name', { sheet: sheet.replace(/^.*\//, '') }), [
          columns.map((column) => say(`imports.columns.${column}`)),
          ...items.map(({ line, number, column, reason }) => [
            ...[line, number, column],
            say(`imports.refused.${reason}`),
          ]),
        ]),
    });
  return (
    <>
      <Button disabled={read.isPending} onClick={save}>
        {say('imports.save-refused')}
      </Button>
      {read.isError ? <ErrorState error={read.error} /> : null}
    </>
  );
}
