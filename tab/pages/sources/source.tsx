import { Button, mergeClasses, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { Source, SourceList } from '../../../src/contract/sources.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWrite } from '../../queries.ts';
import { useWords, type Words } from '../../words.tsx';
import { Dropped, Refused, Trouble } from './findings.tsx';
import { Settings } from './settings.tsx';

type Standing = Pick<Source, 'state' | 'staleSince' | 'lastSuccess'>;

export const TONES: Readonly<Record<Source['state'], Tone>> = {
  fresh: 'success',
  waiting: 'informative',
  failing: 'warning',
  stale: 'danger',
  unused: 'subtle',
};

export function standing(source: Standing, { say, dateTime }: Words): string {
  const { state, staleSince, lastSuccess } = source;
  if (staleSince === null) return say(`sources.states.${state}`);
  const since = dateTime(staleSince);
  return lastSuccess
    ? say('sources.stale', { since, success: dateTime(lastSuccess) })
    : say('sources.stale-never', { since });
}

function placeOf({ key, place }: Source, { say }: Words): string {
  if (key === 'people' || key === 'communities') return say(`sources.places.${key}`);
  if (key !== 'leavers') return place ?? '';
  return place ? say('sources.places.leavers-both', { place }) : say('sources.places.leavers');
}

interface SourceProps {
  readonly source: Source;
  readonly moves: SourceList['moves'];
}

export function SourceCard({ source, moves }: SourceProps) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const name = say(`sources.names.${source.key}`);
  const wanting = source.trouble !== null || source.state === 'stale';
  return (
    <li className={mergeClasses(layout.card, wanting && layout.asked)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h2 className={layout.h2}>{name}</h2>
        <Tag tone={TONES[source.state]}>{say(`sources.tags.${source.state}`)}</Tag>
      </div>
      <p className={layout.plain}>{standing(source, words)}</p>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say('sources.kind')}: {placeOf(source, words)}
      </p>
      {source.state === 'unused' ? null : <Last source={source} taken={source.taken} />}
      <Trouble source={source} />
      <Dropped names={source.dropped} />
      <Refused source={source} />
      <Kinds moves={moves} both={source.place !== null} />
      {source.state === 'unused' ? null : (
        <>
          <Acts source={source} name={name} />
          <Settings source={source} name={name} />
        </>
      )}
    </li>
  );
}

export function Last({
  source,
  taken,
}: {
  readonly source: Pick<Source, 'lastSuccess' | 'lastAttempt'>;
  readonly taken: number | null;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { lastSuccess, lastAttempt } = source;
  return (
    <p className={mergeClasses(layout.plain, layout.muted)}>
      {say('sources.last-success')}:{' '}
      {lastSuccess ? <When at={lastSuccess} /> : say('sources.never')}
      {' · '}
      {say('sources.last-attempt')}:{' '}
      {lastAttempt ? <When at={lastAttempt} /> : say('sources.never')}
      {lastSuccess && taken !== null ? ` · ${say('sources.taken', { count: taken })}` : null}
    </p>
  );
}

function Kinds({ moves, both }: { readonly moves: SourceList['moves']; readonly both: boolean }) {
  const { say } = useWords();
  const layout = useLayout();
  if (moves.length === 0) return null;
  const counts = moves.map(({ kind, count }) => `${say(`sources.kinds.${kind}`)}: ${count}`);
  return (
    <p className={layout.plain}>
      {say('sources.moves-title')}: {counts.join(', ')}. {both ? say('sources.both') : null}
    </p>
  );
}

/** Reading now, and taking what was held back. */
function Acts({ source, name }: { readonly source: Source; readonly name: string }) {
  const words = useWords();
  const { say, dateTime } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const read = useWrite(() => api.readSource(source.key));
  const confirm = useWrite(() => api.confirmSource(source.key));
  const { readingSince, held } = source;
  const begin = () =>
    read.mutate(undefined, {
      onSuccess: () => tell(say('sources.begun')),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  return (
    <div className={layout.row}>
      {readingSince ? (
        <Spinner
          size="tiny"
          label={say('sources.reading', { since: dateTime(readingSince) })}
          labelPosition="after"
        />
      ) : (
        <Button
          aria-label={say('sources.read-named', { name })}
          disabled={read.isPending}
          onClick={begin}
        >
          {say('sources.read')}
        </Button>
      )}
      {held ? <Button onClick={() => setAsking(true)}>{say('sources.confirm')}</Button> : null}
      {asking && held ? (
        <Confirm
          title={name}
          confirm={say('sources.confirm')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await confirm.mutateAsync(undefined);
            tell(say('sources.confirmed'));
          }}
        >
          <p className={layout.plain}>{say('sources.held', { ...held })}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
