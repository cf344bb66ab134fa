import { useState } from 'react';
import { useBench } from '../context.tsx';
import { AddTab } from '../host/add-tab.tsx';
import type { Place } from '../shapes.ts';

interface PlaceTabsProps {
  readonly place: Place;
  /** Id of the tab that is open; null for the messages. */
  readonly open: string | null;
  readonly show: (tab: string | null) => void;
  /** Whether people meet here, with the app beside them. */
  readonly meeting: boolean;
  readonly meet: (on: boolean) => void;
  readonly reload: () => void;
}

/** What a channel or group shows: its messages, or one of the tabs that were added to it. */
export function PlaceTabs(props: PlaceTabsProps) {
  const { place, open, show, meeting, meet, reload } = props;
  const { app } = useBench();
  const [adding, setAdding] = useState(false);
  if (place.kind === 'personal') return null;
  const entries = [{ id: null, name: 'Posts' }, ...place.tabs];
  return (
    <nav className="place-tabs" aria-label={`Tabs of ${place.name}`}>
      {entries.map(({ id, name }) => (
        <button
          key={id ?? 'posts'}
          type="button"
          className="plain"
          aria-current={id === open ? 'page' : undefined}
          onClick={() => show(id)}
        >
          {name}
        </button>
      ))}
      {app.configurationUrl && (
        <button type="button" className="plain" onClick={() => setAdding(true)}>
          Add a tab
        </button>
      )}
      <button type="button" className="plain" aria-pressed={meeting} onClick={() => meet(!meeting)}>
        Meet
      </button>
      {adding && app.configurationUrl && (
        <AddTab
          place={place}
          url={app.configurationUrl}
          close={() => setAdding(false)}
          added={reload}
        />
      )}
    </nav>
  );
}
