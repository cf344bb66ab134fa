import { badRequest } from '../http/errors.ts';
import type { Call } from '../http/router.ts';
import { parseFilter } from './filter.ts';
import { type Json, optionOf, pick, splitTop } from './page.ts';

export { expansions, optionOf } from './page.ts';

/** Options of an expansion or call: `$select=A,B;$expand=x($levels=2)`, with or without the dollar sign. */
export function optionsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of splitTop(text, ';')) {
    const at = part.indexOf('=');
    if (at > 0) found.set(part.slice(0, at).trim().replace(/^\$/, ''), part.slice(at + 1).trim());
  }
  return found;
}

export const namesIn = (text: string | null | undefined): string[] | undefined =>
  text === null || text === undefined || text.trim() === ''
    ? undefined
    : text.split(',').map((name) => name.trim());

/** `$filter`, `$orderby` and `$select` on rows that are shown already. */
export function refine(call: Call, rows: Json[], options: { always?: string[] } = {}): Json[] {
  return ordered(call, filtered(call, rows)).map((row) =>
    pick(row, namesIn(optionOf(call, 'select')), options.always ?? []),
  );
}

export function filtered(call: Call, rows: Json[]): Json[] {
  const filter = optionOf(call, 'filter');
  return filter === null ? rows : rows.filter(parseFilter(filter).test);
}

/** @throws ODataError 400 when a property to order by is no name */
export function ordered(call: Call, rows: Json[]): Json[] {
  const given = optionOf(call, 'orderby');
  if (given === null || given.trim() === '') return rows;
  const keys = given.split(',').map((part) => {
    const [path = '', direction = 'asc'] = part.trim().split(/\s+/);
    if (!/^[\w/]+$/.test(path) || !/^(asc|desc)$/i.test(direction))
      throw badRequest(`Invalid orderby clause '${part.trim()}'.`, 'BadRequest');
    return { steps: path.split('/'), sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return [...rows].sort((one, two) => {
    for (const { steps, sign } of keys) {
      const order = compared(valueAt(one, steps), valueAt(two, steps)) * sign;
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compared(one: unknown, two: unknown): number {
  if (one === two) return 0;
  // What is not there comes first, as in the directory.
  if (one === null || one === undefined) return -1;
  if (two === null || two === undefined) return 1;
  if (typeof one === 'number' && typeof two === 'number') return one - two;
  return String(one).localeCompare(String(two), 'en', { sensitivity: 'base' });
}

function valueAt(row: Json, steps: readonly string[]): unknown {
  let value: unknown = row;
  for (const step of steps) {
    value = typeof value === 'object' && value !== null ? (value as Json)[step] : undefined;
  }
  return value;
}
