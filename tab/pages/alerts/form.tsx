import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { AlertChoices, AlertKind, ChangeAlert } from '../../../src/contract/surfacing.ts';
import type { Meaning as Meant } from '../../../src/contract/taxonomy.ts';
import { useLayout } from '../../components/layout.ts';
import { Meaning, useMeanings, useMeant } from '../../components/meaning.tsx';
import { useWords } from '../../words.tsx';
import { topicName } from '../people/said.ts';

export const KINDS: readonly AlertKind[] = ['product', 'lesson', 'mission', 'query', 'discussion'];
const MOST = 10;

interface FormProps {
  readonly begin: ChangeAlert;
  readonly choices: AlertChoices;
  /** Of a collection nothing else has to be said. */
  readonly collection: string | null;
  readonly confirm: string;
  readonly busy: boolean;
  readonly onSave: (entered: ChangeAlert) => void;
}

/** What somebody wants to hear of: topics and countries understood or chosen from the lists, and kinds of news. */
export function AlertForm(props: FormProps) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const meaning = useMeanings();
  const [entered, setEntered] = useState(props.begin);
  const [missing, setMissing] = useState<'about' | 'kinds' | null>(null);
  const { topics, countries, kinds } = entered;
  const { allTopics, allCountries } = props.choices;
  function save() {
    const nothing = topics.length + countries.length === 0 && props.collection === null;
    const lacking = nothing ? 'about' : kinds.length === 0 ? 'kinds' : null;
    setMissing(lacking);
    if (!lacking) props.onSave(entered);
  }
  return (
    <form
      noValidate
      className={layout.card}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {props.collection ? (
        <p className={layout.plain}>
          {say('collections.alerts.of-collection', { name: props.collection })}
        </p>
      ) : null}
      <Chosen
        label={say('collections.alerts.topics')}
        add={say('collections.alerts.add-topic')}
        values={topics.map((slug) => ({
          value: slug,
          name: topicName(slug, words),
          meaning: meaning('topic', slug),
        }))}
        all={allTopics.map(({ slug, label }) => ({
          value: slug,
          name: label,
          meaning: meaning('topic', slug),
        }))}
        onChange={(values) => setEntered({ ...entered, topics: values })}
      />
      <Chosen
        label={say('collections.alerts.countries')}
        add={say('collections.alerts.add-country')}
        values={countries.map((name) => ({ value: name, name: words.country(name) }))}
        all={allCountries.map(({ name, label }) => ({ value: name, name: label }))}
        onChange={(values) => setEntered({ ...entered, countries: values })}
      />
      <Kinds kinds={kinds} onChange={(next) => setEntered({ ...entered, kinds: next })} />
      {missing ? <Missing what={missing} /> : null}
      <div>
        <Button appearance="primary" type="submit" disabled={props.busy}>
          {props.confirm}
        </Button>
      </div>
    </form>
  );
}

function Missing({ what }: { readonly what: 'about' | 'kinds' }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <p role="alert" className={layout.plain}>
      {say(`collections.alerts.missing.${what}`)}
    </p>
  );
}

function Kinds(props: {
  readonly kinds: readonly AlertKind[];
  readonly onChange: (kinds: AlertKind[]) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <fieldset className={layout.bare}>
      <legend>{say('collections.alerts.kinds')}</legend>
      {KINDS.map((kind) => (
        <Checkbox
          key={kind}
          label={say(`collections.kinds.${kind}`)}
          checked={props.kinds.includes(kind)}
          onChange={(_, { checked }) =>
            props.onChange(
              KINDS.filter((one) => (one === kind ? checked === true : props.kinds.includes(one))),
            )
          }
        />
      ))}
    </fieldset>
  );
}

interface Value {
  readonly value: string;
  readonly name: string;
  readonly meaning?: Meant | undefined;
}

function Chosen(props: {
  readonly label: string;
  readonly add: string;
  readonly values: readonly Value[];
  readonly all: readonly Value[];
  readonly onChange: (values: string[]) => void;
}) {
  const { values, all, onChange } = props;
  const { say } = useWords();
  const meant = useMeant();
  const layout = useLayout();
  const taken = values.map(({ value }) => value);
  return (
    <fieldset className={layout.bare}>
      <legend>{props.label}</legend>
      <ul className={layout.list}>
        {values.map(({ value, name, meaning }) => (
          <li key={value} className={layout.tight}>
            <span className={layout.row}>
              <span>{name}</span>
              <Button size="small" onClick={() => onChange(taken.filter((one) => one !== value))}>
                {say('collections.alerts.remove', { name })}
              </Button>
            </span>
            <Meaning of={meaning} />
          </li>
        ))}
      </ul>
      {taken.length < MOST ? (
        <Field label={props.add}>
          <Select
            value=""
            onChange={(_, { value }) => {
              if (value) onChange([...taken, value]);
            }}
          >
            <option value="">{say('collections.alerts.choose')}</option>
            {all
              .filter(({ value }) => !taken.includes(value))
              .map(({ value, name, meaning }) => (
                <option key={value} value={value} title={meant(meaning)}>
                  {name}
                </option>
              ))}
          </Select>
        </Field>
      ) : null}
    </fieldset>
  );
}
