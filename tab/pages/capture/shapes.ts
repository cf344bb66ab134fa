import type { Template } from '../../../src/contract/capture.ts';

/** Answers are words (`src/contract/capture.ts` says how each kind is written): this reads and writes those with a shape. */

export type TemplateField = Template['steps'][number]['fields'][number];
export type Row = readonly string[];
type Answers = Readonly<Record<string, string>>;

/** Cells are as they are typed: a blank at the end of one is the beginning of the next word. */
export const rowsOf = (answer: string): readonly Row[] =>
  answer
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));

/** A row that is being typed in keeps its blanks; only what would break the table is taken out. */
export const rowsAnswer = (rows: readonly Row[]): string =>
  rows.map((cells) => cells.map((cell) => cell.replace(/[\t\n]+/g, ' ')).join('\t')).join('\n');

export const chosenIn = (answer: string): readonly string[] =>
  answer
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean);

export function daysOf(answer: string): readonly [string, string] {
  const [from = '', to = ''] = answer.split('/');
  return [from.trim(), to.trim()];
}

export const linesOf = (answer: string): readonly string[] =>
  answer
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether a field is asked for as things stand. */
export function isShown({ when }: TemplateField, template: Template, answers: Answers): boolean {
  if (!when) return true;
  const named = template.steps.flatMap(({ fields }) => fields).find(({ id }) => id === when.field);
  if (!named || !isShown(named, template, answers)) return false;
  const given = (answers[when.field] ?? '').split(',');
  return when.is.some((answer) => given.includes(answer));
}
