import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useBench } from '../context.tsx';
import type { Place } from '../shapes.ts';
import { Apps } from './apps.tsx';
import { Attached } from './attached.tsx';
import { useDraft } from './draft.ts';
import { MentionPeople } from './mention-people.tsx';
import { useSend } from './send.ts';

interface ComposerProps {
  readonly place: Place;
  readonly label: string;
  /** The first message of the thread that is answered. */
  readonly replyTo?: string;
  readonly autoFocus?: boolean;
}

type Drafting = ReturnType<typeof useDraft>;
type Failed = (error: unknown) => void;

/** Where one writes: Enter sends, Shift and Enter make a new line. */
export function Composer({ place, label, replyTo, autoFocus = false }: ComposerProps) {
  const { client } = useBench();
  const [named, setNamed] = useState(true);
  const box = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const fails = useRef<Failed>(() => {});
  const drafting = useDraft(place, (error) => fails.current(error));
  const { draft, setDraft, change, pasted, clear } = drafting;
  const { send, failed, problem, waiting } = useSend({ client, place, replyTo, restore: setDraft });
  fails.current = failed;
  const sendAll = (): void => {
    if (draft.text.trim() === '' && draft.attachments.length === 0) return;
    void send(clear(), named);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    sendAll();
  };
  const goOn = (): void => box.current?.focus();
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        sendAll();
        goOn();
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
        {place.kind !== 'personal' && <NameBot named={named} setNamed={setNamed} />}
        <Additions place={place} drafting={drafting} failed={failed} goOn={goOn} />
        <span id={hint} className="quiet grow">
          {waiting ? 'Praxis is reading …' : 'Enter sends, Shift+Enter makes a new line'}
        </span>
        <button type="submit" className="primary">
          Send
        </button>
      </div>
      <Problem words={problem} />
    </form>
  );
}

const Problem = ({ words }: { readonly words: string }) =>
  words === '' ? null : (
    <p className="problem" role="alert">
      {words}
    </p>
  );

interface NameBotProps {
  readonly named: boolean;
  readonly setNamed: (named: boolean) => void;
}

const NameBot = ({ named, setNamed }: NameBotProps) => (
  <label className="check">
    <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />
    mention @Praxis
  </label>
);

interface AdditionsProps {
  readonly place: Place;
  readonly drafting: Drafting;
  readonly failed: Failed;
  readonly goOn: () => void;
}

/** People and cards that can be put into the message. */
function Additions({ place, drafting, failed, goOn }: AdditionsProps) {
  const { announce } = useBench();
  const { draft, setDraft, attach } = drafting;
  return (
    <>
      {place.kind !== 'personal' && (
        <MentionPeople
          place={place}
          failed={failed}
          chosen={(member) => {
            const gap = draft.text === '' || draft.text.endsWith(' ') ? '' : ' ';
            const text = `${draft.text}${gap}@${member.name} `;
            setDraft({ ...draft, text, mentioned: [...draft.mentioned, member] });
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
    </>
  );
}
