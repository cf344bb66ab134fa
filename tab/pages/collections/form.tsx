import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { EditCollection } from '../../../src/contract/surfacing.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { topicName } from '../people/said.ts';

export type Entered = Omit<EditCollection, 'version'>;

const LONGEST = { name: 120, description: 2_000, words: 2_000 };

const isIncomplete = ({ name, words }: Entered): boolean =>
  name.trim() === '' || words.trim() === '';

interface FormProps {
  readonly begin: Entered;
  /** What it could be about, from its words; chosen ones are among them. */
  readonly about: readonly string[];
  readonly confirm: string;
  readonly busy: boolean;
  readonly onSave: (entered: Entered) => void;
  readonly children?: ReactNode;
}

/** What a collection is called, what it looks for, what it is about, who may open its page. */
export function CollectionForm(props: FormProps) {
  const { say } = useWords();
  const layout = useLayout();
  const [entered, setEntered] = useState(props.begin);
  const [missing, setMissing] = useState(false);
  const set = (change: Partial<Entered>) => setEntered({ ...entered, ...change });
  const absent = (text: string) =>
    missing && text.trim() === '' ? { validationMessage: say('collections.form.missing') } : {};
  function save(event: FormEvent) {
    event.preventDefault();
    setMissing(isIncomplete(entered));
    if (!isIncomplete(entered)) props.onSave(entered);
  }
  return (
    <form noValidate className={layout.card} onSubmit={save}>
      <Field label={say('collections.form.name')} required {...absent(entered.name)}>
        <Input
          maxLength={LONGEST.name}
          value={entered.name}
          onChange={(_, { value }) => set({ name: value })}
        />
      </Field>
      <Field label={say('collections.form.description')}>
        <Textarea
          maxLength={LONGEST.description}
          value={entered.description}
          onChange={(_, { value }) => set({ description: value })}
        />
      </Field>
      <Field
        label={say('collections.form.words')}
        hint={say('collections.form.words-hint')}
        required
        {...absent(entered.words)}
      >
        <Input
          maxLength={LONGEST.words}
          value={entered.words}
          onChange={(_, { value }) => set({ words: value })}
        />
      </Field>
      {props.children}
      <About all={props.about} chosen={entered.topics} onChange={(topics) => set({ topics })} />
      <Readers audience={entered.audience} onChange={(audience) => set({ audience })} />
      <div>
        <Button appearance="primary" type="submit" disabled={props.busy}>
          {props.confirm}
        </Button>
      </div>
    </form>
  );
}

function About(props: {
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (topics: string[]) => void;
}) {
  const words = useWords();
  const layout = useLayout();
  const { chosen, onChange } = props;
  if (props.all.length === 0) return null;
  return (
    <fieldset className={layout.bare}>
      <legend>{words.say('collections.form.about')}</legend>
      {props.all.map((slug) => (
        <Checkbox
          key={slug}
          label={topicName(slug, words)}
          checked={chosen.includes(slug)}
          onChange={(_, { checked }) =>
            onChange(checked ? [...chosen, slug] : chosen.filter((one) => one !== slug))
          }
        />
      ))}
    </fieldset>
  );
}

function Readers(props: {
  readonly audience: Entered['audience'];
  readonly onChange: (audience: Entered['audience']) => void;
}) {
  const { say } = useWords();
  return (
    <Field label={say('collections.form.audience')} hint={say('collections.form.rights')}>
      <Select
        value={props.audience}
        onChange={(_, { value }) => props.onChange(value === 'all' ? 'all' : 'community')}
      >
        <option value="community">{say('collections.form.audiences.community')}</option>
        <option value="all">{say('collections.form.audiences.all')}</option>
      </Select>
    </Field>
  );
}
