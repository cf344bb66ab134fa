import { badRequest } from '../http/errors.ts';

export type Test = (item: Record<string, unknown>) => boolean;

interface Reader {
  tokens: string[];
  at: number;
  fields: Set<string>;
}

const invalid = (): Error => badRequest('Invalid filter clause', 'BadRequest');
const TOKEN = /'(?:[^']|'')*'|[A-Za-z_@$][\w./@$-]*|-?\d[\w.:+-]*|[(),:]/g;

/** Reads an OData filter: eq ne gt ge lt le, startswith contains endswith, in, and or not, brackets, `x/any(y:…)`,
 * `x/$count`, and properties of a derived type (`microsoft.graph.t/x`).
 * @returns the test, and every property it names
 * @throws ODataError 400 when it is not understood */
export function parseFilter(text: string): { test: Test; fields: Set<string> } {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.join('').length !== text.replace(/\s+(?=(?:[^']*'[^']*')*[^']*$)/g, '').length) {
    throw invalid();
  }
  const reader: Reader = { tokens, at: 0, fields: new Set() };
  const test = either(reader);
  if (reader.at !== tokens.length) throw invalid();
  return { test, fields: reader.fields };
}

function either(reader: Reader): Test {
  const tests = [both(reader)];
  while (accept(reader, 'or')) tests.push(both(reader));
  return (item) => tests.some((test) => test(item));
}

function both(reader: Reader): Test {
  const tests = [one(reader)];
  while (accept(reader, 'and')) tests.push(one(reader));
  return (item) => tests.every((test) => test(item));
}

function one(reader: Reader): Test {
  if (accept(reader, 'not')) {
    const inner = one(reader);
    return (item) => !inner(item);
  }
  if (accept(reader, '(')) {
    const inner = either(reader);
    expect(reader, ')');
    return inner;
  }
  const word = next(reader);
  if (['startswith', 'contains', 'endswith'].includes(word.toLowerCase())) {
    return call(reader, word.toLowerCase());
  }
  const collection = /^(.+)\/(any|all)$/i.exec(word);
  if (collection?.[1] && reader.tokens[reader.at] === '(') {
    return lambda(reader, collection[1], collection[2]?.toLowerCase() === 'all');
  }
  return comparison(reader, word);
}

/** `identities/any(c:c/issuer eq 'x')`: the test inside sees each element under the name before the colon. */
function lambda(reader: Reader, path: string, all: boolean): Test {
  reader.fields.add(path);
  expect(reader, '(');
  if (accept(reader, ')')) return (item) => elementsAt(item, path).length > 0;
  const name = next(reader);
  expect(reader, ':');
  const outer = reader.fields;
  reader.fields = new Set();
  const inner = either(reader);
  reader.fields = outer;
  expect(reader, ')');
  return (item) => {
    const holds = (element: unknown): boolean => inner({ ...item, [name]: element });
    const elements = elementsAt(item, path);
    return all ? elements.every(holds) : elements.some(holds);
  };
}

const elementsAt = (item: Record<string, unknown>, path: string): unknown[] => {
  const value = valueAt(item, path);
  return Array.isArray(value) ? value : [];
};

function call(reader: Reader, name: string): Test {
  expect(reader, '(');
  const field = next(reader);
  reader.fields.add(field);
  expect(reader, ',');
  const part = String(literal(next(reader))).toLowerCase();
  expect(reader, ')');
  return (item) => {
    const value = valueAt(item, field);
    if (typeof value !== 'string') return false;
    const text = value.toLowerCase();
    if (name === 'startswith') return text.startsWith(part);
    return name === 'contains' ? text.includes(part) : text.endsWith(part);
  };
}

function comparison(reader: Reader, field: string): Test {
  reader.fields.add(field);
  const operator = next(reader);
  if (operator === 'in') {
    const choices = list(reader);
    return (item) => choices.some((choice) => compare(valueAt(item, field), choice) === 0);
  }
  const wanted = literal(next(reader));
  const judge = OPERATORS[operator];
  if (!judge) throw invalid();
  return (item) => judge(compare(valueAt(item, field), wanted));
}

function list(reader: Reader): unknown[] {
  expect(reader, '(');
  const choices = [literal(next(reader))];
  while (accept(reader, ',')) choices.push(literal(next(reader)));
  expect(reader, ')');
  return choices;
}

const OPERATORS: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

/** NaN when the two cannot be ordered: then only `ne` holds. */
function compare(value: unknown, wanted: unknown): number {
  if (wanted === null || value === null || value === undefined) {
    return (value ?? null) === wanted ? 0 : Number.NaN;
  }
  if (typeof value === 'number' && typeof wanted === 'number') return value - wanted;
  if (typeof value === 'boolean' || typeof wanted === 'boolean') {
    return value === wanted ? 0 : Number.NaN;
  }
  const left = String(value).toLowerCase();
  const right = String(wanted).toLowerCase();
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function valueAt(item: Record<string, unknown>, path: string): unknown {
  let value: unknown = item;
  for (const step of path.split('/')) {
    if (step === '$count') return Array.isArray(value) ? value.length : 0;
    // The name of a derived type only says which properties are meant.
    if (/^microsoft\.graph\.\w+$/i.test(step)) continue;
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function literal(token: string): unknown {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (token === 'null') return null;
  if (token === 'true' || token === 'false') return token === 'true';
  if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
  if (/^\d/.test(token)) return token;
  throw invalid();
}

function next(reader: Reader): string {
  const token = reader.tokens[reader.at];
  if (token === undefined) throw invalid();
  reader.at += 1;
  return token;
}

function accept(reader: Reader, word: string): boolean {
  if (reader.tokens[reader.at]?.toLowerCase() !== word) return false;
  reader.at += 1;
  return true;
}

function expect(reader: Reader, word: string): void {
  if (!accept(reader, word)) throw invalid();
}
