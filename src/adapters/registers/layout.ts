import { RegisterError } from '../../ports/reading.ts';
import type { Table } from './table.ts';

/** A column of the allow-list: the names it goes by, and whether a file without it is refused. */
export interface Field {
  readonly names: readonly string[];
  readonly required: boolean;
}
export type Fields<F extends string> = Readonly<Record<F, Field>>;

/** Further names of columns, by field: what an administrator's mapping file says. */
export type MoreNames = Readonly<Record<string, readonly string[]>>;

export interface Layout<F extends string> {
  /** Where the field stands; undefined where the file has no such column. */
  readonly at: ReadonlyMap<F, number>;
  /** What the file itself calls it. */
  readonly called: ReadonlyMap<F, string>;
  readonly dropped: readonly string[];
}

/** Names compared as people write them: accents, case, marks and doubled blanks aside. */
export const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MOST_NAMED = 100;
const LONGEST_NAME = 80;

/** A name fit to be shown; a column without any is called by its place. */
const shown = (name: string, index: number): string =>
  name === '' ? `#${index + 1}` : name.replace(/\s+/g, ' ').slice(0, LONGEST_NAME);

/**
 * Which column is which field. Nothing is said of the other columns' names unless every required one was found: in
 * a file without a header they would be somebody's data.
 * @throws RegisterError `columns-missing`
 */
export function layOut<F extends string>(
  { header }: Table,
  fields: Fields<F>,
  more: MoreNames = {},
): Layout<F> {
  const byName = new Map<string, F>();
  for (const field of Object.keys(fields) as F[]) {
    for (const name of [field, ...fields[field].names, ...(more[field] ?? [])]) {
      byName.set(fold(name), field);
    }
  }
  const at = new Map<F, number>();
  const called = new Map<F, string>();
  const dropped = new Set<string>();
  for (const [index, name] of header.entries()) {
    const field = byName.get(fold(name));
    if (field === undefined || at.has(field)) dropped.add(shown(name, index));
    else {
      at.set(field, index);
      called.set(field, shown(name, index));
    }
  }
  const missing = (Object.keys(fields) as F[]).filter(
    (field) => fields[field].required && !at.has(field),
  );
  if (missing.length > 0) {
    const names = missing.map((field) => fields[field].names[0] ?? field);
    throw new RegisterError('columns-missing', { columns: names.join(', ') });
  }
  return { at, called, dropped: [...dropped].slice(0, MOST_NAMED) };
}
