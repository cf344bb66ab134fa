import { access, constants, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, resolve, sep } from 'node:path';
import { fingerprint } from '../../kernel/fingerprint.ts';
import {
  type OldReports,
  REPORT_FIELDS,
  type ReportField,
  type ReportFile,
  type ReportRead,
  type ReportRefusal,
  type ReportSurvey,
} from '../../ports/old-reports.ts';
import { RegisterError } from '../../ports/reading.ts';
import { dayReader } from './days.ts';
import { codeOf } from './failures.ts';
import { type Layout, layOut, type MoreNames } from './layout.ts';
import { REPORT_COLUMNS, type Reader, readReport } from './report-row.ts';
import { formOf, rowsOfSheet, type SheetForm } from './sheet-stream.ts';
import type { TableRow } from './table.ts';

/** Of the largest file that is taken: what a library is given at once. */
const MOST_BYTES = 50 * 1024 * 1024;
/** What people write reports in; macros and archives are none. */
const TYPES: ReadonlySet<string> = new Set([
  '.docx',
  '.pdf',
  '.odt',
  '.rtf',
  '.pptx',
  '.xlsx',
  '.txt',
  '.md',
]);
/** Of each column of days so many different ones tell how they are written. */
const MOST_SAMPLED = 20_000;

export interface ReportFolderOptions {
  /** Path of the sheet; files are looked for beside and below it. */
  readonly sheet: string;
  readonly countriesIn: (text: string) => readonly string[];
  /** Further names of columns, by field. */
  readonly columns?: MoreNames;
}

const isGone = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(codeOf(error));
/** The server has no right to it, or links lead round in a circle: one such file must not end the import of all. */
const isClosed = (error: unknown): boolean => ['EACCES', 'EPERM', 'ELOOP'].includes(codeOf(error));

/**
 * A file below a folder, wherever links lead: what lies outside is refused as if it did not matter whether it is there.
 * @param path as a sheet has it, with either slash
 */
async function fileBelow(folder: string, path: string): Promise<ReportFile | ReportRefusal> {
  const own = path.replaceAll('\\', '/');
  const wanted = resolve(folder, own);
  const outside = (place: string) =>
    !place.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  if (own.includes('\0') || isAbsolute(own) || /^[a-z]+:/i.test(own) || outside(wanted))
    return 'file-outside';
  const extension = extname(wanted).toLowerCase();
  if (!TYPES.has(extension)) return 'file-type';
  try {
    const place = await realpath(wanted);
    if (outside(place)) return 'file-outside';
    const found = await stat(place);
    if (!found.isFile()) return 'file-missing';
    if (found.size > MOST_BYTES) return 'file-too-large';
    await access(place, constants.R_OK);
    const tag = `${found.size}:${Math.round(found.mtimeMs)}`;
    return { extension, tag, bytes: () => readFile(place) };
  } catch (error) {
    if (isGone(error)) return 'file-missing';
    if (isClosed(error)) return 'file-unreadable';
    throw error;
  }
}

/** Rows of a number that stood before: `alike` where they say the same, else the later is refused. */
type Twice = ReadonlyMap<number, 'alike' | 'other'>;

interface Known {
  readonly twice: Twice;
  readonly form: SheetForm;
  readonly layout: Layout<ReportField>;
  readonly width: number;
  readonly reader: Reader;
}

/** A sheet of old reports with the files beside it, on this machine. */
export function reportFolder({
  sheet,
  countriesIn,
  columns = {},
}: ReportFolderOptions): OldReports {
  let known: Known | null = null;
  /** As it was read last: as long as the file is the same it need not be read again. */
  let surveyed: { readonly stamp: string; readonly survey: ReportSurvey } | null = null;

  async function read(): Promise<{ readonly known: Known; readonly survey: ReportSurvey }> {
    const form = await formOf(sheet);
    const days = { start: new Set<string>(), end: new Set<string>() };
    let header: readonly string[] | null = null;
    let layout: Layout<ReportField> | null = null;
    const twice = repeats();
    let rows = 0;
    for await (const { cells, line } of rowsOfSheet(sheet, form)) {
      if (!header || !layout) {
        header = cells;
        layout = layOut({ header: cells, rows: [] }, REPORT_COLUMNS, columns);
        continue;
      }
      rows += 1;
      twice.note(cells[layout.at.get('number') ?? -1] ?? '', cells, line);
      for (const field of ['start', 'end'] as const) {
        const day = cells[layout.at.get(field) ?? -1] ?? '';
        if (day !== '' && days[field].size < MOST_SAMPLED) days[field].add(day);
      }
    }
    if (!header || !layout)
      throw new RegisterError('columns-missing', { columns: 'number, title' });
    const reader = {
      layout,
      countriesIn,
      dayOf: { start: dayReader([...days.start]), end: dayReader([...days.end]) },
    };
    known = { form, layout, twice: twice.found, width: header.length, reader };
    const survey = {
      rows,
      columns: Object.fromEntries(
        REPORT_FIELDS.flatMap((field) => {
          const called = layout?.called.get(field);
          return called === undefined ? [] : [[field, called]];
        }),
      ),
      dropped: layout.dropped,
    };
    return { known, survey };
  }

  async function* rows(from: number): AsyncIterable<ReportRead> {
    const here = known ?? (await read()).known;
    let at = -1;
    for await (const row of rowsOfSheet(sheet, here.form)) {
      // The first is the header.
      if (at >= from) yield one(row, here);
      at += 1;
    }
  }

  return {
    survey: async () => {
      try {
        const { size, mtimeMs } = await stat(sheet);
        const stamp = `${size}:${mtimeMs}`;
        if (surveyed?.stamp !== stamp) surveyed = { stamp, survey: (await read()).survey };
        return surveyed.survey;
      } catch (error) {
        if (isGone(error)) throw new RegisterError('not-found', { path: sheet });
        if (isClosed(error)) throw new RegisterError('no-right', { path: sheet });
        throw error;
      }
    },
    rows,
    file: async (path) => fileBelow(await realpath(dirname(resolve(sheet))), path),
  };
}

/** Which rows have a number that stood before. */
function repeats() {
  const said = new Map<string, string>();
  const found = new Map<number, 'alike' | 'other'>();
  return {
    found,
    note(number: string, cells: readonly string[], line: number): void {
      const says = fingerprint(JSON.stringify(cells));
      const before = said.get(number);
      if (before === undefined) said.set(number, says);
      else if (number !== '') found.set(line, before === says ? 'alike' : 'other');
    },
  };
}

function one(row: TableRow, { width, reader, twice }: Known): ReportRead {
  const refused = (reason: ReportRefusal): ReportRead => {
    const number = row.cells[reader.layout.at.get('number') ?? -1] ?? '';
    const column = reader.layout.called.get('number') ?? 'number';
    return { refused: [{ line: row.line, number: number.slice(0, 100), column, reason }] };
  };
  // A row that is longer than the header holds cells under other columns' names.
  if (row.cells.slice(width).some((cell) => cell !== '')) return refused('shifted');
  const stood = twice.get(row.line);
  if (stood === 'alike') return { again: true };
  return stood === 'other' ? refused('twice') : readReport(row, reader);
}
