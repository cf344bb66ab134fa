import { Checkbox, Field, Select } from '@fluentui/react-components';
import type { FieldDraft } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { withPart } from './draft.ts';
import type { FieldEdit } from './edits.ts';
import { useFault } from './faults.tsx';

/** Only what has answers to choose from can decide whether something else is asked for. */
const decides = ({ kind, choices }: FieldDraft): boolean =>
  kind === 'yes-no' || (kind === 'choice' && choices !== undefined);

/** Asked for only while another answer, which comes before it, is one of these. */
export function FieldCondition({ field, place, before, onChange }: FieldEdit) {
  const { say, language } = useWords();
  const layout = useLayout();
  const fault = useFault(`${place}.when`);
  const { when } = field;
  const named = before.filter(decides);
  const chosen = named.find(({ id }) => id === when?.field);
  if (named.length === 0 && !when) return null;
  const answers =
    chosen?.kind === 'yes-no'
      ? (['yes', 'no'] as const).map((value) => ({ value, label: say(`forms.${value}`) }))
      : (chosen?.choices ?? []).map(({ value, label }) => ({
          value,
          label: label[language] || value,
        }));
  const toggled = (value: string, on: boolean) =>
    on ? [...(when?.is ?? []), value] : (when?.is ?? []).filter((one) => one !== value);
  return (
    <div className={layout.tight}>
      <Field label={say('templates.field.when')} {...fault}>
        <Select
          value={when?.field ?? ''}
          onChange={(_, { value }) =>
            onChange(withPart(field, 'when', value === '' ? undefined : { field: value, is: [] }))
          }
        >
          <option value="">{say('templates.field.always')}</option>
          {when && !chosen ? <option value={when.field}>{when.field}</option> : null}
          {named.map(({ id, label }) => (
            <option key={id} value={id}>
              {label[language] || id}
            </option>
          ))}
        </Select>
      </Field>
      {when && chosen ? (
        <fieldset className={layout.bare}>
          <legend className={layout.muted}>{say('templates.field.when-is')}</legend>
          {answers.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={when.is.includes(value)}
              onChange={(_, { checked }) =>
                onChange({
                  ...field,
                  when: { field: when.field, is: toggled(value, checked === true) },
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
