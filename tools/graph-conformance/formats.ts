import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export type Json = Record<string, unknown>;

/** One documented request with its documented response, whatever file it came from. */
export interface Pair {
  /** File and place in it, for the report only. */
  readonly where: string;
  readonly method: string;
  /** As written: absolute or relative, with placeholders or foreign ids. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON body as object or array; text (perhaps JSON with comments or dots left out) as string. */
  readonly body: unknown;
  readonly response: Documented | undefined;
}

export interface Documented {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly bodyText: string | undefined;
}

/** An entry that is no pair: a request or a response alone, or something broken. */
export interface Oddity {
  readonly where: string;
  readonly what: string;
  /** `fragment`: documentation text that never was a pair. `malformed`: broken. */
  readonly kind: 'fragment' | 'malformed';
}

export interface Folder {
  readonly pairs: Pair[];
  readonly odd: Oddity[];
  /** Files that hold no pairs, each with what they are. */
  readonly skipped: { file: string; why: string }[];
  /** The schema slice, when a file of the folder is one. */
  readonly schema: unknown;
}

const named = z.array(z.object({ name: z.string(), value: z.unknown() }));
const headersSchema = z
  .union([named, z.record(z.string(), z.unknown())])
  .nullish()
  .transform((given): Record<string, string> => {
    const entries = Array.isArray(given)
      ? given.map((one) => [one.name, one.value] as const)
      : Object.entries(given ?? {});
    return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
  });
const requestSchema = z.looseObject({
  method: z.string().regex(/^[A-Za-z]+$/),
  url: z.string().optional(),
  urlPattern: z.string().optional(),
  exampleUrl: z.string().optional(),
  headers: headersSchema,
  body: z.unknown().optional(),
  bodyText: z.string().nullish(),
});
const responseSchema = z.looseObject({
  status: z.number().int().nullish(),
  statusCode: z.number().int().nullish(),
  headers: headersSchema,
  body: z.unknown().optional(),
  bodyText: z.string().nullish(),
});
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Every pair in the *.json files of a folder. @throws when the folder cannot be read */
export function readFolder(folder: string): Folder {
  const found: { -readonly [K in keyof Folder]: Folder[K] } = {
    pairs: [],
    odd: [],
    skipped: [],
    schema: undefined,
  };
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const file of files.sort()) {
    let content: unknown;
    try {
      content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      // A file that is no JSON is told and passed over: the others still count.
      found.skipped.push({ file, why: `not JSON: ${messageOf(error)}` });
      continue;
    }
    if (isSchema(content)) {
      found.schema ??= content;
      found.skipped.push({ file, why: 'the schema slice' });
      continue;
    }
    const entries = entriesOf(content);
    if (entries.length === 0) found.skipped.push({ file, why: 'holds no request/response pairs' });
    for (const { at, entry } of entries) readEntry(found, `${file} ${at}`, entry);
  }
  return found;
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 120);
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSchema = (content: unknown): boolean =>
  isObject(content) && isObject(content.types) && isObject(content.enums);

/** The lists of pairs in a file, wherever they hang: `examples` or `mocks`, at the top or one level below. */
function entriesOf(content: unknown): { at: string; entry: unknown }[] {
  if (!isObject(content)) return [];
  const lists: [string, unknown][] = [];
  for (const [key, value] of Object.entries(content)) {
    if (key === 'examples' || key === 'mocks') lists.push([key, value]);
    else if (isObject(value)) {
      for (const inner of ['examples', 'mocks']) {
        if (Array.isArray(value[inner])) lists.push([`${key}.${inner}`, value[inner]]);
      }
    }
  }
  return lists.flatMap(([at, list]) =>
    Array.isArray(list)
      ? list.map((entry, index) => ({ at: `${at}[${index}]`, entry: entry as unknown }))
      : [],
  );
}

function readEntry(found: Folder, where: string, entry: unknown): void {
  const tell = (what: string, kind: Oddity['kind'] = 'malformed'): void => {
    found.odd.push({ where, what, kind });
  };
  const pair = pairIn(entry);
  if (typeof pair === 'string') tell(pair);
  else if (pair === undefined) tell('a response without its request', 'fragment');
  else if ('fragment' in pair) tell(pair.fragment, 'fragment');
  else found.pairs.push({ where, ...pair });
}

/** @returns the pair; what is wrong with it; undefined without a request */
function pairIn(entry: unknown): Omit<Pair, 'where'> | { fragment: string } | string | undefined {
  if (!isObject(entry)) return 'the entry is no object';
  if (entry.request === undefined || entry.request === null) return undefined;
  if (!isObject(entry.request)) return 'the request is no object';
  const request = requestSchema.safeParse(entry.request);
  if (!request.success) return isHeaderLine(entry.request) ?? issueOf(request.error);
  const method = request.data.method.toUpperCase();
  const url = request.data.exampleUrl ?? request.data.url ?? request.data.urlPattern;
  if (url === undefined || url.trim() === '') return 'the request has no url';
  if (!METHODS.has(method)) return `the method ${method.slice(0, 20)} is not one of Graph's`;
  const response = documented(entry.response);
  if (typeof response === 'string') return response;
  return {
    method,
    url: url.trim(),
    headers: request.data.headers,
    body: request.data.body ?? request.data.bodyText ?? undefined,
    response,
  };
}

const issueOf = (error: z.ZodError): string =>
  `request.${error.issues[0]?.path.join('.') ?? ''}: ${error.issues[0]?.message ?? 'wrong'}`;

/** A header line taken for a request by whoever extracted the page is a fragment, not a broken pair. */
function isHeaderLine(request: Json): { fragment: string } | undefined {
  const text = `${String(request.method ?? '')} ${String(request.url ?? '')}`;
  const header = /^\s*(null|undefined)?\s*[A-Za-z-]+: \S/.test(text) || /^[A-Za-z-]+:/.test(text);
  return header ? { fragment: 'a header line taken for a request' } : undefined;
}

/** Some sources write a JSON body as text. */
function jsonIn(body: unknown): unknown {
  if (typeof body !== 'string' || !/^\s*[{[]/.test(body)) return body;
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    // Text that only looks like JSON stays text: nothing is compared with it.
    return body;
  }
}

/** @returns the response, undefined where none is documented, or what is wrong with it */
function documented(given: unknown): Documented | string | undefined {
  if (given === undefined || given === null) return undefined;
  if (!isObject(given)) return 'the response is no object';
  const read = responseSchema.safeParse(given);
  if (!read.success)
    return `response.${read.error.issues[0]?.path.join('.') ?? ''}: ${read.error.issues[0]?.message ?? 'wrong'}`;
  const status = read.data.status ?? read.data.statusCode;
  if (status === undefined || status === null) return undefined;
  if (status < 100 || status > 599) return `the status ${status} is none`;
  return {
    status,
    headers: read.data.headers,
    body: jsonIn(read.data.body) ?? undefined,
    bodyText: read.data.bodyText ?? undefined,
  };
}
