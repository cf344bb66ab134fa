import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import type { ColumnDraft } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { Choices } from './choices.tsx';
import { firstChoices, newColumn, replaced, withPart } from './draft.ts';
import type { FieldEdit } from './edits.ts';
import { useFault } from './faults.tsx';
import { FieldKept } from './kept.tsx';
import { Moves } from './moves.tsx';
import { NumberField } from './numbers.tsx';
import { SpokenWords } from './spoken.tsx';

const MOST_COLUMNS = 6;

/** What each line of a group that is repeated asks for. */
export function FieldColumns({ field, place, onChange, options }: FieldEdit) {
  const { say, language } = useWords();
  const layout = useLayout();
  const fault = useFault(`${place}.columns`);
  const columns = field.columns ?? [];
  const set = (next: ColumnDraft[]) => onChange({ ...field, columns: next });
  return (
    <div className={layout.stack}>
      {fault.validationMessage ? <p role="alert">{fault.validationMessage}</p> : null}
      <ul className={layout.list}>
        {columns.map((column, at) => (
          <li key={column.id} className={layout.card}>
            <Column
              column={column}
              number={at + 1}
              place={`${place}.columns.${at}`}
              cells={options.cells}
              onChange={(next) => set(replaced(columns, at, next))}
            />
            <Moves
              name={column.label[language] || say('templates.column', { number: at + 1 })}
              list={columns}
              at={at}
              onChange={set}
              least={1}
            />
          </li>
        ))}
      </ul>
      {columns.length < MOST_COLUMNS ? (
        <div>
          <Button size="small" onClick={() => set([...columns, newColumn(columns)])}>
            {say('templates.add-column')}
          </Button>
        </div>
      ) : null}
      <FieldKept field={field} place={place} onChange={onChange} />
      <div className={layout.row}>
        {(['least', 'most'] as const).map((key) => (
          <NumberField
            key={key}
            label={say(`templates.field.${key}`)}
            place={`${place}.${key}`}
            value={field[key]}
            onChange={(number) => onChange(withPart(field, key, number))}
          />
        ))}
      </div>
    </div>
  );
}

function Column(props: {
  readonly column: ColumnDraft;
  readonly number: number;
  readonly place: string;
  readonly cells: readonly string[];
  readonly onChange: (column: ColumnDraft) => void;
}) {
  const { column, number, place, cells, onChange } = props;
  const { say } = useWords();
  const ofKind = (kind: string): ColumnDraft => {
    const plain = withPart({ ...column, kind }, 'choices', undefined);
    return kind === 'choice' ? { ...plain, choices: firstChoices() } : plain;
  };
  return (
    <>
      <SpokenWords
        label={say('templates.column', { number })}
        place={`${place}.label`}
        value={column.label}
        onChange={(label) => onChange({ ...column, label })}
      />
      <Field label={say('templates.field.kind')}>
        <Select value={column.kind} onChange={(_, { value }) => onChange(ofKind(value))}>
          {cells.map((kind) => (
            <option key={kind} value={kind}>
              {say(`templates.kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={say('templates.field.required')}
        checked={column.required ?? false}
        onChange={(_, { checked }) => onChange({ ...column, required: checked === true })}
      />
      {column.choices ? (
        <Choices
          place={place}
          choices={column.choices}
          onChange={(choices) => onChange({ ...column, choices })}
        />
      ) : null}
    </>
  );
}
