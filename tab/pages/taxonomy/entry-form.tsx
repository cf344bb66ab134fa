import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { GlossaryEntry, GlossaryWords } from '../../../src/contract/glossary.ts';
import { Confirm } from '../../components/dialogs.tsx';
import { useTyped } from '../../typed.ts';
import { useWords } from '../../words.tsx';
import { SpokenFields, spoken } from './change.tsx';

type MeaningWords = GlossaryWords['meanings'][number];

const nothing = spoken(() => '');
export const NO_ENTRY: GlossaryWords = { labels: nothing, term: null, meanings: [] };
export const NO_MEANING: MeaningWords = {
  id: null,
  unit: '',
  definition: nothing,
  source: '',
  sourceUrl: null,
};

/** An entry as its form begins. */
export const wordsOf = ({ labels, term, meanings }: GlossaryEntry): GlossaryWords => ({
  labels: spoken((tag) => labels[tag] ?? ''),
  term: term?.id ?? null,
  meanings: meanings.map(({ id, unit, definitions, source, sourceUrl }) => ({
    id,
    unit,
    definition: spoken((tag) => definitions[tag] ?? ''),
    source,
    sourceUrl,
  })),
});

interface FormProps<T> {
  readonly title: string;
  readonly begun: T;
  /** Under which name it is kept until it is saved. */
  readonly keep: string;
  readonly onClose: () => void;
  readonly onSave: (words: T) => Promise<unknown>;
}

const isSaid = (names: MeaningWords['definition']): boolean =>
  Object.values(names).some((text) => text.trim() !== '');

/** Names of an entry; with its first meaning where it is new. */
export function EntryForm({ title, begun, keep, onClose, onSave }: FormProps<GlossaryWords>) {
  const { say } = useWords();
  const [said, setSaid, clear] = useTyped(keep, () => {
    return { labels: begun.labels, meaning: NO_MEANING };
  });
  const { labels, meaning } = said;
  const [missing, setMissing] = useState<string | null>(null);
  const isNew = begun.meanings.length === 0;
  const check = () => {
    const lacks = !isSaid(labels)
      ? 'glossary.name-needed'
      : isNew && !isSaid(meaning.definition)
        ? 'glossary.meaning-needed'
        : null;
    setMissing(lacks);
    return lacks === null;
  };
  return (
    <Confirm
      title={title}
      confirm={say('taxonomy.save')}
      onClose={onClose}
      check={check}
      onConfirm={async () => {
        await onSave({ ...begun, labels, ...(isNew ? { meanings: [meaning] } : {}) });
        clear();
      }}
    >
      <SpokenFields
        name="labels"
        value={labels}
        onChange={(changed) => setSaid({ ...said, labels: changed })}
        hint={say('glossary.name-hint')}
      />
      {isNew ? (
        <MeaningFields
          value={meaning}
          onChange={(changed) => setSaid({ ...said, meaning: changed })}
        />
      ) : null}
      {missing ? <p role="alert">{say(missing)}</p> : null}
    </Confirm>
  );
}

/** One meaning: whose it is, its words, and what they were taken from. */
export function MeaningForm({ title, begun, keep, onClose, onSave }: FormProps<MeaningWords>) {
  const { say } = useWords();
  const [meaning, setMeaning, clear] = useTyped(keep, () => begun);
  const [missing, setMissing] = useState(false);
  return (
    <Confirm
      title={title}
      confirm={say('taxonomy.save')}
      onClose={onClose}
      check={() => {
        setMissing(!isSaid(meaning.definition));
        return isSaid(meaning.definition);
      }}
      onConfirm={async () => {
        await onSave(meaning);
        clear();
      }}
    >
      <MeaningFields value={meaning} onChange={setMeaning} />
      {missing ? <p role="alert">{say('glossary.meaning-needed')}</p> : null}
    </Confirm>
  );
}

function MeaningFields(props: {
  readonly value: MeaningWords;
  readonly onChange: (value: MeaningWords) => void;
}) {
  const { say } = useWords();
  const { value, onChange } = props;
  return (
    <>
      <Field label={say('glossary.unit')} hint={say('glossary.unit-hint')}>
        <Input
          value={value.unit}
          maxLength={200}
          onChange={(_, { value: unit }) => onChange({ ...value, unit })}
        />
      </Field>
      <SpokenFields
        name="definition"
        value={value.definition}
        onChange={(definition) => onChange({ ...value, definition })}
        long
      />
      <Field label={say('glossary.source')} hint={say('glossary.source-hint')}>
        <Input
          value={value.source}
          maxLength={500}
          onChange={(_, { value: source }) => onChange({ ...value, source })}
        />
      </Field>
      <Field label={say('glossary.source-url')}>
        <Input
          type="url"
          value={value.sourceUrl ?? ''}
          maxLength={1_000}
          onChange={(_, { value: url }) => onChange({ ...value, sourceUrl: url.trim() || null })}
        />
      </Field>
    </>
  );
}
