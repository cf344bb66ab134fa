import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { withPart } from './draft.ts';
import type { FieldEdit } from './edits.ts';
import { useFault } from './faults.tsx';

const PARTS = ['by', 'otherwise', 'why'] as const;

/**
 * Lines of what somebody must keep: which column says who, which what becomes of it without, and why; which of those
 * answers leave it open.
 */
export function FieldKept({
  field,
  place,
  onChange,
}: Pick<FieldEdit, 'field' | 'place' | 'onChange'>) {
  const { say, language } = useWords();
  const layout = useLayout();
  const fault = useFault(`${place}.kept`);
  const { kept, columns = [] } = field;
  const chosen = columns.filter(({ kind }) => kind === 'choice');
  const named = columns.map(({ id, label }) => [id, label[language] || id] as const);
  const choices = columns.find(({ id }) => id === kept?.otherwise)?.choices ?? [];
  const begin = () => {
    const [first] = columns;
    const [choice] = chosen;
    if (!first || !choice) return;
    const why = columns.at(-1)?.id ?? first.id;
    onChange({ ...field, kept: { by: first.id, otherwise: choice.id, why, open: [] } });
  };
  // Nothing says what becomes of it where no column has answers to choose from.
  if (chosen.length === 0 && !kept) return null;
  return (
    <div className={layout.tight}>
      <Checkbox
        label={say('templates.field.kept')}
        checked={kept !== undefined}
        onChange={(_, { checked }) =>
          checked === true ? begin() : onChange(withPart(field, 'kept', undefined))
        }
      />
      {kept
        ? PARTS.map((part) => (
            <Field key={part} label={say(`templates.kept.${part}`)} {...fault}>
              <Select
                value={kept[part]}
                onChange={(_, { value }) =>
                  onChange({
                    ...field,
                    kept: {
                      ...kept,
                      [part]: value,
                      // Of another column these would be nobody's answers.
                      ...(part === 'otherwise' ? { open: [] } : {}),
                    },
                  })
                }
              >
                {named
                  .filter(([id]) => part !== 'otherwise' || chosen.some((one) => one.id === id))
                  .map(([id, label]) => (
                    <option key={id} value={id}>
                      {label}
                    </option>
                  ))}
              </Select>
            </Field>
          ))
        : null}
      {kept && choices.length > 0 ? (
        <fieldset className={layout.bare}>
          <legend>{say('templates.kept.open')}</legend>
          {choices.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label[language] || value}
              checked={kept.open.includes(value)}
              onChange={(_, { checked }) =>
                onChange({
                  ...field,
                  kept: {
                    ...kept,
                    open:
                      checked === true
                        ? [...kept.open, value]
                        : kept.open.filter((one) => one !== value),
                  },
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
