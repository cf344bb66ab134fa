import { daysOf, type Row, rowsAnswer, rowsOf } from '../../src/features/capture/answers.ts';
import type { Problem } from '../../src/features/capture/model.ts';
import type { TemplateColumn, TemplateField } from '../../src/features/capture/template.ts';
import { rowShown } from '../../src/views/captured.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { cut, type Element, line, run, sentence } from './card.ts';
import { choiceInput, dateInput, textInput } from './inputs.ts';

const LONGEST_ROW = 200;

/** The inputs of a field that has more than one. */
const FROM = 'from';
const TO = 'to';
const part = (field: TemplateField, name: string): string => `${field.id}.${name}`;

interface Asking {
  readonly id: string;
  readonly label: string;
  readonly error: string;
  readonly value: string | undefined;
}

type Choices = TemplateField['choices'];

const choicesOf = (choices: Choices, voice: Voice) =>
  (choices ?? []).map(({ value, label }) => ({ value, title: label[voice.language] }));

/** What one types or chooses in, by the kind of a field or cell. */
function inputOf(
  kind: TemplateField['kind'] | TemplateColumn['kind'],
  asking: Asking,
  { maxLength, choices, several }: { maxLength: number; choices?: Choices; several?: boolean },
  voice: Voice,
): Element {
  switch (kind) {
    case 'choice':
      return choiceInput({
        ...asking,
        choices: choicesOf(choices, voice),
        ...(several ? { several } : {}),
      });
    case 'yes-no':
      return choiceInput({
        ...asking,
        choices: [
          { value: 'yes', title: voice.say('forms.yes') },
          { value: 'no', title: voice.say('forms.no') },
        ],
      });
    case 'date':
      return dateInput(asking);
    default: {
      const multiline = kind === 'text' || kind === 'people' || kind === 'files';
      return textInput({ ...asking, multiline, maxLength });
    }
  }
}

function askingOf(field: TemplateField, value: string | undefined, needed: boolean, voice: Voice) {
  const label = field.label[voice.language];
  return {
    id: field.id,
    label: needed ? voice.say('bot.capture.needed', { label }) : label,
    error: voice.say('bot.capture.too-long', { limit: field.maxLength }),
    value,
  };
}

/** A draft may be saved with gaps, so that nothing is demanded here: what is needed is named in the label. */
export function fieldInput(
  field: TemplateField,
  value: string | undefined,
  needed: boolean,
  voice: Voice,
): Element {
  const asking = askingOf(field, value, needed, voice);
  return inputOf(field.kind, asking, { ...field, choices: field.choices }, voice);
}

/** A row that is being changed: as it was when it was looked at. */
export interface ChangedRow {
  readonly field: string;
  readonly was: string;
}

function rangeInputs(
  field: TemplateField,
  value: string,
  entered: CardData,
  needed: boolean,
  voice: Voice,
): Element[] {
  const asking = askingOf(field, undefined, needed, voice);
  const [from, to] = daysOf(value);
  return [
    dateInput({
      ...asking,
      id: part(field, FROM),
      label: voice.say('bot.capture.from', { label: asking.label }),
      value: entered[part(field, FROM)] ?? from,
    }),
    dateInput({
      ...asking,
      id: part(field, TO),
      label: voice.say('bot.capture.to', { label: asking.label }),
      value: entered[part(field, TO)] ?? to,
    }),
  ];
}

/** The rows so far, and one more to fill in; or the one that is being changed. */
function rowInputs(
  field: TemplateField,
  value: string,
  entered: CardData,
  changed: ChangedRow | null,
  voice: Voice,
): Element[] {
  const columns = field.columns ?? [];
  const was: Row = changed?.field === field.id ? (rowsOf(changed.was)[0] ?? []) : [];
  const rows = rowsOf(value);
  const shown = rows.map((row, at) => {
    const { text, note } = rowShown(columns, row, voice);
    const words = cut(note ? `${text} · ${note}` : text, LONGEST_ROW);
    return line(run(`${at + 1}. `, { subtle: true }), run(words));
  });
  const inputs = columns.map((column, at) =>
    inputOf(
      column.kind,
      {
        id: part(field, column.id),
        label: column.label[voice.language],
        error: voice.say('bot.capture.too-long', { limit: column.maxLength }),
        value: entered[part(field, column.id)] ?? was[at],
      },
      { maxLength: column.maxLength, choices: column.choices },
      voice,
    ),
  );
  const label = field.label[voice.language];
  return [
    line(run(label, { weight: 'Bolder' })),
    ...shown,
    sentence(voice.say(was.length > 0 ? 'bot.capture.row-changed' : 'bot.capture.row-new'), true),
    ...inputs,
  ];
}

export interface FieldDrawing {
  readonly field: TemplateField;
  /** What is kept. */
  readonly answer: string;
  /** What was typed on a card that could not be saved; goes before what is kept. */
  readonly entered: CardData;
  readonly changed: ChangedRow | null;
  readonly needed: boolean;
}

export function fieldInputs(drawing: FieldDrawing, voice: Voice): Element[] {
  const { field, answer, entered, changed, needed } = drawing;
  if (field.kind === 'rows') return rowInputs(field, answer, entered, changed, voice);
  if (field.kind === 'date-range') return rangeInputs(field, answer, entered, needed, voice);
  return [fieldInput(field, entered[field.id] ?? (answer || undefined), needed, voice)];
}

/** The row that was typed is in the table once, however often it is sent; emptied, the one that is changed leaves it. */
function withRow(field: TemplateField, answer: string, data: CardData): string | undefined {
  const cells = (field.columns ?? []).map(({ id }) => data[part(field, id)]);
  if (cells.every((cell) => cell === undefined)) return undefined;
  const typed = rowsAnswer([cells.map((cell) => cell ?? '')]);
  const rows = rowsAnswer(rowsOf(answer)).split('\n').filter(Boolean);
  const at = data.row === field.id ? rows.indexOf(data.was ?? '') : -1;
  if (at >= 0) return rows.toSpliced(at, 1, ...(typed ? [typed] : [])).join('\n');
  return typed === '' || rows.includes(typed) ? undefined : [...rows, typed].join('\n');
}

/** What a card's inputs say of a field; undefined where they say nothing. @param answer what is kept */
export function answerIn(field: TemplateField, answer: string, data: CardData): string | undefined {
  if (field.kind === 'rows') return withRow(field, answer, data);
  if (field.kind !== 'date-range') return data[field.id];
  const [from, to] = [data[part(field, FROM)], data[part(field, TO)]];
  return from === undefined && to === undefined ? undefined : `${from ?? ''}/${to ?? ''}`;
}

export const problemSaid = (
  problem: Problem,
  { maxLength, least = 0, most = 0 }: TemplateField,
  voice: Voice,
): string => voice.say(`bot.capture.problems.${problem}`, { limit: maxLength, least, most });
