import { ODataError } from '../http/errors.ts';
import type { Call } from '../http/router.ts';
import { contextUrl, type Json, linkTo, topOf } from './page.ts';

interface Token {
  /** Last change already delivered. */
  seen: number;
  /** Deletions up to here were never known to the reader and are left out. */
  base: number;
  scope: string;
  epoch: string;
}

export interface Change {
  seq: number;
  deleted: boolean;
  show: () => Json;
}

/** One page of changes for a scope (a drive, a list, users). Links carry where the reader stands; a
 * token of another scope, or of a tenant that was reset since, answers 410 with a fresh start.
 * @param load rows with `seq` above the given number, in order of `seq`, at most `limit` */
export function deltaPage(
  call: Call,
  options: { scope: string; what: string; fallback: number; max: number },
  load: (after: number, limit: number) => Change[],
): Json {
  const last = call.tenant.db.lastSeq();
  const epoch = call.tenant.db.meta('epoch') ?? '';
  const given = tokenOf(call);
  const start: Token = { seen: 0, base: last, scope: options.scope, epoch };
  const token = given === null ? start : readToken(call, given, start, last);
  const top = topOf(call, options.fallback, options.max);
  const found = load(token.seen, top + 1);
  const rows = found.slice(0, top);
  const more = found.length > top;
  const seen = more ? (rows.at(-1)?.seq ?? last) : last;
  const link = linkTo(call, {
    token: Buffer.from(JSON.stringify({ ...token, seen, base: more ? token.base : 0 })).toString(
      'base64url',
    ),
    $skiptoken: null,
    $deltatoken: null,
  });
  return {
    '@odata.context': contextUrl(call, options.what),
    [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
    value: rows.filter((row) => !(row.deleted && row.seq <= token.base)).map((row) => row.show()),
  };
}

function readToken(call: Call, given: string, start: Token, last: number): Token {
  if (given === 'latest') return { ...start, seen: last, base: 0 };
  const token = parse(given);
  if (token && token.scope === start.scope && token.epoch === start.epoch && token.seen <= last)
    return token;
  throw expiredDelta(call);
}

const tokenOf = (call: Call): string | null =>
  call.query.get('token') ?? call.query.get('$deltatoken') ?? call.query.get('$skiptoken');

export const hasDeltaToken = (call: Call): boolean =>
  /\/delta(\(.*\))?$/.test(call.url.pathname) && tokenOf(call) !== null;

/** 410 with a fresh start in Location. */
export const expiredDelta = (call: Call): ODataError =>
  new ODataError(
    410,
    'resyncChangesApplyDifferences',
    'The delta token is no longer valid, and the app must reset the sync state.',
    {
      inner: 'resyncRequired',
      headers: { location: linkTo(call, { token: null, $skiptoken: null, $deltatoken: null }) },
    },
  );

function parse(given: string): Token | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const token = value as Partial<Token>;
    return typeof token.seen === 'number' &&
      typeof token.base === 'number' &&
      token.scope &&
      token.epoch !== undefined
      ? { seen: token.seen, base: token.base, scope: token.scope, epoch: token.epoch }
      : undefined;
  } catch {
    // A token that cannot be read is one this tenant never gave out: the caller answers 410.
    return undefined;
  }
}
