import {
  addressesIn,
  chosenIn,
  daysOf,
  peopleIn,
  type Row,
  rowName,
  rowsAnswer,
  rowsOf,
  unkept,
} from '../features/capture/answers.ts';
import type { TemplateColumn, TemplateField } from '../features/capture/template.ts';
import { isDay } from '../kernel/days.ts';
import type { Language } from '../kernel/language.ts';

/** The words of one language, and how it writes a day. */
export interface Speaker {
  readonly language: Language;
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** A day of the calendar, given as a moment of it in UTC. */
  day(at: Date): string;
}

/** One line of an answer as people read it. */
export interface ShownLine {
  readonly text: string;
  /** What belongs to it: the further cells of a row. */
  readonly note?: string;
  readonly url?: string;
}

const dayShown = (day: string, speaker: Speaker): string =>
  isDay(day) ? speaker.day(new Date(`${day}T00:00:00Z`)) : day;

const labelOf = (choices: TemplateField['choices'], value: string, { language }: Speaker): string =>
  choices?.find((choice) => choice.value === value)?.label[language] ?? value;

function cellShown(column: TemplateColumn, cell: string, speaker: Speaker): string {
  if (column.kind === 'date') return dayShown(cell, speaker);
  return column.kind === 'choice' ? labelOf(column.choices, cell, speaker) : cell;
}

/** What is asked ends in its question mark; another label has the colon of its language. */
export const labelledWith = (label: string, value: string, { say }: Pick<Speaker, 'say'>): string =>
  say(label.endsWith('?') ? 'forms.cell-asked' : 'forms.cell', { label, value });

/** A row as one line: its first cell, and the others with what they are. */
export function rowShown(columns: readonly TemplateColumn[], row: Row, speaker: Speaker) {
  const cells = columns.flatMap((column, at) => {
    const cell = row[at] ?? '';
    return cell === '' ? [] : [{ column, text: cellShown(column, cell, speaker) }];
  });
  const [first, ...others] = cells;
  const note = others.map(({ column, text }) =>
    labelledWith(column.label[speaker.language], text, speaker),
  );
  return { text: first?.text ?? '', ...(note.length > 0 ? { note: note.join(' · ') } : {}) };
}

/** More cells than one line can say. */
const MOST_IN_LINE = 5;
export const isWide = ({ kind, columns = [] }: TemplateField): boolean =>
  kind === 'rows' && columns.length > MOST_IN_LINE;

/** A row of a wide table: what it is called, and every other cell in a line of its own. */
export interface ShownBlock {
  readonly heading: string;
  /** `marked`, said of it: nobody keeps it, and nothing else was decided on. */
  readonly lines: readonly { readonly text: string; readonly marked?: string }[];
}

/** The rows of a wide table, with what is not said of each. */
export function blocksShown(
  field: TemplateField,
  answer: string,
  speaker: Speaker,
): readonly ShownBlock[] {
  const { columns = [], kept } = field;
  const loose = new Set(unkept(field, answer).map((row) => rowsAnswer([row])));
  return rowsOf(answer).map((row) => {
    const cell = (id: string | undefined): string =>
      row[columns.findIndex((column) => column.id === id)] ?? '';
    const isLoose = loose.has(rowsAnswer([row]));
    const isKept = kept !== undefined && cell(kept.by) !== '';
    // Of what is kept nobody asks what else becomes of it, and of what is settled otherwise not who keeps it.
    const needless = new Set(
      !kept || isLoose ? [] : isKept ? [kept.otherwise, kept.why] : [kept.by],
    );
    const lines = columns.slice(2).flatMap((column) => {
      const said = cell(column.id);
      if (said === '' && needless.has(column.id)) return [];
      const value = said === '' ? speaker.say('forms.not-said') : cellShown(column, said, speaker);
      const text = labelledWith(column.label[speaker.language], value, speaker);
      const open = isLoose && column.id === kept?.by;
      return [{ text, ...(open ? { marked: speaker.say('forms.open') } : {}) }];
    });
    return { heading: rowName(row), lines };
  });
}

function rangeShown(answer: string, speaker: Speaker): string {
  const [from, to] = daysOf(answer).map((day) => dayShown(day, speaker));
  if (!from || !to || from === to) return from || to || '';
  return speaker.say('forms.range', { from, to });
}

/** An answer as people read it, line by line; empty for one that was not given. */
export function answerShown(
  field: TemplateField,
  answer: string,
  speaker: Speaker,
): readonly ShownLine[] {
  if (answer.trim() === '') return [];
  switch (field.kind) {
    case 'rows':
      return rowsOf(answer).map((row) => rowShown(field.columns ?? [], row, speaker));
    case 'choice':
      return (field.several ? chosenIn(answer) : [answer.trim()]).map((value) => ({
        text: labelOf(field.choices, value, speaker),
      }));
    case 'yes-no':
      return [{ text: speaker.say(answer === 'yes' ? 'forms.yes' : 'forms.no') }];
    case 'date':
      return [{ text: dayShown(answer, speaker) }];
    case 'date-range':
      return [{ text: rangeShown(answer, speaker) }];
    case 'people':
      return peopleIn(answer).map((text) => ({ text }));
    case 'link':
    case 'files':
      return addressesIn(answer).map((url) => ({ text: url, url }));
    default:
      return answer
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((text) => ({ text }));
  }
}

/** The same in one text, for where there is room for one. */
export const answerText = (field: TemplateField, answer: string, speaker: Speaker): string =>
  answerShown(field, answer, speaker)
    .map(({ text, note }) => (note ? `${text} (${note})` : text))
    .join(field.kind === 'text' || field.kind === 'rows' ? '\n' : ', ');
