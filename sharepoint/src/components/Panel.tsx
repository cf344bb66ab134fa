import type * as React from 'react';
import styles from './Panel.module.scss';
import type { Asked } from './useAnswer';
import { inTrouble, type Strings } from './words';

interface PanelProps<T> {
  readonly title: string;
  readonly strings: Strings;
  readonly asked: Asked<T>;
  readonly retry: () => void;
  readonly children: (answer: T) => React.ReactNode;
}

/** One heading over loading, trouble with its remedy, or what there is; a screen reader hears of each. */
export function Panel<T>({ title, strings, asked, retry, children }: PanelProps<T>): JSX.Element {
  return (
    <section className={styles.panel} aria-label={title} aria-busy={asked.state === 'loading'}>
      <h2>{title}</h2>
      <div role="status">
        {asked.state === 'loading' && <p>{strings.Loading}</p>}
        {asked.state === 'failed' && <p>{inTrouble(strings, asked.trouble)}</p>}
      </div>
      {asked.state === 'failed' && asked.trouble !== 'no-address' && (
        <button type="button" onClick={retry}>
          {strings.Retry}
        </button>
      )}
      {asked.state === 'there' && children(asked.answer)}
    </section>
  );
}
