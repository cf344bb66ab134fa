import { Button, mergeClasses, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { OutsideSource } from '../../../src/contract/outside.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Refused, Trouble } from './findings.tsx';
import { OutsideForm } from './outside-form.tsx';
import { Mapping } from './outside-mapping.tsx';
import { useOutside } from './queries.ts';
import { Settings } from './settings.tsx';
import { Last, standing, TONES } from './source.tsx';

interface Removed {
  readonly id: string;
  readonly name: string;
}

/** Catalogues of libraries and feeds of lessons: added, changed, paused and removed here. */
export function Outside() {
  const { say } = useWords();
  const layout = useLayout();
  const query = useOutside();
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<readonly Removed[]>([]);
  return (
    <Section id="outside" title={say('outside.title')}>
      <p className={layout.plain}>{say('outside.what')}</p>
      <div>
        <Button onClick={() => setAdding(true)}>{say('outside.add')}</Button>
      </div>
      {removed.map((one) => (
        <TakeBack
          key={one.id}
          removed={one}
          onBack={() => setRemoved((all) => all.filter(({ id }) => id !== one.id))}
        />
      ))}
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={layout.plain}>{say('outside.none')}</p>
          ) : (
            <ul className={layout.list}>
              {items.map((source) => (
                <OutsideCard
                  key={source.id}
                  source={source}
                  onRemoved={() => setRemoved((all) => [...all, source])}
                />
              ))}
            </ul>
          )
        }
      </Read>
      {adding ? <OutsideForm source={null} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

/** As long as the page is open, what was removed can be taken back. */
function TakeBack({ removed, onBack }: { readonly removed: Removed; readonly onBack: () => void }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const restore = useWrite(() => api.restoreOutside(removed.id));
  return (
    <div role="status" className={layout.row}>
      <span>{say('outside.removed', { name: removed.name })}</span>
      <Button
        disabled={restore.isPending}
        onClick={() =>
          restore.mutate(undefined, {
            onSuccess: () => {
              tell(say('outside.restored'));
              onBack();
            },
            onError: (error) => tell(explain(error, words), 'error'),
          })
        }
      >
        {say('outside.undo')}
      </Button>
    </div>
  );
}

interface CardProps {
  readonly source: OutsideSource;
  readonly onRemoved: () => void;
}

function OutsideCard({ source, onRemoved }: CardProps) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { name, kind, address, paused, records, everyHours, state, lastSuccess } = source;
  const wanting = source.trouble !== null || state === 'stale';
  const found = say('outside.records', { count: records });
  const facts = [
    say(`outside.kinds.${kind}`),
    address,
    say('outside.every', { hours: everyHours }),
  ];
  return (
    <li className={mergeClasses(layout.card, wanting && layout.asked)}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h3 className={layout.h3}>{name}</h3>
        {paused ? (
          <Tag tone="subtle">{say('outside.paused')}</Tag>
        ) : (
          <Tag tone={TONES[state]}>{say(`sources.tags.${state}`)}</Tag>
        )}
      </div>
      <p className={layout.plain}>
        {paused ? say('outside.paused-what') : standing(source, words)} {found}
      </p>
      <p className={mergeClasses(layout.plain, layout.muted)}>{facts.join(' · ')}</p>
      <Last source={source} taken={null} />
      <Progress source={source} />
      <Trouble source={{ ...source, place: address }} />
      <Refused source={source} />
      <Acts source={source} onRemoved={onRemoved} />
      {lastSuccess ? <Mapping source={source} /> : null}
      <Settings source={source} name={name} />
    </li>
  );
}

function Progress({ source }: { readonly source: OutsideSource }) {
  const { say } = useWords();
  const layout = useLayout();
  const { readingSince, read, total, name } = source;
  if (!readingSince) return null;
  return (
    <div className={layout.tight}>
      {total === null ? (
        <Spinner
          size="tiny"
          label={say('outside.progress', { count: read })}
          labelPosition="after"
        />
      ) : (
        <>
          <progress aria-label={name} max={Math.max(total, read, 1)} value={read} />
          <p className={layout.plain}>{say('outside.progress-of', { count: read, total })}</p>
        </>
      )}
    </div>
  );
}

type Asking = 'remove' | 'edit' | 'confirm' | null;

/** Reading now, taking what was held back, pausing, changing, removing. */
function Acts({ source, onRemoved }: CardProps) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<Asking>(null);
  const { id, key, name, paused, held, readingSince } = source;
  const read = useWrite(() => api.readSource(key));
  const pause = useWrite(() => api.pauseOutside(id, !paused));
  const failed = { onError: (error: unknown) => tell(explain(error, words), 'error') };
  const begun = { ...failed, onSuccess: () => tell(say('sources.begun')) };
  return (
    <div className={layout.row}>
      {paused || readingSince ? null : (
        <Button
          aria-label={say('sources.read-named', { name })}
          disabled={read.isPending}
          onClick={() => read.mutate(undefined, begun)}
        >
          {say('sources.read')}
        </Button>
      )}
      {held ? <Button onClick={() => setAsking('confirm')}>{say('sources.confirm')}</Button> : null}
      <Button disabled={pause.isPending} onClick={() => pause.mutate(undefined, failed)}>
        {say(paused ? 'outside.resume' : 'outside.pause')}
      </Button>
      <Button aria-label={say('outside.edit-named', { name })} onClick={() => setAsking('edit')}>
        {say('outside.edit')}
      </Button>
      <Button
        aria-label={say('outside.remove-named', { name })}
        onClick={() => setAsking('remove')}
      >
        {say('outside.remove')}
      </Button>
      <Asked
        asking={asking}
        source={source}
        onRemoved={onRemoved}
        onClose={() => setAsking(null)}
      />
    </div>
  );
}

/** What is asked before something happens to a source. */
function Asked(props: CardProps & { readonly asking: Asking; readonly onClose: () => void }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { asking, source, onRemoved, onClose } = props;
  const { id, key, name, held, records } = source;
  const confirm = useWrite(() => api.confirmSource(key));
  const remove = useWrite(() => api.removeOutside(id));
  if (asking === 'edit') return <OutsideForm source={source} onClose={onClose} />;
  if (asking === 'confirm' && held) {
    return (
      <Confirm
        title={name}
        confirm={say('sources.confirm')}
        onClose={onClose}
        onConfirm={() => confirm.mutateAsync(undefined)}
      >
        <p className={layout.plain}>{say('sources.held', { ...held })}</p>
      </Confirm>
    );
  }
  if (asking !== 'remove') return null;
  return (
    <Confirm
      title={say('outside.remove-named', { name })}
      confirm={say('outside.remove')}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(undefined);
        onRemoved();
      }}
    >
      <p className={layout.plain}>{say('outside.remove-what', { count: records })}</p>
    </Confirm>
  );
}
