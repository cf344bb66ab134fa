import { ODataError } from '../http/errors.ts';
import type { Call } from '../http/router.ts';
import { counterAt } from './moments.ts';
import { contextUrl, type Json, linkTo, topOf } from './page.ts';

interface Token {
  /** Last change already delivered. */
  seen: number;
  /** Deletions up to here were never known to the reader and are left out. */
  base: number;
  scope: string;
  epoch: string;
  /** When it was given out, in ms of the tenant's clock. */
  at: number;
}

export interface Change {
  seq: number;
  deleted: boolean;
  show: () => Json;
}

/** So long a token of a drive or a list is good for. */
const TOKEN_MS = 30 * 86_400_000;

/** One page of changes for a scope (a drive, a list, users). Links carry where the reader stands; a
 * token of another scope, of a tenant that was reset since, or of more than 30 days ago answers 410 with a fresh
 * start. `token=latest` begins at the end, `token=<time>` with what changed after that time.
 * @param load rows with `seq` above the given number, in order of `seq`, at most `limit` */
export function deltaPage(
  call: Call,
  options: { scope: string; what: string; fallback: number; max: number },
  load: (after: number, limit: number) => Change[],
): Json {
  const { db, clock } = call.tenant;
  const last = db.lastSeq();
  const at = clock.now().getTime();
  const given = tokenOf(call);
  const epoch = db.meta('epoch') ?? '';
  const start: Token = { seen: 0, base: last, scope: options.scope, epoch, at };
  const token = given === null ? start : readToken(call, given, start, last);
  const top = topOf(call, options.fallback, options.max);
  const found = load(token.seen, top + 1);
  const rows = found.slice(0, top);
  const more = found.length > top;
  const seen = more ? (rows.at(-1)?.seq ?? last) : last;
  const next: Token = { ...token, seen, base: more ? token.base : 0, at };
  return {
    '@odata.context': contextUrl(call, options.what),
    [more ? '@odata.nextLink' : '@odata.deltaLink']: followUp(call, next, more),
    value: rows.filter((row) => !(row.deleted && row.seq <= token.base)).map((row) => row.show()),
  };
}

const isDirectory = (scope: string): boolean => scope === 'users';
const NO_TOKEN = { token: null, $skiptoken: null, $deltatoken: null };

/** Files call it `token`; the directory tells the way on (`$skiptoken`) from the way back (`$deltatoken`). */
function followUp(call: Call, token: Token, more: boolean): string {
  const text = Buffer.from(JSON.stringify(token)).toString('base64url');
  const name = isDirectory(token.scope) ? (more ? '$skiptoken' : '$deltatoken') : 'token';
  return withoutToken(linkTo(call, { ...NO_TOKEN, [name]: text }));
}

/** `delta(token='x')` names the token in the path, where a link must not keep it. */
const withoutToken = (link: string): string => link.replace(/\/delta\(token=[^)]*\)/, '/delta');

function readToken(call: Call, given: string, start: Token, last: number): Token {
  if (given === 'latest') return { ...start, seen: last, base: 0 };
  const directory = isDirectory(start.scope);
  if (!directory && /^\d{4}-\d\d-\d\dT/.test(given)) return sinceTime(call, given, start);
  const token = parse(given);
  if (!token || token.scope !== start.scope) throw expiredDelta(call);
  // What was here before is not what is here now: the reader may hold what was never on this server.
  if (token.epoch !== start.epoch) throw expiredDelta(call, 'resyncChangesUploadDifferences');
  if (token.seen > last || (!directory && start.at - token.at > TOKEN_MS)) throw expiredDelta(call);
  return token;
}

function sinceTime(call: Call, text: string, start: Token): Token {
  // A plus sign of the time zone comes as a space out of a query.
  const time = new Date(text.replace(' ', '+')).getTime();
  if (Number.isNaN(time)) throw expiredDelta(call);
  return { ...start, seen: counterAt(call.tenant, time), base: 0 };
}

const tokenOf = (call: Call): string | null =>
  call.query.get('token') ?? call.query.get('$deltatoken') ?? call.query.get('$skiptoken');

export const hasDeltaToken = (call: Call): boolean =>
  /\/delta(\(.*\))?$/.test(call.url.pathname) && tokenOf(call) !== null;

/** 410 with a fresh start in Location. @param code what the reader is to do with what it holds: take the server's
 * (ApplyDifferences) or also send the server what it lacks (UploadDifferences) */
export const expiredDelta = (
  call: Call,
  code:
    | 'resyncChangesApplyDifferences'
    | 'resyncChangesUploadDifferences' = 'resyncChangesApplyDifferences',
): ODataError =>
  new ODataError(
    410,
    code,
    'The delta token is no longer valid, and the app must reset the sync state.',
    { inner: 'resyncRequired', headers: { location: withoutToken(linkTo(call, NO_TOKEN)) } },
  );

function parse(given: string): Token | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(given, 'base64url').toString('utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const token = value as Partial<Token>;
    const { seen, base, scope, epoch, at } = token;
    return typeof seen === 'number' &&
      typeof base === 'number' &&
      typeof at === 'number' &&
      scope &&
      epoch !== undefined
      ? { seen, base, scope, epoch, at }
      : undefined;
  } catch {
    // A token that cannot be read is one this tenant never gave out: the caller answers 410.
    return undefined;
  }
}
