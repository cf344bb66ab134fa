import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { GlossaryEntry, GlossaryWords } from '../../../src/contract/glossary.ts';
import { Confirm } from '../../components/dialogs.tsx';
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
  readonly onClose: () => void;
  readonly onSave: (words: T) => Promise<unknown>;
}

const isSaid = (names: MeaningWords['definition']): boolean =>
  Object.values(names).some((text) => text.trim() !== '');

/** Names of an entry; with its first meaning where it is new. */
export function EntryForm({ title, begun, onClose, onSave }: FormProps<GlossaryWords>) {
  const { say } = useWords();
  const [labels, setLabels] = useState(begun.labels);
  const [meaning, setMeaning] = useState(NO_MEANING);
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
      onConfirm={() => onSave({ ...begun, labels, ...(isNew ? { meanings: [meaning] } : {}) })}
    >
      <SpokenFields
        name="labels"
        value={labels}
        onChange={setLabels}
        hint={say('glossary.name-hint')}
      />
      {isNew ? <MeaningFields value={meaning} onChange={setMeaning} /> : null}
      {missing ? <p role="alert">{say(missing)}</p> : null}
    </Confirm>
  );
}

/** One meaning: whose it is, its words, and what they were taken from. */
export function MeaningForm({ title, begun, onClose, onSave }: FormProps<MeaningWords>) {
  const { say } = useWords();
  const [meaning, setMeaning] = useState(begun);
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
      onConfirm={() => onSave(meaning)}
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
