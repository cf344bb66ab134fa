import { z } from 'zod';
import type { Db } from '../db.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { deltaPage } from '../odata/delta.ts';
import { parseFilter } from '../odata/filter.ts';
import { contextUrl, expandOf, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { propsOf, type UserRow, userOf } from '../people.ts';
import { requirePerson } from './access.ts';

/** What Graph returns of a user when nothing is selected. */
const DEFAULTS = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];
const FILTERABLE = new Set([
  'id',
  'mail',
  'userPrincipalName',
  'displayName',
  'givenName',
  'surname',
  'jobTitle',
  'department',
  'country',
  'accountEnabled',
  'preferredLanguage',
]);

function show(row: UserRow, names: string[] | undefined): Json {
  return pick({ id: row.id, ...propsOf(row) }, names ?? DEFAULTS);
}

export const directoryObject = (row: UserRow, names?: string[]): Json => ({
  '@odata.type': '#microsoft.graph.user',
  ...show(row, names),
});

const live = (db: Db): UserRow[] =>
  db.all<UserRow>(
    "SELECT * FROM users WHERE removed = 0 ORDER BY json_extract(props, '$.displayName')",
  );

function list(call: Call): Reply {
  const filter = call.query.get('$filter');
  const names = selectOf(call);
  let rows = live(call.tenant.db);
  if (filter !== null) {
    const { test, fields } = parseFilter(filter);
    const odd = [...fields].find((field) => !FILTERABLE.has(field));
    if (odd)
      throw badRequest(
        `Unsupported or invalid query filter clause specified for property '${odd}' of resource 'User'.`,
        'Request_UnsupportedQuery',
      );
    rows = rows.filter((row) => test({ id: row.id, ...propsOf(row) }));
  }
  const items = rows.map((row) => expanded(call, row, show(row, names)));
  return json(pageOf(call, 'users', items, { fallback: 100, max: 999 }));
}

function expanded(call: Call, row: UserRow, item: Json): Json {
  if (!expandOf(call).has('manager') || !row.manager_id) return item;
  return { ...item, manager: directoryObject(userOf(call.tenant.db, row.manager_id)) };
}

function one(call: Call, key: string): Reply {
  const row = userOf(call.tenant.db, key);
  const item = expanded(call, row, show(row, selectOf(call)));
  return json({ '@odata.context': contextUrl(call, 'users/$entity'), ...item });
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
  const reports = live(call.tenant.db).filter((other) => other.manager_id === row.id);
  return json(
    pageOf(
      call,
      'directoryObjects',
      reports.map((other) => directoryObject(other)),
      { fallback: 100, max: 999 },
    ),
  );
}

function mailbox(call: Call, key: string): Reply {
  const row = userOf(call.tenant.db, key);
  const settings = propsOf(row).mailboxSettings as Json;
  return json({
    '@odata.context': contextUrl(call, `users('${row.id}')/mailboxSettings`),
    ...settings,
  });
}

function delta(call: Call): Reply {
  const names = selectOf(call);
  return json(
    deltaPage(call, { scope: 'users', what: 'users', fallback: 100, max: 999 }, (after, limit) =>
      call.tenant.db
        .all<UserRow>('SELECT * FROM users WHERE seq > ? ORDER BY seq LIMIT ?', after, limit)
        .map((row) => ({
          seq: row.seq,
          deleted: row.removed === 1,
          show: () =>
            row.removed
              ? { id: row.id, '@removed': { reason: 'changed' } }
              : { ...show(row, names), id: row.id },
        })),
    ),
  );
}

const patchSchema = z
  .object({
    displayName: z.string(),
    jobTitle: z.string().nullable(),
    department: z.string().nullable(),
    officeLocation: z.string().nullable(),
    country: z.string().nullable(),
    preferredLanguage: z.string().nullable(),
    employeeLeaveDateTime: z.iso.datetime({ offset: true }).nullable(),
    accountEnabled: z.boolean(),
  })
  .partial();

function update(call: Call): Reply {
  if (call.caller.kind !== 'app')
    throw forbidden(
      'Insufficient privileges to complete the operation.',
      'Authorization_RequestDenied',
    );
  const row = userOf(call.tenant.db, call.params.id ?? '');
  const change = readBody(call, patchSchema);
  const { db } = call.tenant;
  db.run(
    'UPDATE users SET props = ?, seq = ? WHERE id = ?',
    JSON.stringify({ ...propsOf(row), ...change }),
    db.nextSeq(),
    row.id,
  );
  return empty();
}

function remove(call: Call): Reply {
  if (call.caller.kind !== 'app')
    throw forbidden(
      'Insufficient privileges to complete the operation.',
      'Authorization_RequestDenied',
    );
  const { db } = call.tenant;
  const row = userOf(db, call.params.id ?? '');
  db.tx(() => {
    db.run('UPDATE users SET removed = 1, seq = ? WHERE id = ?', db.nextSeq(), row.id);
    db.run('DELETE FROM memberships WHERE user_id = ?', row.id);
  });
  return empty();
}

const byId = (handler: (call: Call, key: string) => Reply) => (call: Call) =>
  handler(call, call.params.id ?? '');
const byMe = (handler: (call: Call, key: string) => Reply) => (call: Call) =>
  handler(call, requirePerson(call));

export const userRoutes: Route[] = [
  route('GET', '/users', list),
  route('GET', '/users/delta', delta),
  route('GET', '/users/{id}', byId(one)),
  route('PATCH', '/users/{id}', update),
  route('DELETE', '/users/{id}', remove),
  route('GET', '/users/{id}/manager', byId(manager)),
  route('GET', '/users/{id}/directReports', directReports),
  route('GET', '/users/{id}/mailboxSettings', byId(mailbox)),
  route('GET', '/me', byMe(one)),
  route('GET', '/me/manager', byMe(manager)),
  route('GET', '/me/mailboxSettings', byMe(mailbox)),
];
