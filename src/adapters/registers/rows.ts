import type { PersonId } from '../../kernel/ids.ts';
import type { PeopleNamed, Reading, Refusal, RefusedRow } from '../../ports/reading.ts';
import { type DayRead, dayReader } from './days.ts';
import { type Fields, fold, type Layout, layOut, type MoreNames } from './layout.ts';
import { readTable, type Table, type TableRow } from './table.ts';

const LONGEST = 500;

/** One row, asked field by field. Whatever does not fit is noted, and the row is left out. */
export interface Row<F extends string> {
  /** Empty where there is no such column. */
  text(field: F): string;
  /** Null and noted where it is empty. */
  need(field: F): string | null;
  /** `YYYY-MM-DD`; null where empty, or noted where it is no day. */
  day(field: F): string | null;
  /** Whom a mail address or id names; null where empty, or noted where nobody known is called so. */
  person(field: F): PersonId | null;
  /** One of a column's words in any language; `fallback` where empty, null and noted for a word unknown. */
  word<W extends string>(field: F, words: WordsOf<W>, fallback: W): W | null;
  refuse(field: F, reason: Refusal): null;
}

/** The words that mean each value, in every language. */
export type WordsOf<W extends string> = Readonly<Record<W, readonly string[]>>;

export interface Shape<F extends string, T> {
  readonly fields: Fields<F>;
  readonly people: readonly F[];
  readonly days: readonly F[];
  /** The field in which the key stands: named where a row comes twice. */
  readonly keyed: F;
  /** What the row is about, from its own words; null where it does not say. */
  key(row: Row<F>): string | null;
  /** Null where the row was noted. */
  parse(row: Row<F>): T | null;
}

interface Sheet<F extends string> {
  readonly layout: Layout<F>;
  readonly known: ReadonlyMap<string, PersonId>;
  readonly dayOf: ReadonlyMap<F, (text: string) => DayRead>;
}

const cell = <F extends string>(layout: Layout<F>, row: TableRow, field: F): string => {
  const index = layout.at.get(field);
  return index === undefined ? '' : (row.cells[index] ?? '');
};

async function sheetOf<F extends string, T>(
  table: Table,
  shape: Shape<F, T>,
  named: PeopleNamed,
  more: MoreNames,
): Promise<Sheet<F>> {
  const layout = layOut(table, shape.fields, more);
  const column = (field: F): string[] => table.rows.map((row) => cell(layout, row, field));
  const words = new Set(shape.people.flatMap(column).filter(Boolean));
  return {
    layout,
    known: words.size === 0 ? new Map() : await named([...words]),
    dayOf: new Map(shape.days.map((field) => [field, dayReader(column(field))] as const)),
  };
}

function rowOf<F extends string>(row: TableRow, sheet: Sheet<F>, noted: RefusedRow[]): Row<F> {
  const { layout, known, dayOf } = sheet;
  const refuse = (field: F, reason: Refusal): null => {
    const column = layout.called.get(field) ?? field;
    const same = noted.some((one) => one.column === column && one.reason === reason);
    if (!same) noted.push({ line: row.line, column, reason });
    return null;
  };
  const text = (field: F): string => {
    const value = cell(layout, row, field);
    if (value.length > LONGEST) refuse(field, 'too-long');
    return value;
  };
  return {
    text,
    refuse,
    need: (field) => text(field) || refuse(field, 'missing'),
    day(field) {
      const value = text(field);
      if (value === '') return null;
      const read = dayOf.get(field)?.(value) ?? { refusal: 'no-day' };
      return 'day' in read ? read.day : refuse(field, read.refusal);
    },
    person(field) {
      const value = text(field);
      if (value === '') return null;
      return known.get(value.toLowerCase()) ?? refuse(field, 'unknown-person');
    },
    word(field, words, fallback) {
      const value = fold(text(field));
      if (value === '') return fallback;
      const all = Object.entries(words) as [typeof fallback, readonly string[]][];
      const found = all.find(([word, names]) =>
        [word, ...names].some((one) => fold(one) === value),
      );
      return found ? found[0] : refuse(field, 'unknown-word');
    },
  };
}

/** A row that is longer than the header holds cells under other columns' names. */
const isShifted = ({ cells }: TableRow, { header }: Table): boolean =>
  cells.slice(header.length).some((one) => one !== '');

interface Found<T> {
  readonly key: string | null;
  readonly line: number;
  readonly record: T | null;
}

/**
 * The rows of a file by a shape. A row that comes twice alike is one; rows of the same key that say different things
 * are all refused, since nothing tells which of them is true.
 * @throws RegisterError
 */
export async function readRows<F extends string, T>(
  bytes: Uint8Array,
  shape: Shape<F, T>,
  named: PeopleNamed,
  more: MoreNames = {},
): Promise<Reading<T>> {
  const table = readTable(bytes);
  const sheet = await sheetOf(table, shape, named, more);
  const refused: RefusedRow[] = [];
  const found: Found<T>[] = [];
  for (const one of table.rows) {
    const noted: RefusedRow[] = [];
    const row = rowOf(one, sheet, noted);
    const shifted = isShifted(one, table);
    if (shifted) row.refuse(shape.keyed, 'shifted');
    const record = shifted ? null : shape.parse(row);
    // A key read from shifted cells would be another column's value.
    const key = shifted ? null : shape.key(row);
    found.push({ key, line: one.line, record: noted.length === 0 ? record : null });
    refused.push(...noted);
  }
  const column = sheet.layout.called.get(shape.keyed) ?? shape.keyed;
  return { ...settled(found, refused, column), dropped: sheet.layout.dropped };
}

function settled<T>(found: readonly Found<T>[], refused: RefusedRow[], column: string) {
  const byKey = new Map<string, Found<T>[]>();
  for (const one of found) {
    if (one.key !== null) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  }
  const records: T[] = [];
  const unclear = new Set<string>();
  for (const [key, rows] of byKey) {
    const [first] = rows;
    const said = new Set(rows.map(({ record }) => JSON.stringify(record)));
    if (first?.record && said.size === 1) {
      records.push(first.record);
      continue;
    }
    unclear.add(key);
    const readable = rows.filter(({ record }) => record !== null);
    refused.push(...readable.map(({ line }) => ({ line, column, reason: 'twice' as const })));
  }
  const nameless = found.some(({ key }) => key === null);
  refused.sort((a, b) => a.line - b.line);
  return { records, refused, unclear: nameless ? null : unclear };
}
