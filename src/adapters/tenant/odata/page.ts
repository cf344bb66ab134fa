import { badRequest } from '../http/errors.ts';
import type { Call } from '../http/router.ts';

export type Json = Record<string, unknown>;

/** `$top` as asked for, refused when it is no positive number or above the limit. */
export function topOf(call: Call, fallback: number, max: number): number {
  const given = optionOf(call, 'top');
  if (given === null) return fallback;
  const top = Number(given);
  if (!Number.isInteger(top) || top < 1) {
    throw badRequest(`Invalid value '${given}' for $top query option found.`, 'BadRequest');
  }
  if (top > max)
    throw badRequest(
      `Invalid page size specified: '${top}'. Must be between 1 and ${max} inclusive.`,
      'BadRequest',
    );
  return top;
}

/** The place a `$skiptoken` points at; 0 without one. */
export function skipOf(call: Call): number {
  const token = call.query.get('$skiptoken');
  if (token === null) return 0;
  const offset = Buffer.from(token, 'base64url').toString('utf8');
  if (!/^\d+$/.test(offset)) throw badRequest('Skip token is not valid.', 'BadRequest');
  return Number(offset);
}

export const contextUrl = (call: Call, what: string): string =>
  `${call.tenant.url}/v1.0/$metadata#${what}`;

/** This call's URL with some query options replaced (null removes one). */
export function linkTo(call: Call, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString().replaceAll('%24', '$');
  return `${call.tenant.url}${call.url.pathname}${text === '' ? '' : `?${text}`}`;
}

/** One page of a collection with its `@odata.nextLink` when more follows. */
export function pageOf(
  call: Call,
  what: string,
  all: Json[],
  limits: { fallback: number; max: number; counted?: boolean },
): Json & { value: Json[] } {
  const top = topOf(call, limits.fallback, limits.max);
  const skip = skipOf(call);
  const rows = all.slice(skip, skip + top);
  const more = skip + top < all.length;
  const token = Buffer.from(String(skip + top)).toString('base64url');
  return {
    '@odata.context': contextUrl(call, what),
    // Teams counts without being asked.
    ...(limits.counted || optionOf(call, 'count') === 'true' ? { '@odata.count': all.length } : {}),
    ...(more ? { '@odata.nextLink': linkTo(call, { $skiptoken: token }) } : {}),
    value: rows,
  };
}

/** Names in `$select`, or undefined when everything is wanted. */
export function selectOf(call: Call): string[] | undefined {
  const given = optionOf(call, 'select');
  if (given === null || given.trim() === '') return undefined;
  return given.split(',').map((name) => name.trim());
}

/** Keeps the selected properties; annotations (`@odata.type`, `x@odata.…`) always stay. */
export function pick(item: Json, names: string[] | undefined, always: string[] = []): Json {
  if (!names || names.includes('*')) return item;
  const wanted = new Set([...names, ...always].map((name) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(item).filter(([key]) => key.includes('@') || wanted.has(key.toLowerCase())),
  );
}

/** What `$expand` names, with the options in brackets: `fields($select=A,B)` -> fields: '$select=A,B'. */
export const expandOf = (call: Call): Map<string, string> =>
  expansions(optionOf(call, 'expand') ?? '');

/** A query option by either of its names: `$expand` or `expand`. */
export const optionOf = (call: Call, name: string): string | null =>
  call.query.get(`$${name}`) ?? call.query.get(name);

/** The parts of an `$expand` text, each with its options: `columns(select=a),items(expand=fields)`. */
export function expansions(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of splitTop(text, ',')) {
    const nested = /^\s*([\w.]+)\((.*)\)\s*$/s.exec(part);
    if (nested?.[1]) found.set(nested[1], nested[2] ?? '');
    else if (part.trim() !== '') found.set(part.trim(), '');
  }
  return found;
}

/** Splits outside brackets and quotes. */
export function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
