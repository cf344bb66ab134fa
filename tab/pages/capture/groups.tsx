import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { TemplateColumn } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';
import { chosenIn, daysOf, type Row, rowsAnswer, rowsOf, type TemplateField } from './shapes.ts';

interface GroupProps {
  readonly field: TemplateField;
  readonly value: string;
  readonly lang: string;
  readonly onType: (value: string) => void;
  readonly onLeave: () => void;
}

/** Fields that are answered in more than one input. */
export const isGroup = ({ kind, several }: TemplateField): boolean =>
  kind === 'rows' || kind === 'date-range' || (kind === 'choice' && several === true);

export function Group(props: GroupProps) {
  if (props.field.kind === 'rows') return <Rows {...props} />;
  return props.field.kind === 'date-range' ? <Range {...props} /> : <Several {...props} />;
}

function Range({ value, onType, onLeave }: GroupProps) {
  const { say } = useWords();
  const layout = useLayout();
  const [from, to] = daysOf(value);
  const ends = [
    { label: say('forms.from'), day: from, with: (day: string) => [day, to] },
    { label: say('forms.to'), day: to, with: (day: string) => [from, day] },
  ];
  return (
    <div className={layout.row}>
      {ends.map((end) => (
        <Field key={end.label} label={end.label}>
          <Input
            type="date"
            value={end.day}
            onBlur={onLeave}
            onChange={(_, data) => onType(end.with(data.value).join('/'))}
          />
        </Field>
      ))}
    </div>
  );
}

function Several({ field, value, onType, onLeave }: GroupProps) {
  const { language } = useWords();
  const layout = useLayout();
  const chosen = chosenIn(value);
  return (
    <div className={layout.tight}>
      {field.choices?.map((choice) => (
        <Checkbox
          key={choice.value}
          label={choice.label[language]}
          checked={chosen.includes(choice.value)}
          onBlur={onLeave}
          onChange={(_, { checked }) =>
            onType(
              (checked
                ? [...chosen, choice.value]
                : chosen.filter((one) => one !== choice.value)
              ).join(','),
            )
          }
        />
      ))}
    </div>
  );
}

/** Where nothing was typed yet there is a row to type in. */
const atLeastOne = (rows: readonly Row[]): readonly Row[] => (rows.length > 0 ? rows : [[]]);

function Rows({ field, value, lang, onType, onLeave }: GroupProps) {
  const { say, language } = useWords();
  const layout = useLayout();
  // A fresh row is nothing to save until something is typed in it.
  const [fresh, setFresh] = useState(false);
  const columns = field.columns ?? [];
  const kept = rowsOf(value);
  const rows = fresh && kept.length > 0 ? [...kept, []] : atLeastOne(kept);
  const most = field.most ?? Number.POSITIVE_INFINITY;
  const change = (at: number, cell: number, typed: string) => {
    if (at >= kept.length) setFresh(false);
    onType(
      rowsAnswer(
        rows.map((row, index) =>
          index === at
            ? columns.map((_, place) => (place === cell ? typed : (row[place] ?? '')))
            : row,
        ),
      ),
    );
  };
  const remove = (at: number) => {
    setFresh(false);
    onType(rowsAnswer(kept.filter((_, index) => index !== at)));
  };
  return (
    <div className={layout.stack}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
        <fieldset key={at} className={layout.card}>
          <legend className={layout.muted}>{say('forms.row', { row: at + 1 })}</legend>
          {columns.map((column, cell) => (
            <Field key={column.id} label={column.label[language]} required={column.required}>
              {cellInput({
                column,
                value: row[cell] ?? '',
                lang,
                language,
                onType: (typed) => change(at, cell, typed),
                onLeave,
              })}
            </Field>
          ))}
          {at < kept.length ? (
            <div>
              <Button
                size="small"
                icon={<DismissRegular />}
                aria-label={say('forms.row-remove', { row: at + 1 })}
                onClick={() => remove(at)}
              >
                {say('forms.remove')}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      {kept.length > 0 && !fresh && kept.length < most ? (
        <div>
          <Button onClick={() => setFresh(true)}>{say('forms.row-add')}</Button>
        </div>
      ) : null}
    </div>
  );
}

interface CellProps {
  readonly column: TemplateColumn;
  readonly value: string;
  readonly lang: string;
  readonly language: 'en' | 'fr' | 'es';
  readonly onType: (value: string) => void;
  readonly onLeave: () => void;
}

/** An element and no component, so that its field finds it. */
function cellInput({ column, value, lang, language, onType, onLeave }: CellProps) {
  const { kind, choices, maxLength } = column;
  const common = { value, onBlur: onLeave };
  if (kind === 'choice') {
    return (
      <Select {...common} onChange={(_, data) => onType(data.value)}>
        <option value="">—</option>
        {choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label[language]}
          </option>
        ))}
      </Select>
    );
  }
  if (kind === 'date') {
    return <Input {...common} type="date" onChange={(_, data) => onType(data.value)} />;
  }
  return (
    <Input
      {...common}
      lang={lang}
      maxLength={maxLength}
      onChange={(_, data) => onType(data.value)}
    />
  );
}
