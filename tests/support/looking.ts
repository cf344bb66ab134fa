import { sql } from 'kysely';
import type { Database } from '../../src/adapters/database/connect.ts';

/** What somebody sees who may read the whole database, with what it notes of its own about each row. */
export interface Row {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** All of it as one text. */
  readonly text: string;
  /** Number of the transaction that wrote it: who wrote before has a smaller one. */
  readonly written: number;
  /** Number of one that locked it; 0: none. */
  readonly locked: number;
  /** Where it lies in the file: what was written later usually lies behind. */
  readonly place: string;
}

export type Dump = readonly Row[];

interface Read {
  values: Record<string, unknown>;
  written: string;
  locked: string;
  place: string;
}

/** Every row of every table. */
export async function dump({ db }: Database): Promise<Dump> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const all: Row[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<Read>`
      select to_jsonb(t) as values, t.xmin::text as written, t.xmax::text as locked, t.ctid::text as place
      from ${sql.table(name)} t order by t.ctid`.execute(db);
    for (const { values, written, locked, place } of rows) {
      const text = JSON.stringify(values);
      all.push({
        ...{ table: name, values, text, place },
        ...{ written: Number(written), locked: Number(locked) },
      });
    }
  }
  return all;
}

export const rowsOf = (seen: Dump, table: string): Dump =>
  seen.filter((row) => row.table === table);

const DATED = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Every moment that a row tells. */
export const momentsIn = ({ values }: Row): Date[] =>
  Object.values(values)
    .filter((value) => typeof value === 'string')
    .filter((value) => DATED.test(value))
    .map((value) => new Date(value));

/** The tables that are not as they were, rows, their writers and their locks compared. */
export function changedTables(before: Dump, after: Dump): string[] {
  const lines = (seen: Dump) => Map.groupBy(seen, ({ table }) => table);
  const [was, is] = [lines(before), lines(after)];
  const same = (table: string) => JSON.stringify(was.get(table)) === JSON.stringify(is.get(table));
  return [...new Set([...was.keys(), ...is.keys()])].filter((table) => !same(table)).sort();
}
