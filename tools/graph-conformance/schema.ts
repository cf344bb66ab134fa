import { z } from 'zod';

const propertySchema = z.looseObject({ type: z.string(), nullable: z.boolean().optional() });
const typeSchema = z.looseObject({
  base: z.string().nullish(),
  open: z.boolean().optional(),
  properties: z.record(z.string(), propertySchema).default({}),
  navigation: z.record(z.string(), z.string()).default({}),
});
const sliceSchema = z.looseObject({
  types: z.record(z.string(), typeSchema),
  enums: z.record(z.string(), z.array(z.string())),
});
type TypeEntry = z.infer<typeof typeSchema>;

export interface TypeShape {
  readonly name: string;
  readonly open: boolean;
  /** Property or navigation -> its type (`Edm.String`, `microsoft.graph.x`, `Collection(…)`). */
  readonly members: ReadonlyMap<string, string>;
}

/** The slice of the service's own schema that answers are held against. */
export interface Schema {
  /** @returns undefined for a type the slice does not hold: nothing can be said of it */
  type(name: string): TypeShape | undefined;
  isEnum(name: string): boolean;
  /** Faults of a value against a type, each with the place of the fault. */
  faults(value: unknown, type: string, at: string): string[];
}

/** `graph.user`, `#microsoft.graph.user` and `microsoft.graph.user` are one. */
export const fullName = (name: string): string => {
  const bare = name.replace(/^#/, '').replace(/^Collection\((.*)\)$/, '$1');
  return bare.startsWith('graph.') ? `microsoft.${bare}` : bare;
};
export const isCollection = (type: string): boolean => /^#?Collection\(/.test(type);

/** @throws when it is no schema slice */
export function readSchema(content: unknown): Schema {
  const slice = sliceSchema.parse(content);
  const known = new Map<string, TypeShape>();
  const shapeOf = (name: string, seen: readonly string[] = []): TypeShape | undefined => {
    const full = fullName(name);
    const done = known.get(full);
    if (done) return done;
    const entry: TypeEntry | undefined = slice.types[full];
    if (!entry || seen.includes(full)) return undefined;
    const base = entry.base ? shapeOf(entry.base, [...seen, full]) : undefined;
    const members = new Map(base?.members ?? []);
    for (const [key, value] of Object.entries(entry.properties)) members.set(key, value.type);
    for (const [key, value] of Object.entries(entry.navigation)) members.set(key, value);
    // An entity whose base is outside the slice still has its id.
    if (entry.base && !base) members.set('id', 'Edm.String');
    const shape = { name: full, open: entry.open === true || base?.open === true, members };
    known.set(full, shape);
    return shape;
  };
  const schema: Schema = {
    type: (name) => shapeOf(name),
    isEnum: (name) => slice.enums[fullName(name)] !== undefined,
    faults: (value, type, at) => faultsOf(schema, slice.enums, value, type, at),
  };
  return schema;
}

type Enums = z.infer<typeof sliceSchema>['enums'];

function faultsOf(
  schema: Schema,
  enums: Enums,
  value: unknown,
  type: string,
  at: string,
): string[] {
  if (value === null) return [];
  if (isCollection(type)) {
    if (!Array.isArray(value)) return [`${at}: ${kindOf(value)}, the schema says a collection`];
    const inner = fullName(type);
    return value.flatMap((one, index) => faultsOf(schema, enums, one, inner, `${at}[${index}]`));
  }
  const full = fullName(type);
  if (full.startsWith('Edm.')) return primitive(value, full, at);
  const choices = enums[full];
  if (choices) return enumFaults(value, choices, full, at);
  if (typeof value !== 'object' || Array.isArray(value))
    return schema.type(full) ? [`${at}: ${kindOf(value)}, the schema says ${full}`] : [];
  return objectFaults(schema, enums, value as Record<string, unknown>, full, at);
}

/** Annotations (`@odata.type`, `x@odata.context`) belong to every type; open types take any property. */
function objectFaults(
  schema: Schema,
  enums: Enums,
  value: Record<string, unknown>,
  type: string,
  at: string,
): string[] {
  const told = value['@odata.type'];
  const shape = (typeof told === 'string' ? schema.type(told) : undefined) ?? schema.type(type);
  if (!shape) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key.includes('@')) return [];
    const member = shape.members.get(key);
    if (member !== undefined) return faultsOf(schema, enums, inner, member, `${at}.${key}`);
    // A type whose own base lies outside the slice cannot refuse a name.
    return shape.open ? [] : [`${at}.${key}: ${shape.name} has no such property`];
  });
}

function enumFaults(value: unknown, choices: string[], type: string, at: string): string[] {
  if (typeof value !== 'string') return [`${at}: ${kindOf(value)}, the schema says ${type}`];
  // Flag enums are written with commas (`created,updated`).
  const odd = value.split(',').find((part) => !choices.includes(part));
  return odd === undefined ? [] : [`${at}: '${odd}' is no ${type}`];
}

const TEXTS: Record<string, RegExp> = {
  'Edm.DateTimeOffset': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/,
  'Edm.Date': /^\d{4}-\d{2}-\d{2}$/,
  'Edm.TimeOfDay': /^\d{2}:\d{2}:\d{2}(\.\d+)?$/,
  'Edm.Guid': /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  'Edm.Duration': /^-?P/,
};
const NUMBERS = /^Edm\.(Int16|Int32|Int64|Byte|SByte|Double|Decimal|Single)$/;

function primitive(value: unknown, type: string, at: string): string[] {
  const wrong = [`${at}: ${kindOf(value)}, the schema says ${type}`];
  if (type === 'Edm.Boolean') return typeof value === 'boolean' ? [] : wrong;
  if (NUMBERS.test(type)) {
    if (typeof value !== 'number') return wrong;
    return /Int|Byte/.test(type) && !Number.isInteger(value) ? wrong : [];
  }
  if (type === 'Edm.Untyped') return [];
  if (typeof value !== 'string') return wrong;
  const form = TEXTS[type];
  return form && !form.test(value) ? [`${at}: '${value.slice(0, 40)}' is no ${type}`] : [];
}

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'a collection' : value === null ? 'null' : `a ${typeof value}`;
