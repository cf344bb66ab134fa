import { useState } from 'react';
import { wordsOf } from '../api.ts';
import { useBench } from '../context.tsx';
import type { Place } from '../shapes.ts';

interface InstalledProps {
  readonly place: Place;
  readonly reload: () => void;
}

/** Whether the app is here. Anybody installs it for themselves, or in a group that they are of; a team's is its owners' affair and only told. */
export function Installed({ place, reload }: InstalledProps) {
  const { client, person, app } = useBench();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  if (place.kind === 'channel')
    return place.installed ? null : (
      <p className="notice">
        {app.name} is not installed in this team: it reads and posts nothing.
      </p>
    );
  const whose = place.kind === 'group' ? 'in this group' : `for ${person.name}`;
  const change = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      await (place.installed ? client.uninstall(place.id) : client.install(place.id));
      reload();
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <p className={place.installed ? 'installed quiet' : 'installed notice'}>
      {`${app.name} is ${place.installed ? '' : 'not '}installed ${whose}.`}{' '}
      <button type="button" className="plain" disabled={busy} onClick={() => void change()}>
        {place.installed ? 'Uninstall' : 'Install'}
      </button>
      {problem !== '' && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
}
