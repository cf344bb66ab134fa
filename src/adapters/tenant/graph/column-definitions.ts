import { z } from 'zod';
import { badRequest } from '../http/errors.ts';
import { guidOf } from '../ids.ts';
import type { Json } from '../odata/page.ts';
import type { Column } from './show.ts';

/** What a column can hold; each is a facet of its definition. */
const FACETS = [
  'text',
  'number',
  'boolean',
  'dateTime',
  'choice',
  'currency',
  'calculated',
  'lookup',
  'personOrGroup',
  'term',
  'hyperlinkOrPicture',
  'thumbnail',
  'geolocation',
  'contentApprovalStatus',
] as const;
export type Facet = (typeof FACETS)[number];
const DETAILS: Readonly<Record<Facet, Json>> = {
  text: {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
  },
  number: {
    decimalPlaces: 'automatic',
    displayAs: 'number',
    maximum: 1.7976931348623157e308,
    minimum: -1.7976931348623157e308,
  },
  boolean: {},
  dateTime: { displayAs: 'default', format: 'dateTime' },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  currency: { locale: 'en-us' },
  calculated: { format: 'dateTime', formula: '', outputType: 'text' },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false },
  personOrGroup: {
    allowMultipleSelection: false,
    chooseFromType: 'peopleAndGroups',
    displayAs: 'nameWithPresence',
  },
  term: { allowMultipleValues: false, showFullyQualifiedName: false },
  hyperlinkOrPicture: { isPicture: false },
  thumbnail: {},
  geolocation: {},
  contentApprovalStatus: {},
};

export const columnSchema = z.looseObject({
  name: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\s.,:;"'<>|/\\?*#%&{}~@]+$/)
    .optional(),
  displayName: z.string().max(255).nullish(),
  description: z.string().nullish(),
  columnGroup: z.string().nullish(),
  enforceUniqueValues: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  indexed: z.boolean().nullish(),
  required: z.boolean().nullish(),
  readOnly: z.boolean().nullish(),
});
export type GivenColumn = z.infer<typeof columnSchema>;

/** Which kind of column it is. @throws ODataError 400 when it is of two */
export function facetOf(given: Json): Facet {
  const named = FACETS.filter((facet) => typeof given[facet] === 'object' && given[facet] !== null);
  if (named.length > 1) throw badRequest('Only one type facet may be specified for a column.');
  return named[0] ?? 'text';
}

/** A whole definition from what was given. @param at what it is the column of: ids are the same for the same name */
export function defineColumn(given: GivenColumn, at: string): Json & { id: string; name: string } {
  const facet = facetOf(given);
  const shown = given.displayName ?? given.name;
  if (!shown) throw badRequest('A column needs a name.');
  const name = given.name ?? shown.replace(/[^A-Za-z0-9_]+/g, '_x0020_');
  return {
    id: guidOf(`column:${at}:${name}`),
    name,
    displayName: shown,
    description: given.description ?? '',
    columnGroup: given.columnGroup ?? 'Custom Columns',
    enforceUniqueValues: given.enforceUniqueValues ?? false,
    hidden: given.hidden ?? false,
    indexed: given.indexed ?? false,
    readOnly: given.readOnly ?? facet === 'calculated',
    required: given.required ?? false,
    isDeletable: true,
    isReorderable: true,
    isSealed: false,
    type: typeOf(facet),
    ...(typeof given.defaultValue === 'object' ? { defaultValue: given.defaultValue } : {}),
    ...(typeof given.validation === 'object' ? { validation: given.validation } : {}),
    [facet]: { ...DETAILS[facet], ...(given[facet] as Json | undefined) },
  };
}

const TYPES: Partial<Record<Facet, string>> = {
  dateTime: 'dateTime',
  personOrGroup: 'user',
  hyperlinkOrPicture: 'url',
  contentApprovalStatus: 'approvalStatus',
};
const typeOf = (facet: Facet): string => TYPES[facet] ?? facet;

/** Merges a change into a definition; the kind of a column cannot be changed. */
export function changeColumn(known: Json, given: GivenColumn): Json {
  const facet = facetOf(known);
  const odd = FACETS.find((name) => name !== facet && name in given && given[name] !== null);
  if (odd) throw badRequest('The type of a column cannot be changed.');
  const own = { ...(known[facet] as Json), ...(given[facet] as Json | undefined) };
  const { id: _id, name: _name, ...change } = given as Json;
  const plain = Object.entries(change).filter(([name]) => !name.includes('@') && name !== facet);
  return { ...known, ...Object.fromEntries(plain), [facet]: own };
}

/** A list's column as Graph shows it. */
export function showColumn(column: Column): Json {
  if (column.definition) return { ...column.definition, indexed: column.indexed };
  const multiline = column.kind === 'text' ? { allowMultipleLines: true, maxLength: 4000 } : {};
  const open =
    column.kind === 'choice' ? { allowTextEntry: true, choices: column.choices ?? [] } : {};
  const base = defineColumn(
    {
      name: column.name,
      displayName: column.displayName,
      indexed: column.indexed,
      [column.kind]: { ...multiline, ...open },
    },
    '',
  );
  // Ids of the seeded columns are older than the definitions.
  return { ...base, id: guidOf(`column:${column.name}`) };
}

/** A definition as a list keeps it: what is written into a column is checked by its kind. */
export const toColumn = (definition: Json & { name: string }): Column => ({
  name: definition.name,
  displayName: String(definition.displayName),
  kind: facetOf(definition),
  indexed: definition.indexed === true,
  definition,
});
