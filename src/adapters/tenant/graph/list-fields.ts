import { z } from 'zod';
import type { Fields } from '../files/store.ts';
import { badRequest } from '../http/errors.ts';
import type { Json } from '../odata/page.ts';
import type { Column, ListRow } from './show.ts';

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export const fieldsSchema = z.record(z.string(), valueSchema);

/** Only columns the list has may be written, each with a value of its kind. */
export function checkFields(list: ListRow, given: Fields): Fields {
  const columns = new Map(
    (JSON.parse(list.columns) as Column[]).map((column) => [column.name, column]),
  );
  const written = Object.entries(given).filter(([name]) => !name.includes('@odata'));
  for (const [name, value] of written) {
    if (name === 'ContentTypeId' && list.drive_id && typeof value === 'string') continue;
    const column = columns.get(name);
    if (!column) throw badRequest(`Field '${name}' is not recognized`);
    if (value !== null && !takes(column, value))
      throw badRequest('General exception while processing', 'generalException');
  }
  return Object.fromEntries(written);
}

/** Several values only where the column's definition allows them. */
function takes({ kind, definition }: Column, value: unknown): boolean {
  const facet = (definition?.[kind] ?? {}) as Json;
  if (Array.isArray(value)) {
    return (
      facet.displayAs === 'checkBoxes' ||
      facet.allowMultipleValues === true ||
      facet.allowMultipleSelection === true
    );
  }
  if (kind === 'number' || kind === 'currency') return typeof value === 'number';
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'lookup' || kind === 'personOrGroup') return /^(string|number)$/.test(typeof value);
  return typeof value === 'string';
}
