import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Client, clientOf, Refused, wordsOf } from './api.ts';
import { BenchProvider, type OpenDialog } from './context.tsx';
import { Conversation } from './conversation/conversation.tsx';
import { inOrder, newestId, type Seen, unread } from './conversation/talk.ts';
import { TaskDialog } from './dialogs/task-dialog.tsx';
import { TabView } from './host/tab.tsx';
import { ownPlace, tabPlace, webAddress } from './links.ts';
import type { News } from './live.ts';
import { Rail } from './rail.tsx';
import type { App, Person, Place } from './shapes.ts';
import { keep, kept, seenSchema } from './storage.ts';
import type { Theme } from './theme.ts';
import { type Following, useTalk } from './use-talk.ts';
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
export function Desk(props: DeskProps) {
  const { id } = props.person;
  const client = useMemo(() => clientOf(id), [id]);
  const [around, reload] = useSurroundings(client);
  if (around === undefined) return <p className="quiet">Reading …</p>;
  if (typeof around === 'string') return <Problem words={around} again={reload} />;
  return <Seat {...props} {...around} client={client} reload={reload} />;
}

interface SeatProps extends DeskProps, Surroundings {
  readonly client: Client;
  readonly reload: () => void;
}

function Seat(props: SeatProps) {
  const { person, theme, where, go, announce, client, places, app } = props;
  const [dialogs, setDialogs] = useState<readonly OpenDialog[]>([]);
  const [menu, setMenu] = useState(false);
  const following = useTalk(
    client,
    (news) => announce(spoken(news, person.id, places)),
    ({ text }) => announce(`Notification: ${text}`),
  );
  const { talk, activity, read } = following;
  const here = where.tab === null ? (placeAt(places, where.in) ?? null) : null;
  const seen = useSeen(person.id, here?.id ?? '', here ? newestId(talk, here.id) : '0', read);
  const openLink = (address: string): void => follow(address, app, go);
  const openDialog = (dialog: OpenDialog): void => setDialogs((open) => [...open, dialog]);
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
        <Middle {...props} {...following} here={here} />
      </div>
      <Dialogs dialogs={dialogs} setDialogs={setDialogs} />
    </BenchProvider>
  );
}

interface MiddleProps extends SeatProps, Following {
  readonly here: Place | null;
}

/** What is open: the tab, or a chat or channel. */
function Middle({
  person,
  app,
  where,
  go,
  moves,
  here,
  talk,
  read,
  connected,
  reload,
}: MiddleProps) {
  const wanted = app.tabs.find(({ id }) => id === where.tabId) ?? app.tabs[0];
  const tab = where.tab === null ? null : wanted;
  return (
    <main>
      {!connected && (
        <p className="problem" role="alert">
          The connection to the local tenant is lost; trying again …
        </p>
      )}
      {tab && <TabView tab={tab} path={where.tab ?? ''} go={go} moves={moves} />}
      {!tab && here && (
        <Conversation place={here} messages={read ? inOrder(talk, here.id) : []} reload={reload} />
      )}
      {!tab && !here && <p className="notice">{person.name} has no such chat, channel or tab.</p>}
    </main>
  );
}

interface DialogsProps {
  readonly dialogs: readonly OpenDialog[];
  readonly setDialogs: (change: (open: readonly OpenDialog[]) => readonly OpenDialog[]) => void;
}

const Dialogs = ({ dialogs, setDialogs }: DialogsProps) =>
  dialogs.map((dialog, index) => (
    <TaskDialog
      // biome-ignore lint/suspicious/noArrayIndexKey: dialogs are stacked, and only the last one closes
      key={index}
      dialog={dialog}
      close={() => setDialogs((open) => open.filter((other) => other !== dialog))}
    />
  ));

/** Where this person can go, and the app; words where they could not be read. */
function useSurroundings(client: Client): readonly [Surroundings | string | undefined, () => void] {
  const [around, setAround] = useState<Surroundings | string>();
  const reload = useCallback(() => {
    Promise.all([client.places(), client.app()]).then(
      ([places, app]) => setAround({ places, app }),
      (error: unknown) => setAround(wordsOf(error)),
    );
  }, [client]);
  useEffect(reload, [reload]);
  return [around, reload];
}

/** A link to a page of the app's tab leads there, by deep link or by its own address; any other opens a window. @throws Refused */
function follow(address: string, app: App, go: Go): void {
  const target = tabPlace(address) ?? ownPlace(address, app);
  if (target?.appId === app.id) go({ tab: target.path, tabId: target.tabId });
  else if (target) throw new Refused('This link leads to another app, which is not here.');
  else openWindow(address);
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

function spoken(news: readonly News[], me: string, places: readonly Place[]): string {
  const others = news.filter(({ message }) => message.from.id !== me);
  const last = others.at(-1);
  if (!last) return '';
  const { message } = last;
  const words = message.text.trim() || 'a card';
  const more = others.length > 1 ? `${others.length} new messages. The last: ` : '';
  return `${more}${message.from.name} in ${places.find(({ id }) => id === last.in)?.name ?? ''}: ${words.slice(0, LONGEST_SPOKEN)}`;
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
