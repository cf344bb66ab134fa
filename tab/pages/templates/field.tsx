import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  mergeClasses,
  Select,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { type ReactNode, useState } from 'react';
import { useLayout } from '../../components/layout.ts';
import { Tag } from '../../components/tag.tsx';
import { useWords } from '../../words.tsx';
import { FieldChoices } from './choices.tsx';
import { FieldColumns } from './columns.tsx';
import { FieldCondition } from './condition.tsx';
import { LANGUAGES, missingIn, ofKind, UNSAID, withPart } from './draft.ts';
import type { FieldEdit } from './edits.ts';
import { useFault, useFaulty } from './faults.tsx';
import { NumberField } from './numbers.tsx';
import { SpokenWords } from './spoken.tsx';

const useStyles = makeStyles({
  /** Begins where the words below it begin. */
  name: { minWidth: 0, paddingInline: 0, textAlign: 'start' },
});

interface FieldEditorProps extends FieldEdit {
  readonly number: number;
  /** Where it may go among the others. */
  readonly moves: ReactNode;
}

/** One field: a line that opens to everything that can be said of it. */
export function FieldEditor({ moves, ...props }: FieldEditorProps) {
  const { field, place, number } = props;
  const styles = useStyles();
  const { say, language } = useWords();
  const layout = useLayout();
  const [opened, setOpened] = useState(false);
  const faulty = useFaulty(place);
  // What is wrong must be seen; what was just added has no words yet.
  const open = opened || faulty || LANGUAGES.every((one) => field.label[one] === '');
  const missing = missingIn(field);
  return (
    <>
      <div className={mergeClasses(layout.row, layout.between)}>
        <div className={layout.row}>
          <Button
            appearance="transparent"
            className={styles.name}
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-expanded={open}
            onClick={() => setOpened(!open)}
          >
            {field.label[language] || say('templates.unnamed', { number })}
          </Button>
          <Tag>{say(`templates.kind.${field.kind}`)}</Tag>
          {field.required ? <Tag>{say('templates.field.required')}</Tag> : null}
          {field.when ? <Tag>{say('templates.conditional')}</Tag> : null}
          <Missing languages={missing} />
        </div>
        {moves}
      </div>
      {open ? <Everything {...props} /> : null}
    </>
  );
}

export function Missing({ languages }: { readonly languages: readonly string[] }) {
  const { say } = useWords();
  if (languages.length === 0) return null;
  const names = languages.map((language) => say(`common.languages.${language}`)).join(', ');
  return <Tag tone="warning">{say('templates.missing', { languages: names })}</Tag>;
}

function Everything(props: FieldEdit) {
  const { field, place, onChange, options } = props;
  const { say } = useWords();
  const layout = useLayout();
  const kind = useFault(`${place}.kind`);
  const named = useFault(`${place}.id`);
  return (
    <div className={layout.stack}>
      {(['label', 'help', 'example'] as const).map((key) => (
        <SpokenWords
          key={key}
          label={say(`templates.field.${key}`)}
          place={`${place}.${key}`}
          value={field[key] ?? UNSAID}
          onChange={(said) => {
            const empty = key === 'example' && LANGUAGES.every((one) => said[one] === '');
            onChange(withPart(field, key, empty ? undefined : said));
          }}
        />
      ))}
      <Field label={say('templates.field.kind')} {...named} {...kind}>
        <Select value={field.kind} onChange={(_, { value }) => onChange(ofKind(field, value))}>
          {options.kinds.map((one) => (
            <option key={one} value={one}>
              {say(`templates.kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={say('templates.field.required')}
        checked={field.required}
        onChange={(_, { checked }) => onChange({ ...field, required: checked === true })}
      />
      {field.kind === 'choice' ? <FieldChoices {...props} /> : null}
      {field.kind === 'rows' ? <FieldColumns {...props} /> : null}
      <FieldCondition {...props} />
      <Finer {...props} />
    </div>
  );
}

/** What most fields do without. */
function Finer({ field, place, onChange, options }: FieldEdit) {
  const { say } = useWords();
  return (
    <>
      {field.kind === 'text' ? (
        <Checkbox
          label={say('templates.field.specific')}
          checked={field.specific ?? false}
          onChange={(_, { checked }) => onChange({ ...field, specific: checked === true })}
        />
      ) : null}
      {field.kind === 'line' || field.kind === 'text' ? (
        <NumberField
          label={say('templates.field.length')}
          place={`${place}.maxLength`}
          value={field.maxLength}
          onChange={(number) => onChange(withPart(field, 'maxLength', number))}
        />
      ) : null}
      <Field label={say('templates.field.from')}>
        <Select
          value={field.from ?? ''}
          onChange={(_, { value }) => onChange(withPart(field, 'from', value || undefined))}
        >
          <option value="">{say('templates.field.from-nothing')}</option>
          {options.known.map((one) => (
            <option key={one} value={one}>
              {say(`templates.known.${one.replace('.', '-')}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
