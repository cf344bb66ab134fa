import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { OutsideChange, OutsidePlace } from '../../../ports/outside.ts';
import { RegisterError } from '../../../ports/reading.ts';
import { layoutOf, type Row, several } from './columns.ts';
import type { Bytes } from './fetching.ts';
import { lessonOf } from './lessons.ts';
import { recordOf } from './record.ts';

/** A row is a record; what is longer is an open quotation mark. */
const MOST_ROW_CHARACTERS = 512 * 1024;
const DELIMITERS = [';', ',', '\t'] as const;

/** The one that stands most often in the first line. */
const delimiterOf = (line: string): string =>
  DELIMITERS.map((one) => [line.split(one).length, one] as const).reduce((best, one) =>
    one[0] > best[0] ? one : best,
  )[1];

/** The first piece that holds a whole line, and all that comes after it. */
async function opened(bytes: Bytes): Promise<{ readonly head: string; readonly all: Bytes }> {
  const source = bytes[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let head = '';
  for (;;) {
    const { value, done } = await source.next();
    if (done) break;
    read.push(value);
    head = new TextDecoder().decode(Buffer.concat(read));
    if (/[\r\n]/.test(head) || head.length > MOST_ROW_CHARACTERS) break;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* read;
      for (;;) {
        const { value, done } = await source.next();
        if (done) return;
        yield value;
      }
    } finally {
      await source.return?.();
    }
  }
  return { head: head.split(/\r\n|\n|\r/)[0] ?? '', all: all() };
}

const isRegister = (error: unknown): boolean =>
  error instanceof Error && error.name === 'RegisterError';

/** Rows of a sheet, each with the number of the line on which it ends. @throws RegisterError */
async function* rows(bytes: Bytes): AsyncGenerator<{ line: number; cells: readonly string[] }> {
  const { head, all } = await opened(bytes);
  const source = Readable.from(all);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    info: true,
    max_record_size: MOST_ROW_CHARACTERS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  let line = 1;
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const row of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      line = row.info.lines;
      yield { line, cells: row.record };
    }
  } catch (error) {
    if (isRegister(error) || (error as Error)?.name === 'AbortError') throw error;
    // The parser's own words may quote the file, so that neither they nor their cause go on from here.
    throw new RegisterError('unreadable', { line });
  } finally {
    source.destroy();
  }
}

const catalogued = (at: number, row: Row): OutsideChange =>
  recordOf(at, {
    identifier: row('identifier') || row('link'),
    titles: [row('title')],
    abstracts: [row('abstract')],
    authors: several(row('authors')),
    dates: [row('date')],
    languages: [row('language')],
    subjects: several(row('subjects')),
    identifiers: [row('link'), ...several(row('identifiers'))],
    countries: several(row('countries')),
  });

/** Records or lessons of a CSV file. @throws RegisterError `columns-missing`, `unreadable` */
export async function* sheet(bytes: Bytes, place: OutsidePlace): AsyncGenerator<OutsideChange> {
  let layout: ReturnType<typeof layoutOf> | null = null;
  for await (const { line, cells } of rows(bytes)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (layout === null) layout = layoutOf(cells, place);
    else
      yield place.kind === 'lessons'
        ? lessonOf(line, layout(cells))
        : catalogued(line, layout(cells));
  }
  if (layout === null) throw new RegisterError('columns-missing', { columns: 'title, link' });
}
