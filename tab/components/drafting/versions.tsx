import { Button, Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import { Section } from '../page.tsx';
import type { Desk } from './desk.ts';
import { WordsChanged } from './words-changed.tsx';
import { type Difference, differences, type Place, type Statement, type Work } from './work.ts';

/** What a draft said at one version. */
export interface Version<T extends Statement> {
  readonly version: number;
  /** Null: made by Praxis. */
  readonly by: string | null;
  readonly at: string;
  readonly statements: readonly T[];
  readonly setAside: Work<T>['setAside'];
}

/** Asked again with each version that is saved. */
export function DraftVersions<T extends Statement>(props: {
  /** Of which draft, and which version of it is saved. */
  readonly of: readonly [kind: string, id: string, version: number];
  readonly read: () => Promise<{ readonly items: readonly Version<T>[] }>;
  readonly desk: Pick<Desk<T>, 'work' | 'change'>;
}) {
  const { of, read, desk } = props;
  const { data } = useQuery({ queryKey: ['draft-versions', ...of], queryFn: read });
  if (!data) return null;
  return <Versions versions={data.items} work={desk.work} onRestore={desk.change} />;
}

/** A former version beside the draft as it stands on the desk, word by word, and the way back to it. */
function Versions<T extends Statement>(props: {
  /** Newest first. */
  readonly versions: readonly Version<T>[];
  readonly work: Work<T>;
  readonly onRestore: (work: Work<T>) => void;
}) {
  const { versions, work, onRestore } = props;
  const { say, dateTime } = useWords();
  const layout = useLayout();
  const [chosen, setChosen] = useState('');
  const one = versions.find(({ version }) => String(version) === chosen);
  if (versions.length === 0) return null;
  return (
    <Section id="versions" title={say('tab.drafting.versions.title')}>
      <Field label={say('tab.drafting.versions.compare')}>
        <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
          <option value="">{say('tab.drafting.versions.none')}</option>
          {versions.map(({ version, by, at }) => (
            <option key={version} value={version}>
              {say('tab.drafting.versions.one', {
                version,
                by: by ?? say('tab.drafting.versions.praxis'),
                at: dateTime(at),
              })}
            </option>
          ))}
        </Select>
      </Field>
      {one ? (
        <>
          <Compared found={differences(asWork(one, work.base), work)} />
          <div className={layout.row}>
            <Button onClick={() => onRestore(asWork(one, work.base))}>
              {say('tab.drafting.versions.restore')}
            </Button>
          </div>
        </>
      ) : null}
    </Section>
  );
}

/** It begins from what is saved now: nothing is overwritten before somebody saves it. */
const asWork = <T extends Statement>(
  { statements, setAside }: Version<T>,
  base: number,
): Work<T> => ({ base, statements, setAside });

/** Of each difference the former version first (`mine`), then what stands now (`theirs`). */
function Compared({ found }: { readonly found: readonly Difference[] }) {
  const { say } = useWords();
  const layout = useLayout();
  if (found.length === 0) return <p role="status">{say('tab.drafting.versions.same')}</p>;
  return (
    <ul className={layout.list}>
      {found.map(({ id, mine, theirs }) => (
        <li key={id} className={layout.card}>
          <p className={layout.written}>
            <WordsChanged before={textOf(mine)} now={textOf(theirs)} />
          </p>
          <Reason label={say('tab.drafting.versions.then')} place={mine} />
          <Reason label={say('tab.drafting.versions.now')} place={theirs} />
          <Mark label={say('tab.drafting.versions.then')} place={mine} />
          <Mark label={say('tab.drafting.versions.now')} place={theirs} />
        </li>
      ))}
    </ul>
  );
}

const textOf = (place: Place<Statement>): string => place?.statement.text ?? '';

/** Where a machine worded it and nobody had read it. */
function Mark({ label, place }: { readonly label: string; readonly place: Place<Statement> }) {
  const { say } = useWords();
  const layout = useLayout();
  if (!place?.statement.machine) return null;
  return (
    <p className={layout.plain}>
      {label} {say('rewriting.mark')}
    </p>
  );
}

/** Where a statement was set aside: why. */
function Reason({ label, place }: { readonly label: string; readonly place: Place<Statement> }) {
  const { say } = useWords();
  const layout = useLayout();
  if (!place || place.reason === null) return null;
  return (
    <p className={layout.plain}>
      {label} {say('tab.drafting.because', { reason: place.reason })}
    </p>
  );
}
