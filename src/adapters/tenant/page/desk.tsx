import { useCallback, useEffect, useMemo, useState } from 'react';
import { clientOf, Refused, wordsOf } from './api.ts';
import { BenchProvider, type OpenDialog } from './context.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { inOrder, newestId, type Seen, unread } from './conversation/talk.ts';
import { TaskDialog } from './dialogs/task-dialog.tsx';
import { TabView } from './host/tab.tsx';
import { tabPlace, webAddress } from './links.ts';
import type { News } from './live.ts';
import { Rail } from './rail.tsx';
import type { App, Person, Place } from './shapes.ts';
import { keep, kept, seenSchema } from './storage.ts';
import type { Theme } from './theme.ts';
import { useTalk } from './use-talk.ts';
import type { Go, Where } from './where.ts';

interface DeskProps {
  readonly person: Person;
  readonly theme: Theme;
  readonly where: Where;
  readonly go: Go;
  readonly moves: number;
  readonly announce: (words: string) => void;
}

interface Surroundings {
  readonly places: readonly Place[];
  readonly app: App;
}

/** One person at Teams: their chat, their channels, the app's tab. */
export function Desk({ person, theme, where, go, moves, announce }: DeskProps) {
  const client = useMemo(() => clientOf(person.id), [person.id]);
  const [around, setAround] = useState<Surroundings | string>();
  const [dialogs, setDialogs] = useState<readonly OpenDialog[]>([]);
  const [menu, setMenu] = useState(false);
  const reload = useCallback(() => {
    Promise.all([client.places(), client.app()]).then(
      ([places, app]) => setAround({ places, app }),
      (error: unknown) => setAround(wordsOf(error)),
    );
  }, [client]);
  useEffect(reload, [reload]);
  const surroundings = typeof around === 'object' ? around : null;
  const nameOf = (id: string): string =>
    surroundings?.places.find((place) => place.id === id)?.name ?? '';
  const { talk, activity, connected, read } = useTalk(
    client,
    (news) => announce(spoken(news, person.id, nameOf)),
    ({ text }) => announce(`Notification: ${text}`),
  );
  const here = surroundings && where.tab === null ? placeAt(surroundings.places, where.in) : null;
  const seen = useSeen(person.id, here?.id ?? '', here ? newestId(talk, here.id) : '0', read);
  if (around === undefined) return <p className="quiet">Reading …</p>;
  if (typeof around === 'string') return <Problem words={around} again={reload} />;
  const { places, app } = around;
  const openLink = (address: string): void => {
    const target = tabPlace(address);
    if (target?.appId === app.id) go({ tab: target.path, tabId: target.tabId });
    else if (target) throw new Refused('This link leads to another app, which is not here.');
    else openWindow(address);
  };
  const openDialog = (dialog: OpenDialog): void => setDialogs((open) => [...open, dialog]);
  const tab =
    where.tab === null ? null : (app.tabs.find(({ id }) => id === where.tabId) ?? app.tabs[0]);
  const left: Go = (to) => {
    setMenu(false);
    go(to);
  };
  return (
    <BenchProvider value={{ person, client, app, theme, openDialog, openLink, announce }}>
      <div className={menu ? 'desk menu-open' : 'desk'}>
        <button
          type="button"
          className="menu-button"
          aria-expanded={menu}
          aria-controls="rail"
          onClick={() => setMenu(!menu)}
        >
          Chats and channels
        </button>
        <Rail
          places={places}
          app={app}
          where={where}
          go={left}
          activity={activity}
          unread={(place) => (place === here?.id ? 0 : unread(talk, seen, place, person.id))}
        />
        <main>
          {!connected && (
            <p className="problem" role="alert">
              The connection to the local tenant is lost; trying again …
            </p>
          )}
          {tab ? (
            <TabView tab={tab} path={where.tab ?? ''} go={go} moves={moves} />
          ) : here ? (
            <Conversation
              place={here}
              messages={read ? inOrder(talk, here.id) : []}
              reload={reload}
            />
          ) : (
            <p className="notice">{person.name} has no such chat, channel or tab.</p>
          )}
        </main>
      </div>
      {dialogs.map((dialog, index) => (
        <TaskDialog
          // biome-ignore lint/suspicious/noArrayIndexKey: dialogs are stacked, and only the last one closes
          key={index}
          dialog={dialog}
          close={() => setDialogs((open) => open.filter((other) => other !== dialog))}
        />
      ))}
    </BenchProvider>
  );
}

const placeAt = (places: readonly Place[], key: string): Place | undefined =>
  places.find(({ id, kind }) => id === key || kind === key);

/** @throws Refused for what is no address of the web */
function openWindow(address: string): void {
  const url = webAddress(address);
  if (!url) throw new Refused(`This is no web address, so it is not opened: ${address}`);
  open(url.href, '_blank', 'noopener,noreferrer');
}

const LONGEST_SPOKEN = 140;

function spoken(news: readonly News[], me: string, nameOf: (place: string) => string): string {
  const others = news.filter(({ message }) => message.from.id !== me);
  const last = others.at(-1);
  if (!last) return '';
  const { message } = last;
  const words = message.text.trim() || 'a card';
  const more = others.length > 1 ? `${others.length} new messages. The last: ` : '';
  return `${more}${message.from.name} in ${nameOf(last.in)}: ${words.slice(0, LONGEST_SPOKEN)}`;
}

/** What was on the screen in a place counts as read, in every window of this person. */
function useSeen(person: string, here: string, newest: string, read: boolean): Seen {
  const name = `seen.${person}`;
  const [seen, setSeen] = useState<Seen>(() => kept(localStorage, name, seenSchema, {}));
  useEffect(() => {
    if (!here || !read) return;
    const next = { ...kept(localStorage, name, seenSchema, {}), [here]: newest };
    keep(localStorage, name, next);
    setSeen(next);
  }, [name, here, newest, read]);
  return seen;
}

function Problem({ words, again }: { readonly words: string; readonly again: () => void }) {
  return (
    <main>
      <p className="problem" role="alert">
        {words}
      </p>
      <button type="button" onClick={again}>
        Try again
      </button>
    </main>
  );
}
