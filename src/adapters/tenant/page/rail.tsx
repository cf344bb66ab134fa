import type { KeyboardEvent } from 'react';
import { Notifications } from './notifications.tsx';
import type { Activity, App, Place, Tab } from './shapes.ts';
import type { Go, Where } from './where.ts';

interface RailProps {
  readonly places: readonly Place[];
  readonly app: App;
  readonly where: Where;
  readonly go: Go;
  readonly unread: (place: string) => number;
  readonly activity: readonly Activity[];
}

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  readonly unread: number;
  readonly here: boolean;
  readonly go: () => void;
}

/** Where this person can go: arrows lead up and down, Enter opens. */
export function Rail({ places, app, where, go, unread, activity }: RailProps) {
  const entryOf = (place: Place): Entry => {
    const personal = place.kind === 'personal';
    return {
      key: place.id,
      name: personal ? `Chat with ${place.name}` : place.name,
      hint: place.kind !== 'channel' && !place.installed ? 'not installed' : '',
      unread: unread(place.id),
      here: where.tab === null && (where.in === place.id || (personal && where.in === 'personal')),
      go: () => go({ in: personal ? 'personal' : place.id }),
    };
  };
  const tabEntry = (tab: Tab): Entry => ({
    key: `tab/${tab.id}`,
    name: `${tab.name} tab`,
    hint: '',
    unread: 0,
    here: where.tab !== null && (where.tabId || app.tabs[0]?.id) === tab.id,
    go: () => go({ tab: '', tabId: tab.id }),
  });
  const teams = Map.groupBy(
    places.filter(({ kind }) => kind === 'channel'),
    ({ team }) => team,
  );
  return (
    <nav id="rail" aria-label="Chats and channels" onKeyDown={arrows}>
      <h2>{app.name}</h2>
      <Entries
        entries={[
          ...places.filter(({ kind }) => kind !== 'channel').map(entryOf),
          ...app.tabs.map(tabEntry),
        ]}
      />
      {[...teams].map(([team, channels]) => (
        <section key={team} aria-label={team}>
          <h2>{team}</h2>
          <Entries entries={channels.map(entryOf)} />
        </section>
      ))}
      <Notifications activity={activity} />
      {teams.size === 0 && <p className="quiet">A member of no team.</p>}
    </nav>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ul>
      {entries.map(({ key, name, hint, unread, here, go }) => (
        <li key={key}>
          <button
            type="button"
            className={unread > 0 ? 'place unread' : 'place'}
            aria-current={here ? 'page' : undefined}
            onClick={go}
          >
            <span className="grow">{name}</span>
            {hint && <span className="quiet">{hint}</span>}
            {unread > 0 && (
              <span className="count">
                {unread}
                <span className="hidden"> unread</span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function arrows(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<Element>('button.place')];
  const at = all.indexOf(document.activeElement ?? event.currentTarget);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = all[Math.max(0, Math.min(to, all.length - 1))];
  if (next instanceof HTMLElement) next.focus();
}
