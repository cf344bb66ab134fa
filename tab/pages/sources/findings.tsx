import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Source } from '../../../src/contract/sources.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      textAlign: 'start',
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS} 0`,
      verticalAlign: 'top',
    },
  },
});

/** What is wrong and what to do about it. */
export function Trouble({
  source,
}: {
  readonly source: Pick<Source, 'trouble' | 'failures' | 'place'>;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { trouble, failures, place } = source;
  if (!trouble) return null;
  const details = { path: place ?? '', ...trouble.details };
  return (
    <div className={layout.tight}>
      <p className={layout.plain}>
        <strong>{say(`sources.troubles.${trouble.code}`, details)}</strong>
      </p>
      <p className={layout.plain}>{say(`sources.remedies.${trouble.code}`, details)}</p>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say('sources.failures', { count: failures })}
      </p>
    </div>
  );
}

/** Columns beyond the allow-list, by name alone. */
export function Dropped({ names }: { readonly names: readonly string[] }) {
  const { say } = useWords();
  const layout = useLayout();
  if (names.length === 0) return null;
  return (
    <div className={layout.tight}>
      <p className={layout.plain}>
        <strong>{say('sources.dropped-label')}:</strong> {names.join(', ')}
      </p>
      <p className={mergeClasses(layout.plain, layout.muted)}>{say('sources.dropped-what')}</p>
    </div>
  );
}

const SHOWN = 20;

/** Rows that were left out: where and why, never what they hold. */
export function Refused({ source }: { readonly source: Pick<Source, 'refused' | 'refusedCount'> }) {
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const rows = source.refused.slice(0, SHOWN);
  const more = source.refusedCount - rows.length;
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{say('sources.refused-count', { count: source.refusedCount })}</summary>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className={layout.hidden}>{say('sources.refused-title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('sources.refused-line')}</th>
              <th scope="col">{say('sources.refused-column')}</th>
              <th scope="col">{say('sources.refused-reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, column, reason }) => (
              <tr key={`${line}:${column}:${reason}`}>
                <td>{line || '–'}</td>
                <td>{column}</td>
                <td>{say(`sources.refused.${reason}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? (
        <p className={layout.plain}>{say('sources.refused-more', { count: more })}</p>
      ) : null}
    </details>
  );
}
