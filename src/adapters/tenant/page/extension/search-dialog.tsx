import { useEffect, useState } from 'react';
import { wordsOf } from '../api.ts';
import { useBench } from '../context.tsx';
import type { Found } from '../dialogs/task.ts';
import { Modal } from '../parts/modal.tsx';
import type { Attachment, Command, Place } from '../shapes.ts';
import { chosen as cardOf, search } from './action.ts';

interface SearchDialogProps {
  readonly place: Place;
  readonly command: Command;
  readonly close: () => void;
  readonly chosen: (attachment: Attachment) => void;
}

type Results = { readonly text: string; readonly found: readonly Found[] };

/** Asks a query command, and offers what it finds. */
export function SearchDialog({ place, command, close, chosen }: SearchDialogProps) {
  const bench = useBench();
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const [results, setResults] = useState<Results | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const work = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      await what();
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const ask = (initial: boolean): Promise<void> =>
    work(async () => setResults(await search(bench, place.id, command, words, initial)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is opened
  useEffect(() => {
    void ask(true);
  }, []);
  const take = (found: Found): Promise<void> =>
    work(async () => chosen(await cardOf(bench, place.id, found)));
  return (
    <Modal title={command.title} close={close} width="560px">
      {command.description && <p className="quiet">{command.description}</p>}
      <form
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(false);
        }}
      >
        {command.parameters.map(({ name, title, description }) => (
          <label key={name}>
            {title || name}
            <input
              type="search"
              placeholder={description}
              value={words[name] ?? ''}
              onChange={(event) => setWords({ ...words, [name]: event.target.value })}
            />
          </label>
        ))}
        <button type="submit" className="primary">
          Search
        </button>
      </form>
      <ResultList results={results} busy={busy} take={take} />
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </Modal>
  );
}

interface ResultListProps {
  readonly results: Results | null;
  readonly busy: boolean;
  readonly take: (found: Found) => Promise<void>;
}

function ResultList({ results, busy, take }: ResultListProps) {
  const count = results?.found.length ?? 0;
  return (
    <>
      <p className="quiet" role="status">
        {busy ? 'Searching …' : results?.text || (results ? `${count} found` : '')}
      </p>
      <ul className="choices">
        {results?.found.map((found, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: results have no names of their own
          <li key={index}>
            <button type="button" disabled={busy} onClick={() => void take(found)}>
              <strong>{found.title}</strong>
              {found.text && <span className="quiet">{found.text}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
