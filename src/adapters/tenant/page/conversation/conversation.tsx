import { useEffect, useRef, useState } from 'react';
import { Composer } from '../compose/composer.tsx';
import { useBench } from '../context.tsx';
import { Hosted } from '../host/hosted.tsx';
import type { Message, Place } from '../shapes.ts';
import { Installed } from './installed.tsx';
import { MessageView } from './message.tsx';
import { PlaceTabs } from './place-tabs.tsx';
import { hasWords, threads } from './talk.ts';
import { ThreadView } from './thread.tsx';

interface ConversationProps {
  readonly place: Place;
  readonly messages: readonly Message[];
  readonly reload: () => void;
}

/** The person's chat with the bot, a group chat, or a channel with its threads; the newest at the bottom, where one writes. */
export function Conversation(props: ConversationProps) {
  const { place, reload } = props;
  const [open, setOpen] = useState<{ place: string; tab: string | null }>({ place: '', tab: null });
  const [met, setMet] = useState('');
  const meeting = met === place.id;
  const tab =
    open.place === place.id ? (place.tabs.find(({ id }) => id === open.tab) ?? null) : null;
  return (
    <section className="conversation" aria-labelledby="place-title">
      <h1 id="place-title" tabIndex={-1}>
        {place.kind === 'personal' ? `Chat with ${place.name}` : place.name}
        {place.kind !== 'personal' && (
          <span className="quiet"> {place.kind === 'channel' ? place.team : 'group chat'}</span>
        )}
      </h1>
      <PlaceTabs
        place={place}
        open={tab?.id ?? null}
        show={(id) => setOpen({ place: place.id, tab: id })}
        meeting={meeting}
        meet={(on) => setMet(on ? place.id : '')}
        reload={reload}
      />
      <div className="beside">
        <div className="conversation">
          {tab ? <AddedTab place={place} tab={tab} /> : <Talking {...props} />}
        </div>
        {meeting && <MeetingPanel place={place} />}
      </div>
    </section>
  );
}

/** What is said here, and the box in which one writes. */
function Talking({ place, messages, reload }: ConversationProps) {
  const channel = place.kind === 'channel';
  const box = useRef<HTMLDivElement>(null);
  useStayAtEnd(box, place.id, messages);
  const shown = channel ? messages : messages.filter(hasWords);
  return (
    <>
      <Installed place={place} reload={reload} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="messages" ref={box} tabIndex={0} aria-label="Messages">
        {shown.length === 0 && <p className="quiet">Nothing has been said here yet.</p>}
        {channel
          ? threads(shown).map((thread) => (
              <ThreadView key={thread.root.id} place={place} thread={thread} />
            ))
          : shown.map((message) => (
              <MessageView key={message.id} place={place} message={message} />
            ))}
      </section>
      <Composer
        key={place.id}
        place={place}
        label={channel ? `New post in ${place.name}` : `Message to ${place.name}`}
      />
    </>
  );
}

const channelOf = (place: Place): string | null => (place.kind === 'channel' ? place.id : null);

/** The app in the side panel of a meeting that was called here: as wide as Teams makes it. */
function MeetingPanel({ place }: { readonly place: Place }) {
  const { app } = useBench();
  const [tab] = app.tabs;
  if (!tab) return null;
  return (
    <aside className="meeting" aria-label={`${app.name} in the meeting`}>
      <Hosted
        key={place.id}
        title={`${app.name} in the meeting`}
        url={tab.url}
        page={{
          ...{ frameContext: 'sidePanel', entityId: tab.id, subEntityId: '' },
          channelId: channelOf(place),
        }}
      />
    </aside>
  );
}

interface AddedTabProps {
  readonly place: Place;
  readonly tab: Place['tabs'][number];
}

const AddedTab = ({ place, tab }: AddedTabProps) => (
  <Hosted
    key={tab.id}
    title={`${tab.name} tab`}
    url={tab.url}
    page={{
      frameContext: 'content',
      entityId: tab.entityId,
      subEntityId: '',
      channelId: channelOf(place),
    }}
  />
);

const NEAR_PX = 160;

/** Scrolls along with what comes, but not away from what somebody has scrolled back to. */
function useStayAtEnd(
  box: { readonly current: HTMLElement | null },
  place: string,
  messages: readonly Message[],
): void {
  const last = useRef({ place: '', atEnd: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever there are other messages
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const end = (): void => {
      element.scrollTop = element.scrollHeight;
    };
    const scrolled = (): void => {
      const left = element.scrollHeight - element.scrollTop - element.clientHeight;
      last.current.atEnd = left < NEAR_PX;
    };
    // Cards are drawn after the messages that carry them.
    const observer = new ResizeObserver(() => {
      if (last.current.atEnd) end();
    });
    for (const child of element.children) observer.observe(child);
    if (last.current.place !== place) last.current = { place, atEnd: true };
    if (last.current.atEnd) end();
    element.addEventListener('scroll', scrolled);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [box, place, messages]);
}
