import { excusedProperty } from './exceptions.ts';
import type { Json } from './formats.ts';
import { isObject } from './samples.ts';
import { fullName, type Schema } from './schema.ts';

/** What the example shows and ours does not. Collections are compared as wholes: a property that any element of the
 * example has must be had by some element of ours. */
export function missing(
  schema: Schema | undefined,
  samples: readonly unknown[],
  ours: readonly unknown[],
  type: string | undefined,
  at: string,
): string[] {
  if (/(?:^|\.)(\w+)\.\1$/.test(at)) return []; // How long a chain of managers is, is the data's.
  const shown = samples.filter(isObject);
  const had = ours.filter(isObject);
  if (had.length === 0) return [];
  return [...new Set(shown.flatMap((one) => Object.keys(one)))].flatMap((key) => {
    const values = shown
      .map((one) => one[key])
      .filter((value) => value !== null && value !== undefined);
    if (values.length === 0 || key.includes('@')) return [];
    const member = memberType(schema, type, shown, key) ?? USUAL[key];
    if (member === 'unknown' || excusedProperty(type, key)) return [];
    const answers = had.filter((one) => key in one).map((one) => one[key]);
    if (answers.length === 0) return [`${at}${at === '' ? '' : '.'}${key} is missing`];
    const inner = typeof member === 'string' ? member : undefined;
    return missing(schema, values.flat(), answers.flat(), inner, at === '' ? key : `${at}.${key}`);
  });
}

/** What these are in every type, also in those outside the slice. */
const USUAL: Readonly<Record<string, string>> = {
  createdBy: 'microsoft.graph.identitySet',
  lastModifiedBy: 'microsoft.graph.identitySet',
  teamsAppDefinition: 'microsoft.graph.teamsAppDefinition',
};

/** @returns the property's type; `unknown` where the schema knows the type but no such property (a page's typing
 * error, or something of beta): nothing can be demanded then */
function memberType(
  schema: Schema | undefined,
  type: string | undefined,
  shown: readonly Json[],
  key: string,
): string | undefined {
  const told = shown.find((one) => key in one)?.['@odata.type'];
  const names = [typeof told === 'string' ? told : undefined, type];
  for (const name of names) {
    const shape = name ? schema?.type(name) : undefined;
    if (!shape) continue;
    const member = shape.members.get(key);
    if (member !== undefined) return member;
    // Only a type without properties of its own (the columns of an item) is open to any name.
    if (!shape.open || shape.members.size > 1) return 'unknown';
  }
  return undefined;
}

/** The schema type of each element or of the object itself: what it says of itself, else what the table says. */
export const typeOf = (returns: string | undefined): string | undefined =>
  returns ? fullName(`graph.${returns.replace(/\[\]$/, '')}`) : undefined;

/** Faults of an answer against the schema. */
export function schemaFaults(
  schema: Schema | undefined,
  body: unknown,
  returns: string | undefined,
): string[] {
  const type = typeOf(returns);
  if (!schema || !type || !isObject(body)) return [];
  const collection = returns?.endsWith('[]') === true;
  if (!collection) return schema.faults(withoutAnnotations(body), type, shortOf(type));
  const value = Array.isArray(body.value) ? body.value : [];
  return value.flatMap((one, index) => schema.faults(one, type, `value[${index}]`)).slice(0, 5);
}

const shortOf = (type: string): string => type.replace('microsoft.graph.', '');
const withoutAnnotations = (body: Json): Json => {
  const { value, ...rest } = body;
  // A single entity has no `value` of its own; where there is one, it is a wrapper and not its property.
  return Array.isArray(value) && Object.keys(rest).every((key) => key.includes('@')) ? {} : body;
};

/** The body of a refusal. */
export function errorFaults(body: unknown): string[] {
  const error = isObject(body) ? body.error : undefined;
  if (!isObject(error)) return ['the refusal has no error object'];
  const wrong = ['code', 'message'].filter((key) => typeof error[key] !== 'string');
  if (!isObject(error.innerError)) wrong.push('innerError');
  return wrong.map((key) => `error.${key} is missing`);
}
