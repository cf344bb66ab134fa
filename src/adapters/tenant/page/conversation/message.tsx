import { useMemo, useState } from 'react';
import { wordsOf } from '../api.ts';
import { cardOf } from '../cards/legacy.ts';
import { MessageCard } from '../cards/message-card.tsx';
import { useBench } from '../context.tsx';
import type { Message, Place } from '../shapes.ts';
import { Edit } from './edit.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { rich } from './rich.tsx';

interface MessageViewProps {
  readonly place: Place;
  readonly message: Message;
}

const time = (at: string): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** One message as it stands now, with what this person may do to it. */
export function MessageView({ place, message }: MessageViewProps) {
  const { app, person, client } = useBench();
  const [editing, setEditing] = useState(false);
  const [problem, setProblem] = useState('');
  const mine = message.from.id === person.id;
  const act = async (work: Promise<unknown>): Promise<void> => {
    setProblem('');
    try {
      await work;
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  return (
    <article
      className={mine ? 'message mine' : 'message'}
      aria-label={`${message.from.name}, ${time(message.at)}`}
    >
      <From message={message} />
      {message.deleted ? (
        <Deleted mine={mine} restore={() => act(client.restore(place.id, message.id))} />
      ) : editing ? (
        <Edit
          html={message.html}
          bot={app.name}
          save={async (text) => {
            await client.edit(place.id, message.id, text);
          }}
          done={() => setEditing(false)}
        />
      ) : (
        <Content place={place} message={message} />
      )}
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {!message.deleted && !editing && (
        <footer>
          <Reactions place={place} message={message} act={act} />
          <MessageTools
            place={place}
            message={message}
            mine={mine}
            edit={() => setEditing(true)}
            remove={() => act(client.remove(place.id, message.id))}
            failed={(error) => setProblem(wordsOf(error))}
          />
        </footer>
      )}
    </article>
  );
}

const From = ({ message }: { readonly message: Message }) => (
  <header>
    <span className="who">{message.from.name}</span>
    {message.from.kind === 'bot' && <span className="badge">app</span>}
    <time dateTime={message.at}>{time(message.at)}</time>
    {message.edited && !message.deleted && <span className="quiet">edited</span>}
  </header>
);

function Deleted({ mine, restore }: { readonly mine: boolean; readonly restore: () => void }) {
  return (
    <p className="quiet">
      This message has been deleted.{' '}
      {mine && (
        <button type="button" className="plain" onClick={restore}>
          Undo
        </button>
      )}
    </p>
  );
}

function Content({ place, message }: MessageViewProps) {
  const words = useMemo(() => rich(message.html), [message.html]);
  return (
    <>
      {message.text.trim() !== '' && <div className="text">{words}</div>}
      {message.attachments.map((attachment, index) => {
        const card = cardOf(attachment);
        // A message's attachments have no other name than their place in it.
        const key = `${message.id}/${index}`;
        return card === null ? (
          <p key={key} className="quiet">
            Attachment of the kind {attachment.contentType}
          </p>
        ) : (
          <MessageCard key={key} index={index} place={place} message={message} json={card} />
        );
      })}
    </>
  );
}
