import type { Db } from '../db.ts';
import { json } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { deltaPage } from '../odata/delta.ts';
import { parseFilter } from '../odata/filter.ts';
import { contextUrl, type Json, pageOf, selectOf } from '../odata/page.ts';
import { expansions, namesIn, optionOf, optionsOf, ordered } from '../odata/query.ts';
import { isGuest, propsOf, type UserRow, userOf } from '../people.ts';
import { requirePerson } from './access.ts';
import { DEFAULTS, emptyOf, FILTERABLE, propertyKind } from './user-properties.ts';

const LIMITS = { fallback: 100, max: 999 };

/** Everything known of a person, by the names of v1.0. */
export function wholeUser(row: UserRow): Json {
  const { mailboxSettings: _elsewhere, ...props } = propsOf(row);
  const identity = {
    signInType: 'userPrincipalName',
    issuer: row.upn.split('@')[1] ?? '',
    issuerAssignedId: row.upn,
  };
  return { id: row.id, identities: [identity], mailNickname: row.upn.split('@')[0], ...props };
}

/** The named properties, those nobody set as null or empty; the usual ones without names. */
function show(row: UserRow, names: string[] | undefined): Json {
  const whole = wholeUser(row);
  const wanted = names && !names.includes('*') ? names : DEFAULTS;
  return Object.fromEntries(
    wanted.map((name) => [name, whole[name] ?? elsewhere(row, name) ?? emptyOf(name)]),
  );
}

const elsewhere = (row: UserRow, name: string): unknown =>
  name === 'mailboxSettings' ? propsOf(row).mailboxSettings : undefined;

/** @throws ODataError 400 for a name that is no property, 501 for one that a list cannot give */
function checkNames(names: string[] | undefined, list: boolean): void {
  for (const name of names ?? []) {
    const kind = name === '*' ? 'single' : propertyKind(name);
    if (kind === 'unknown')
      throw badRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.user'.`,
        'BadRequest',
      );
    if (kind === 'elsewhere' && list)
      throw new ODataError(501, 'NotImplemented', 'This operation target is not yet supported.');
  }
}

export const directoryObject = (row: UserRow, names?: string[]): Json => ({
  '@odata.type': '#microsoft.graph.user',
  ...show(row, names),
});

export const live = (db: Db): UserRow[] =>
  db.all<UserRow>(
    "SELECT * FROM users WHERE removed = 0 ORDER BY json_extract(props, '$.displayName')",
  );

/** Some questions to the directory are answered only to callers who accept a slightly older state. */
function requireEventual(call: Call, what: string): void {
  if (call.headers.consistencylevel?.toLowerCase() === 'eventual') return;
  throw badRequest(
    `Request with ${what} query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'`,
    'Request_UnsupportedQuery',
  );
}

/** `"displayName:wa" OR "displayName:ad"`: words that begin so. */
function searched(call: Call, rows: UserRow[]): UserRow[] {
  const search = optionOf(call, 'search');
  if (search === null) return rows;
  requireEventual(call, '$search');
  const terms = [...search.matchAll(/"(\w+):([^"]*)"/g)];
  if (terms.length === 0)
    throw badRequest(`Syntax error: character '${search.slice(0, 1)}' is not valid.`, 'BadRequest');
  const all = /\bAND\b/.test(search);
  return rows.filter((row) => {
    const whole = wholeUser(row);
    const holds = ([, name = '', text = '']: RegExpMatchArray): boolean =>
      String(whole[name] ?? '')
        .toLowerCase()
        .split(/[\s.@_-]+/)
        .concat(String(whole[name] ?? '').toLowerCase())
        .some((word) => word.startsWith(text.trim().toLowerCase()));
    return all ? terms.every(holds) : terms.some(holds);
  });
}

