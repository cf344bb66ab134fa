import { parse } from 'csv-parse/sync';
import { MOST_FILE_BYTES, RegisterError } from '../../ports/reading.ts';
import { decode } from './decode.ts';

export interface TableRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file as rows of cells, the first of them its header. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

const DELIMITERS = [';', ',', '\t'] as const;

/** The one that stands most often in the first line, outside quotes. */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && /[\r\n]/.test(character)) break;
    else if (!quoted) {
      const count = counts.get(character);
      if (count !== undefined) counts.set(character, count + 1);
    }
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Spreadsheets may name the delimiter in a line of its own, which is no header. */
export const NAMED_DELIMITER = /^sep=(.)(\r\n|\n|\r)/i;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parsed(text: string, delimiter: string, skipped: number): Parsed[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    // The parser's own words may quote the file, so that neither they nor their cause go on from here.
    const line =
      typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 1;
    throw new RegisterError('unreadable', { line: line + skipped });
  }
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** The line on which a row begins: the parser counts to its end. */
export const lineOf = (record: readonly string[], lines: number): number =>
  lines - breaksIn(record);

/**
 * A file of a spreadsheet: `;`, `,` or tab between cells, quoted cells of several lines, empty lines left out.
 * @throws RegisterError `too-large`, `unreadable`; `columns-missing` for a file without even a header
 */
export function readTable(bytes: Uint8Array): Table {
  if (bytes.byteLength > MOST_FILE_BYTES) {
    throw new RegisterError('too-large', { megabytes: MOST_FILE_BYTES / 1024 / 1024 });
  }
  const whole = decode(bytes).replace(/^\uFEFF/, '');
  const named = NAMED_DELIMITER.exec(whole);
  const text = named ? whole.slice(named[0].length) : whole;
  const skipped = named ? 1 : 0;
  const delimiter = named?.[1] ?? delimiterOf(text.trimStart());
  const rows = parsed(text, delimiter, skipped)
    .map(({ record, info }) => ({
      line: lineOf(record, info.lines) + skipped,
      cells: record.map((cell) => cell.trim()),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rest] = rows;
  return { header: header?.cells ?? [], rows: rest };
}
