import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { RegisterError } from '../../ports/reading.ts';
import { type TextForm, textForm } from './decode.ts';
import { codeOf, nameOf } from './failures.ts';
import { delimiterOf, lineOf, NAMED_DELIMITER, type TableRow } from './table.ts';

/** Enough for a header and some rows. */
const HEAD_BYTES = 256 * 1024;
/** A cell beyond this is a quote that never ends. */
const MOST_ROW_CHARACTERS = 1_000_000;

const parsed = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number() }),
});

/** Where the parser stopped. */
const at = z.object({ lines: z.number() });

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-8 as far as the whole file is: one letter at its end is enough to tell that it is not. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path))
      decoder.decode(z.instanceof(Buffer).parse(chunk), { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (nameOf(error) === 'TypeError') return false;
    throw error;
  }
}

/** How a sheet is written: found once, then it is read row by row as often as is wanted. */
export interface SheetForm {
  readonly encoding: TextForm;
  readonly delimiter: string;
  /** Lines before the header. */
  readonly skipped: number;
}

/** @throws RegisterError `unreadable` for what is no text */
export async function formOf(path: string): Promise<SheetForm> {
  const head = await headOf(path);
  const encoding = textForm(head) ?? ((await isUtf8(path)) ? 'utf-8' : 'windows-1252');
  const text = new TextDecoder(encoding).decode(head).replace(/^\uFEFF/, '');
  const named = NAMED_DELIMITER.exec(text);
  return {
    encoding,
    delimiter: named?.[1] ?? delimiterOf(text.trimStart()),
    skipped: named ? 1 : 0,
  };
}

async function* decoded(path: string, encoding: TextForm): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path))
    yield decoder.decode(z.instanceof(Buffer).parse(chunk), { stream: true });
  yield decoder.decode();
}

/** Rows with anything in them, the header first; of the file never more than a part is in memory. @throws RegisterError */
export async function* rowsOfSheet(
  path: string,
  { encoding, delimiter, skipped }: SheetForm,
): AsyncIterable<TableRow> {
  const parser = parse({
    ...{ delimiter, bom: true, info: true, from_line: 1 + skipped },
    max_record_size: MOST_ROW_CHARACTERS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // What goes wrong on the way comes out of the parser, below.
  pipeline(Readable.from(decoded(path, encoding)), parser, () => undefined);
  try {
    for await (const one of parser) {
      const { record, info } = parsed.parse(one);
      // No database keeps a zero in a text, and no reader sees one.
      const cells = record.map((cell) => cell.replaceAll('\0', '').trim());
      if (cells.some((cell) => cell !== '')) yield { line: lineOf(record, info.lines), cells };
    }
  } catch (error) {
    // The parser's own words may quote the file, so that neither they nor their cause go on from here.
    if (!codeOf(error).startsWith('CSV_')) throw error;
    throw new RegisterError('unreadable', { line: at.safeParse(error).data?.lines ?? 1 });
  }
}
