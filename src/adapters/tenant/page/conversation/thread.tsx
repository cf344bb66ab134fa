import { useRef, useState } from 'react';
import { Composer } from '../compose/composer.tsx';
import type { Place } from '../shapes.ts';
import { MessageView } from './message.tsx';
import { hasWords, type Thread } from './talk.ts';

interface ThreadViewProps {
  readonly place: Place;
  readonly thread: Thread;
}

/** A post with its replies, and a box to reply in. */
export function ThreadView({ place, thread: { root, replies } }: ThreadViewProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const shown = replies.filter(hasWords);
  if (!hasWords(root) && shown.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of messages is no set of fields
    <div className="thread" role="group" aria-label={`Post of ${root.from.name}`}>
      <MessageView place={place} message={root} />
      {shown.length > 0 && (
        <div className="replies">
          {shown.map((message) => (
            <MessageView key={message.id} place={place} message={message} />
          ))}
        </div>
      )}
      {open ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere in it closes the box
        <div
          className="reply"
          onKeyDown={({ key, defaultPrevented }) => {
            if (key !== 'Escape' || defaultPrevented) return;
            setOpen(false);
            requestAnimationFrame(() => button.current?.focus());
          }}
        >
          <Composer
            place={place}
            label={`Reply to ${root.from.name}`}
            replyTo={root.id}
            autoFocus
          />
        </div>
      ) : (
        <button ref={button} type="button" className="plain" onClick={() => setOpen(true)}>
          Reply
        </button>
      )}
    </div>
  );
}
