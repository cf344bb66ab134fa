import { Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Term } from '../../../src/contract/taxonomy.ts';
import { useApp } from '../../app-context.tsx';
import { Confirm } from '../../components/dialogs.tsx';
import { useLayout } from '../../components/layout.ts';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Spoken = Readonly<Record<(typeof LANGUAGES)[number], string>>;

export const spoken = (of: (language: (typeof LANGUAGES)[number]) => string): Spoken => ({
  en: of('en'),
  fr: of('fr'),
  es: of('es'),
});

/** One field for each language. */
export function SpokenFields(props: {
  readonly name: string;
  readonly value: Spoken;
  readonly onChange: (value: Spoken) => void;
  readonly missing?: boolean;
  readonly long?: boolean;
  readonly hint?: string;
}) {
  const { say } = useWords();
  const layout = useLayout();
  const { name, value, onChange, missing, long, hint } = props;
  const Control = long ? Textarea : Input;
  return (
    <fieldset className={layout.bare}>
      <legend className={layout.h3}>{say(`taxonomy.fields.${name}`)}</legend>
      <div className={layout.tight}>
        {LANGUAGES.map((language) => (
          <Field
            key={language}
            label={say(`taxonomy.languages.${language}`)}
            required={missing !== undefined}
            {...(hint ? { hint } : {})}
            {...(missing && !value[language].trim()
              ? { validationMessage: say('taxonomy.needed') }
              : {})}
          >
            <Control
              lang={language}
              maxLength={2_000}
              value={value[language]}
              onChange={(_: unknown, { value: text }: { value: string }) =>
                onChange({ ...value, [language]: text })
              }
            />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

const parts = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const isNamed = (labels: Spoken): boolean =>
  LANGUAGES.every((language) => labels[language].trim() !== '');

/** Changes what a term is called and means. */
export function ChangeTerm({
  term,
  onClose,
}: {
  readonly term: Term;
  readonly onClose: () => void;
}) {
  const { say } = useWords();
  const { api } = useApp();
  const [labels, setLabels] = useState(spoken((tag) => term.labels[tag] ?? ''));
  const [synonyms, setSynonyms] = useState(spoken((tag) => (term.synonyms[tag] ?? []).join('; ')));
  const [definition, setDefinition] = useState(spoken((tag) => term.definitions[tag] ?? ''));
  const [example, setExample] = useState(spoken((tag) => term.examples[tag] ?? ''));
  const [missing, setMissing] = useState(false);
  const save = useWrite(() =>
    api.changeTerm(term.id, {
      labels,
      synonyms: { en: parts(synonyms.en), fr: parts(synonyms.fr), es: parts(synonyms.es) },
      definition,
      example,
      version: term.version,
    }),
  );
  return (
    <Confirm
      title={say('taxonomy.change-title', { label: term.label })}
      confirm={say('taxonomy.save')}
      onClose={onClose}
      check={() => {
        setMissing(!isNamed(labels));
        return isNamed(labels);
      }}
      onConfirm={() => save.mutateAsync(undefined)}
    >
      <SpokenFields name="labels" value={labels} onChange={setLabels} missing={missing} />
      <SpokenFields
        name="synonyms"
        value={synonyms}
        onChange={setSynonyms}
        hint={say('taxonomy.synonyms-hint')}
      />
      <SpokenFields name="definition" value={definition} onChange={setDefinition} long />
      <SpokenFields name="example" value={example} onChange={setExample} long />
    </Confirm>
  );
}
