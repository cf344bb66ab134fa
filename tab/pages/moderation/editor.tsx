import { Button, Field, Textarea } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

/**
 * A text that goes with a move: the ready one, to be changed. Control and Enter send it, Escape goes back; the keys of
 * the list mean nothing in here.
 */
export function Editor(props: {
  readonly label: string;
  readonly hint?: string;
  readonly confirm: string;
  readonly text: string;
  readonly limit: number;
  readonly pending: boolean;
  readonly onSend: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { label, hint, confirm, limit, pending, onSend, onClose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(props.text.slice(0, limit));
  const [missing, setMissing] = useState(false);
  useEffect(() => field.current?.focus(), []);
  function send() {
    if (text.trim() === '') setMissing(true);
    else if (!pending) onSend(text.trim());
  }
  function pressed(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else return;
    event.preventDefault();
  }
  return (
    <section className={layout.stack} aria-label={label} onKeyDown={pressed}>
      <Field
        label={label}
        required
        {...(hint ? { hint } : {})}
        {...(missing ? { validationMessage: say('console.say-missing') } : {})}
      >
        <Textarea
          textarea={{ ref: field }}
          value={text}
          rows={4}
          maxLength={limit}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <div className={layout.row}>
        <Button appearance="primary" disabled={pending} onClick={send}>
          {confirm}
        </Button>
        <Button onClick={onClose}>{say('tab.common.cancel')}</Button>
        <span className={layout.muted}>{say('console.keys.send')}</span>
      </div>
    </section>
  );
}