function filtered(call: Call, rows: UserRow[]): UserRow[] {
  const filter = optionOf(call, 'filter');
  if (filter === null) return rows;
  const { test, fields } = parseFilter(filter);
  const odd = [...fields].find((field) => !FILTERABLE.has(field));
  if (odd)
    throw badRequest(
      `Unsupported or invalid query filter clause specified for property '${odd}' of resource 'User'.`,
      'Request_UnsupportedQuery',
    );
  if (/\bendswith\(/i.test(filter) || /\b(ne|not)\b/.test(filter)) requireEventual(call, '$filter');
  return rows.filter((row) => test(wholeUser(row)));
}

function list(call: Call): Reply {
  const names = selectOf(call);
  checkNames(names, true);
  if (optionOf(call, 'count') === 'true') requireEventual(call, '$count');
  const found = searched(call, filtered(call, live(call.tenant.db)));
  const byId = new Map(found.map((row) => [row.id, row]));
  const sorted =
    optionOf(call, 'orderby') === null
      ? found.map(({ id }): Json => ({ id }))
      : ordered(call, found.map(wholeUser));
  const what = names ? `users(${names.join(',')})` : 'users';
  const page = pageOf(call, what, sorted, LIMITS);
  // Of thousands only those of this page are drawn.
  const value = page.value.flatMap(({ id }) => {
    const row = byId.get(String(id));
    return row ? [expanded(call, row, show(row, names))] : [];
  });
  return json({ ...page, value });
}

function expanded(call: Call, row: UserRow, item: Json): Json {
  const wanted = expansions(optionOf(call, 'expand') ?? '');
  const manager = wanted.get('manager');
  const made = manager === undefined ? item : { ...item, ...managers(call, row, manager) };
  if (!wanted.has('directReports')) return made;
  const reports = live(call.tenant.db).filter((other) => other.manager_id === row.id);
  return { ...made, directReports: reports.map((other) => directoryObject(other)) };
}

/** The manager, and with `$levels=n` or `max` theirs within. */
function managers(call: Call, row: UserRow, text: string): Json {
  const options = optionsOf(text);
  const given = options.get('levels') ?? '1';
  const levels = given === 'max' ? 1000 : Number(given);
  if (!Number.isInteger(levels) || levels < 1)
    throw badRequest(`Invalid value '${given}' for $levels.`, 'BadRequest');
  const names = namesIn(options.get('select'));
  const above = (who: UserRow, left: number): Json => {
    if (left === 0 || !who.manager_id) return {};
    const boss = userOf(call.tenant.db, who.manager_id);
    return { manager: { ...directoryObject(boss, names), ...above(boss, left - 1) } };
  };
  return above(row, levels);
}

function one(call: Call, key: string): Reply {
  const names = selectOf(call);
  checkNames(names, false);
  const row = userOf(call.tenant.db, key);
  const item = expanded(call, row, show(row, names));
  const what = names ? `users(${names.join(',')})/$entity` : 'users/$entity';
  return json({ '@odata.context': contextUrl(call, what), ...item });
}

function manager(call: Call, key: string): Reply {
  const row = userOf(call.tenant.db, key);
  if (!row.manager_id) {
    throw notFound(
      "Resource 'manager' does not exist or one of its queried reference-property objects are not present.",
      'Request_ResourceNotFound',
    );
  }
  const found = userOf(call.tenant.db, row.manager_id);
  return json({
    '@odata.context': contextUrl(call, 'directoryObjects/$entity'),
    ...directoryObject(found, selectOf(call)),
  });
}

function directReports(call: Call): Reply {
  const row = userOf(call.tenant.db, call.params.id ?? '');
  const names = selectOf(call);
  const reports = live(call.tenant.db)
    .filter((other) => other.manager_id === row.id)
    .map((other) => directoryObject(other, names));
  return json(pageOf(call, 'directoryObjects', reports, LIMITS));
}

function mailbox(call: Call, key: string): Reply {
  const row = userOf(call.tenant.db, key);
  if (isGuest(row))
    throw notFound(
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      'MailboxNotEnabledForRESTAPI',
    );
  const settings = propsOf(row).mailboxSettings as Json | undefined;
  return json({
    '@odata.context': contextUrl(call, `users('${row.id}')/mailboxSettings`),
    ...settings,
  });
}

function delta(call: Call): Reply {
  const names = selectOf(call);
  checkNames(names, true);
  const shown = (row: UserRow): Json => ({ ...show(row, names), id: row.id });
  const what = names ? `users(${names.join(',')})` : 'users';
  return json(
    deltaPage(call, { scope: 'users', what, ...LIMITS }, (after, limit) =>
      call.tenant.db
        .all<UserRow>('SELECT * FROM users WHERE seq > ? ORDER BY seq LIMIT ?', after, limit)
        .map((row) => ({
          seq: row.seq,
          deleted: row.removed === 1,
          show: () =>
            row.removed ? { id: row.id, '@removed': { reason: 'changed' } } : shown(row),
        })),
    ),
  );
}

const byId = (handler: (call: Call, key: string) => Reply) => (call: Call) =>
  handler(call, call.params.id ?? '');
const byMe = (handler: (call: Call, key: string) => Reply) => (call: Call) =>
  handler(call, requirePerson(call));

export const userRoutes: Route[] = [
  route('GET', '/users', list),
  route('GET', '/users/delta', delta),
  route('GET', '/users/{id}', byId(one)),
  route('GET', '/users/{id}/manager', byId(manager)),
  route('GET', '/users/{id}/directReports', directReports),
  route('GET', '/users/{id}/mailboxSettings', byId(mailbox)),
  route('GET', '/me', byMe(one)),
  route('GET', '/me/manager', byMe(manager)),
  route('GET', '/me/mailboxSettings', byMe(mailbox)),
];
