import type { GlossaryEntry } from '../../../src/contract/glossary.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { EntryForm, MeaningForm, NO_MEANING, wordsOf } from './entry-form.tsx';

type Shown = GlossaryEntry['meanings'][number];
export interface MeaningProps {
  readonly entry: GlossaryEntry;
  readonly meaning: Shown;
}

export type MeaningMove = 'change' | 'settle' | 'drop';

/** What agreeing on this meaning would be now. */
export const settling = ({ entry, meaning }: MeaningProps) =>
  entry.settled === meaning.id ? ('reopen' as const) : ('settle' as const);

/** Asks before one meaning is changed. */
export function MeaningDialog(
  props: MeaningProps & {
    readonly move: MeaningMove;
    readonly unit: string;
    readonly onClose: () => void;
  },
) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const { entry, meaning, move, unit, onClose } = props;
  const { id, version } = entry;
  const words = wordsOf(entry);
  const save = useWrite((meanings: typeof words.meanings) =>
    api.changeGlossary(id, { ...words, meanings, version }),
  );
  const verb = settling(props);
  const settle = useWrite(() =>
    api.settleGlossary(id, { meaning: verb === 'settle' ? meaning.id : null, version }),
  );
  if (move === 'change') {
    return (
      <MeaningForm
        title={say('glossary.change-of', { unit })}
        begun={words.meanings.find((one) => one.id === meaning.id) ?? NO_MEANING}
        keep={`meaning:${meaning.id}:${version}`}
        onClose={onClose}
        onSave={(changed) =>
          save.mutateAsync(words.meanings.map((one) => (one.id === meaning.id ? changed : one)))
        }
      />
    );
  }
  const others = words.meanings.filter((one) => one.id !== meaning.id);
  const drops = move === 'drop';
  return (
    <Confirm
      title={drops ? say('glossary.drop', { unit }) : say(`glossary.moves.${verb}`, { unit })}
      confirm={drops ? say('glossary.drop-go') : say(`glossary.moves-go.${verb}`)}
      onClose={onClose}
      onConfirm={() => (drops ? save.mutateAsync(others) : settle.mutateAsync(undefined))}
    >
      <p className={layout.plain}>
        {drops ? say('glossary.undoable') : say(`glossary.moves-what.${verb}`)}
      </p>
    </Confirm>
  );
}

export type EntryMove = 'names' | 'meaning' | 'remove';

/** Asks before the entry as a whole is changed. */
export function EntryDialog(props: {
  readonly entry: GlossaryEntry;
  readonly move: EntryMove;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { api } = useApp();
  const { entry, move, onClose } = props;
  const { id, version } = entry;
  const words = wordsOf(entry);
  const save = useWrite((changed: typeof words) => api.changeGlossary(id, { ...changed, version }));
  const remove = useWrite(() => api.removeGlossary(id, { version }));
  if (move === 'remove') {
    return (
      <Confirm
        title={say('glossary.remove')}
        confirm={say('glossary.remove-go')}
        onClose={onClose}
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        <p className={layout.plain}>{say('glossary.undoable')}</p>
      </Confirm>
    );
  }
  return move === 'meaning' ? (
    <MeaningForm
      title={say('glossary.add')}
      begun={NO_MEANING}
      keep={`meaning-of:${id}`}
      onClose={onClose}
      onSave={(added) => save.mutateAsync({ ...words, meanings: [...words.meanings, added] })}
    />
  ) : (
    <EntryForm
      title={say('glossary.names')}
      begun={words}
      keep={`glossary:${id}:${version}`}
      onClose={onClose}
      onSave={(changed) => save.mutateAsync(changed)}
    />
  );
}
