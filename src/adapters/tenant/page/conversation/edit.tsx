import { useState } from 'react';
import { wordsOf } from '../api.ts';
import { editable, marked } from './editable.ts';

interface EditProps {
  readonly html: string;
  /** The bot's name. */
  readonly bot: string;
  readonly save: (text: string) => Promise<void>;
  readonly done: () => void;
}

/** One's own message being written anew: Enter saves, Escape leaves it as it was. */
export function Edit({ html, bot, save, done }: EditProps) {
  const [before] = useState(() => editable(html, bot));
  const [words, setWords] = useState(before.text);
  const [problem, setProblem] = useState('');
  const submit = async (): Promise<void> => {
    if (words.trim() === '') return;
    try {
      await save(marked(words, before.names));
      done();
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  return (
    <form
      className="edit"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <textarea
        aria-label="Edit your message"
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that opened it
        autoFocus
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') done();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      />
      <p className="buttons">
        <button type="submit" className="primary">
          Save
        </button>
        <button type="button" onClick={done}>
          Cancel
        </button>
      </p>
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
