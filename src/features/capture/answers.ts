import { isDay } from '../../kernel/days.ts';
import type { FieldKind, TemplateColumn, TemplateField } from './template-file.ts';

/** Answers are words by field id, whatever their kind (`FIELD_KINDS`): this reads and writes those that have a shape. */

export type Row = readonly string[];

/** The rows of a table, each with as many cells as were filled in; empty rows are none. */
export const rowsOf = (answer: string): readonly Row[] =>
  answer
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()));

export const rowsAnswer = (rows: readonly Row[]): string =>
  rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) =>
      cells
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .join('\t')
        .trimEnd(),
    )
    .join('\n');

/** Values of a choice of several. */
export const chosenIn = (answer: string): readonly string[] =>
  answer
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);

/** Both days of a range; the second is empty where only one was given. */
export function daysOf(answer: string): readonly [string, string] {
  const [from = '', to = ''] = answer.split('/');
  return [from.trim(), to.trim()];
}

export const addressesIn = (answer: string): readonly string[] =>
  answer.split(/\s+/).filter(Boolean);

/** People as they were named: by line, or with semicolons between them. */
export const peopleIn = (answer: string): readonly string[] =>
  answer
    .split(/[\n;]+/)
    .map((name) => name.trim())
    .filter(Boolean);

/** As it is kept. */
export function normalized({ kind, several }: TemplateField, answer: string): string {
  if (kind === 'rows') return rowsAnswer(rowsOf(answer));
  if (kind === 'choice' && several) return [...new Set(chosenIn(answer))].join(',');
  if (kind === 'date-range') {
    const days = daysOf(answer);
    return days.every((day) => day === '') ? '' : days.join('/');
  }
  return answer.trim();
}

/** Words of `bot.capture.problems` and `tab.captures.problems`. */
export type Problem =
  | 'missing'
  | 'too-long'
  | 'not-a-choice'
  | 'unknown-topic'
  | 'unknown-country'
  | 'not-a-date'
  | 'ends-before'
  | 'not-a-number'
  | 'not-a-link'
  | 'too-few'
  | 'too-many'
  | 'row-open'
  | 'one-sided'
  | 'not-kept';

/** The vocabulary a capture needs: topics and countries as the person wrote them -> controlled terms, and its lists. */
export interface Terms {
  topicsIn(text: string): readonly string[];
  countriesIn(text: string): readonly string[];
  readonly terms: readonly {
    readonly scheme: string;
    readonly slug: string;
    readonly status: string;
    readonly labels: Readonly<Record<string, string>>;
  }[];
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}

const NUMBER = /^-?\d{1,15}([.,]\d{1,6})?$/;

function inOne(
  kind: FieldKind,
  answer: string,
  choices: TemplateColumn['choices'],
): Problem | null {
  switch (kind) {
    case 'choice':
      return choices?.some(({ value }) => value === answer) ? null : 'not-a-choice';
    case 'yes-no':
      return answer === 'yes' || answer === 'no' ? null : 'not-a-choice';
    case 'date':
      return isDay(answer) ? null : 'not-a-date';
    case 'number':
      return NUMBER.test(answer) ? null : 'not-a-number';
    case 'link':
      return isAddress(answer) ? null : 'not-a-link';
    default:
      return null;
  }
}

function inRange(answer: string): Problem | null {
  const [from, to] = daysOf(answer);
  if (!isDay(from) || !isDay(to)) return 'not-a-date';
  return from > to ? 'ends-before' : null;
}

const counted = (
  count: number,
  { least = 0, most = Number.POSITIVE_INFINITY }: TemplateField,
): Problem | null => (count < least ? 'too-few' : count > most ? 'too-many' : null);

/** Whether there are rows of each kind that there should be. */
function coversAll({ columns = [], covers }: TemplateField, rows: readonly Row[]): boolean {
  if (!covers) return true;
  const at = columns.findIndex(({ id }) => id === covers.column);
  const there = new Set(rows.map((row) => row[at]));
  return covers.values.every((value) => there.has(value));
}

/** The rows that nobody keeps and nothing else was decided on. */
export function unkept({ columns = [], kept }: TemplateField, answer: string): readonly Row[] {
  if (!kept) return [];
  const cell = (row: Row, id: string): string =>
    row[columns.findIndex((column) => column.id === id)] ?? '';
  return rowsOf(answer).filter((row) => {
    const otherwise = cell(row, kept.otherwise);
    if (kept.open.includes(otherwise)) return true;
    return cell(row, kept.by) === '' && (otherwise === '' || cell(row, kept.why) === '');
  });
}

/** What such a row is called: its first two cells. */
export const rowName = (row: Row): string => row.slice(0, 2).filter(Boolean).join(' – ');

function inRows(field: TemplateField, answer: string): Problem | null {
  const rows = rowsOf(answer);
  for (const row of rows) {
    for (const [at, column] of (field.columns ?? []).entries()) {
      const cell = row[at] ?? '';
      if (cell === '' && column.required) return 'row-open';
      const fault =
        cell.length > column.maxLength
          ? 'too-long'
          : cell && inOne(column.kind, cell, column.choices);
      if (fault) return fault;
    }
  }
  const fault = counted(rows.length, field) ?? (coversAll(field, rows) ? null : 'one-sided');
  return fault ?? (unkept(field, answer).length > 0 ? 'not-kept' : null);
}

/** What breaks the rule of its field in an answer; null where nothing does. Choices of a list must be filled in. */
export function problemIn(field: TemplateField, answer: string, terms: Terms): Problem | null {
  if (answer.trim() === '') return field.required ? 'missing' : null;
  if (answer.length > field.maxLength) return 'too-long';
  switch (field.kind) {
    case 'topics':
      return terms.topicsIn(answer).length === 0 ? 'unknown-topic' : null;
    case 'countries':
      return field.required && terms.countriesIn(answer).length === 0 ? 'unknown-country' : null;
    case 'date-range':
      return inRange(answer);
    case 'rows':
      return inRows(field, answer);
    case 'files': {
      const files = addressesIn(answer);
      return files.every(isAddress) ? counted(files.length, field) : 'not-a-link';
    }
    case 'choice': {
      const values = field.several ? chosenIn(answer) : [answer];
      return (
        values.map((value) => inOne('choice', value, field.choices)).find((one) => one !== null) ??
        null
      );
    }
    default:
      return inOne(field.kind, answer, field.choices);
  }
}
