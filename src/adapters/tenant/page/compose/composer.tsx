import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { wordsOf } from '../api.ts';
import { useBench } from '../context.tsx';
import { marked } from '../conversation/editable.ts';
import type { Place } from '../shapes.ts';
import { Apps } from './apps.tsx';
import { Attached } from './attached.tsx';
import { EMPTY, useDraft } from './draft.ts';
import { MentionPeople } from './mention-people.tsx';

interface ComposerProps {
  readonly place: Place;
  readonly label: string;
  /** The first message of the thread that is answered. */
  readonly replyTo?: string;
  readonly autoFocus?: boolean;
  readonly done?: () => void;
}

/** Where one writes: Enter sends, Shift and Enter make a new line. */
export function Composer({ place, label, replyTo, autoFocus = false, done }: ComposerProps) {
  const { client, announce } = useBench();
  const [problem, setProblem] = useState('');
  const [named, setNamed] = useState(true);
  const [waiting, setWaiting] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const failed = (error: unknown): void => setProblem(wordsOf(error));
  const { draft, setDraft, attach, change, pasted, clear } = useDraft(place, failed);
  const channel = place.kind === 'channel';
  const send = async (): Promise<void> => {
    if (draft.text.trim() === '' && draft.attachments.length === 0) return;
    const { text, attachments, mentioned } = clear();
    setProblem('');
    setWaiting((count) => count + 1);
    try {
      await client.say({
        in: place.id,
        text: marked(
          text,
          mentioned.map(({ name }) => name),
        ),
        ...(replyTo ? { replyTo } : {}),
        ...(channel ? { mention: named } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
      });
      done?.();
    } catch (error) {
      failed(error);
      // What was refused is not lost; what was taken meanwhile stays.
      if (!wordsOf(error).startsWith('It was sent'))
        setDraft((now) => (now === EMPTY ? { text, attachments, mentioned } : now));
    } finally {
      setWaiting((count) => count - 1);
    }
  };
  const goOn = (): void => box.current?.focus();
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
        box.current?.focus();
      }}
    >
      <textarea
        ref={box}
        aria-label={label}
        aria-describedby={hint}
        placeholder={label}
        // biome-ignore lint/a11y/noAutofocus: a box that is opened by its button is where one goes on
        autoFocus={autoFocus}
        rows={2}
        value={draft.text}
        onChange={(event) => change(event.target.value)}
        onPaste={(event) => pasted(event.clipboardData.getData('text/plain'))}
        onKeyDown={onKey}
      />
      <Attached
        attachments={draft.attachments}
        change={(attachments) => setDraft({ ...draft, attachments })}
      />
      <div className="buttons">
        {channel && (
          <label className="check">
            <input
              type="checkbox"
              checked={named}
              onChange={(event) => setNamed(event.target.checked)}
            />
            mention @Praxis
          </label>
        )}
        {channel && (
          <MentionPeople
            place={place}
            failed={failed}
            chosen={(member) => {
              const gap = draft.text === '' || draft.text.endsWith(' ') ? '' : ' ';
              setDraft({
                ...draft,
                text: `${draft.text}${gap}@${member.name} `,
                mentioned: [...draft.mentioned, member],
              });
              goOn();
            }}
          />
        )}
        <Apps
          place={place}
          attach={(attachment) => {
            attach(attachment);
            goOn();
          }}
          failed={failed}
          announce={announce}
        />
        <span id={hint} className="quiet grow">
          {waiting > 0 ? 'Praxis is reading …' : 'Enter sends, Shift+Enter makes a new line'}
        </span>
        <button type="submit" className="primary">
          Send
        </button>
      </div>
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
