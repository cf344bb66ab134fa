import type { Caller } from '../identity.ts';
import type { Tenant } from '../tenant.ts';

/** One call, with its path taken apart. `params` are decoded; `body` is the raw request body. */
export interface Call {
  tenant: Tenant;
  method: string;
  /** Absolute URL as asked for. */
  url: URL;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
  caller: Caller;
}

export interface Reply {
  status: number;
  json?: unknown;
  bytes?: Buffer;
  /** A file on this machine, streamed. */
  file?: string;
  /** Written piece by piece for as long as it takes; `closed` fires when the other side is gone. */
  stream?: (write: (text: string) => void, closed: AbortSignal) => Promise<void>;
  headers?: Record<string, string>;
  /** A fault of the connection. half: breaks in the middle of the answer. whole: before anything is answered. */
  breaks?: 'half' | 'whole';
}

export type Handler = (call: Call) => Reply | Promise<Reply>;
/** graph: bearer token needed. open: none (identity, connector, client and dev doors are local). */
export type Door = 'graph' | 'open';

export interface Route {
  method: string;
  pattern: string;
  door: Door;
  handler: Handler;
}

/** @param pattern path with `{name}` places; `root:/{path}:/content` addresses by path as Graph does */
export const route = (method: string, pattern: string, handler: Handler): Route => ({
  method,
  pattern: `/v1.0${pattern}`,
  door: 'graph',
  handler,
});

export const openRoute = (method: string, pattern: string, handler: Handler): Route => ({
  method,
  pattern,
  door: 'open',
  handler,
});

/** Splits a raw path. `x:/a/b:/c` becomes `x`, `:a/b`, `c`; `users('7')` becomes `users`, `7`;
 * `delta()` becomes `delta`. Colons inside ids (`19:…@thread.tacv2`) stay untouched. */
export function segments(rawPath: string): string[] {
  const start = rawPath.indexOf(':/');
  if (start < 0) return plain(rawPath);
  const rest = rawPath.slice(start + 2);
  const end = rest.indexOf(':/');
  const address = end >= 0 ? rest.slice(0, end) : rest.replace(/:$/, '');
  const after = end >= 0 ? rest.slice(end + 1) : '';
  return [...plain(rawPath.slice(0, start)), `:${address}`, ...plain(after)];
}

function plain(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const keyed = /^(\w+)\((?:'([^']+)')?\)$/.exec(part);
      if (!keyed?.[1]) return [part];
      return keyed[2] ? [keyed[1], keyed[2]] : [keyed[1]];
    });
}

interface Compiled extends Route {
  parts: string[];
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** @returns a matcher: the route with the most literal segments wins; `other` tells that the path
 * exists under another method. */
export function compile(routes: Route[]) {
  const compiled: Compiled[] = routes.map((entry) => ({
    ...entry,
    parts: segments(entry.pattern),
  }));
  return (method: string, rawPath: string): { match?: Match; other: boolean } => {
    const asked = segments(rawPath);
    let best: { match: Match; literals: number } | undefined;
    let other = false;
    for (const entry of compiled) {
      const params = placesIn(entry.parts, asked);
      if (!params) continue;
      if (entry.method !== method) {
        other = true;
        continue;
      }
      const literals = entry.parts.filter((part) => !part.includes('{')).length;
      if (!best || literals > best.literals) best = { match: { route: entry, params }, literals };
    }
    return best ? { match: best.match, other } : { other };
  };
}

function placesIn(parts: string[], asked: string[]): Record<string, string> | undefined {
  if (parts.length !== asked.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const given = asked[index] ?? '';
    const byPath = part.startsWith(':');
    if (byPath !== given.startsWith(':')) return undefined;
    const place = /^:?\{(\w+)\}$/.exec(part)?.[1];
    if (!place) {
      if (decode(given) !== part) return undefined;
      continue;
    }
    params[place] = decode(byPath ? given.slice(1) : given);
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is not worth an error: the text as sent finds nothing and answers 404.
    return text;
  }
}
