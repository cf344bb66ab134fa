import { useState } from 'react';
import { wordsOf } from '../api.ts';
import { useBench } from '../context.tsx';
import { Modal } from '../parts/modal.tsx';
import type { Place } from '../shapes.ts';
import { Hosted } from './hosted.tsx';

interface AddTabProps {
  readonly place: Place;
  readonly url: string;
  readonly close: () => void;
  /** It is there: what is shown of the place is read again. */
  readonly added: () => void;
}

/** Teams' dialog around the page that says what a new tab shows. The button is Teams'. */
export function AddTab({ place, url, close, added }: AddTabProps) {
  const { client, app } = useBench();
  const [valid, setValid] = useState(false);
  const [problem, setProblem] = useState('');
  const [save, setSave] = useState<() => void>(() => () => {});
  const keep = (settings: unknown): void => {
    if (typeof settings !== 'object' || settings === null) throw new Error('no settings');
    client.addTab(place.id, settings).then(
      () => {
        close();
        added();
      },
      (error: unknown) => setProblem(wordsOf(error)),
    );
  };
  return (
    <Modal title={`Add ${app.name} to ${place.name}`} close={close} width="600px" height="520px">
      <Hosted
        title={`Settings of ${app.name}`}
        url={url}
        page={{
          frameContext: 'settings',
          entityId: '',
          subEntityId: '',
          channelId: place.kind === 'channel' ? place.id : null,
        }}
        settings={{ valid: setValid, keep, saved: () => {}, refused: setProblem }}
        saver={(given) => setSave(() => given)}
      />
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="primary" disabled={!valid} onClick={save}>
        Save
      </button>
    </Modal>
  );
}
