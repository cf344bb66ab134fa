import type { Language } from '../../src/kernel/language.ts';
import type { RefusedReport } from '../../src/ports/old-reports.ts';
import type { Words } from '../../src/ports/words.ts';

/** What begins like a formula is read as words by a spreadsheet. */
const cell = (value: string | number): string => {
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return `"${text.replaceAll('"', '""')}"`;
};

const row = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(';')}\r\n`;

/** With a mark, by which spreadsheets know that it is UTF-8. */
export const refusedHead = (words: Words, language: Language): string =>
  `\uFEFF${row((['line', 'number', 'column', 'reason'] as const).map((one) => words.say(language, `imports.columns.${one}`)))}`;

export const refusedLine = (
  { line, number, column, reason }: RefusedReport,
  words: Words,
  language: Language,
): string => row([line, number, column, words.say(language, `imports.refused.${reason}`)]);
