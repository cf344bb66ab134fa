import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import type { ChoiceDraft, FieldDraft } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { firstChoices, newChoice, replaced, scoredBy, withPart } from './draft.ts';
import type { FieldEdit } from './edits.ts';
import { useFault } from './faults.tsx';
import { Moves } from './moves.tsx';
import { SpokenWords } from './spoken.tsx';

/** What may be chosen: words of its own, or a list that is kept elsewhere. */
export function FieldChoices({ field, place, onChange, options }: FieldEdit) {
  const { say, language } = useWords();
  const layout = useLayout();
  const fault = useFault(`${place}.choices`);
  const fromList = (list: string): FieldDraft =>
    list === ''
      ? { ...withPart(field, 'list', undefined), choices: field.choices ?? firstChoices() }
      : { ...withPart(field, 'choices', undefined), list };
  return (
    <div className={layout.stack}>
      <Field label={say('templates.field.list')} {...fault}>
        <Select value={field.list ?? ''} onChange={(_, { value }) => onChange(fromList(value))}>
          <option value="">{say('templates.field.own')}</option>
          {options.lists.map(({ value, label }) => (
            <option key={value} value={value}>
              {label[language]}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={say('templates.field.several')}
        checked={field.several ?? false}
        onChange={(_, { checked }) => onChange({ ...field, several: checked === true })}
      />
      {field.list === undefined ? (
        <Scale field={field} onChange={onChange} options={options} />
      ) : null}
      {field.list === undefined ? (
        <Choices
          place={place}
          choices={field.choices ?? []}
          onChange={(choices) => onChange({ ...field, choices })}
        />
      ) : null}
    </div>
  );
}

/** A score of an assessment: its choices are those of the scale, worded as one likes. */
function Scale({ field, onChange, options }: Pick<FieldEdit, 'field' | 'onChange' | 'options'>) {
  const { say } = useWords();
  const change = (wanted: string) => {
    const scale = options.scales.find(({ value }) => value === wanted);
    if (!scale) return onChange(withPart(field, 'scale', undefined));
    const choices = scoredBy(scale.scores, field.choices ?? []);
    onChange({ ...withPart(field, 'several', undefined), scale: scale.value, choices });
  };
  return (
    <Field label={say('templates.field.scale')}>
      <Select value={field.scale ?? ''} onChange={(_, { value }) => change(value)}>
        <option value="">{say('templates.field.no-scale')}</option>
        {options.scales.map(({ value }) => (
          <option key={value} value={value}>
            {say(`rating.scale.${value}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function Choices(props: {
  readonly place: string;
  readonly choices: readonly ChoiceDraft[];
  readonly onChange: (choices: ChoiceDraft[]) => void;
}) {
  const { place, choices, onChange } = props;
  const { say, language } = useWords();
  const layout = useLayout();
  return (
    <>
      <ul className={layout.list}>
        {choices.map((choice, at) => (
          <li key={choice.value} className={layout.card}>
            <SpokenWords
              label={say('templates.choice', { number: at + 1 })}
              place={`${place}.choices.${at}.label`}
              value={choice.label}
              onChange={(label) => onChange(replaced(choices, at, { ...choice, label }))}
            />
            <Moves
              name={choice.label[language] || say('templates.choice', { number: at + 1 })}
              list={choices}
              at={at}
              onChange={onChange}
              least={2}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button size="small" onClick={() => onChange([...choices, newChoice(choices)])}>
          {say('templates.add-choice')}
        </Button>
      </div>
    </>
  );
}
