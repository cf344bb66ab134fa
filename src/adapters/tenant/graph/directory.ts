import { z } from 'zod';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newGuid, personalChatIdOf, teamsUserId } from '../ids.ts';
import { contextUrl, type Json } from '../odata/page.ts';
import { findUser, propsOf, type UserRow, userOf } from '../people.ts';
import { propertyKind } from './user-properties.ts';
import { directoryObject } from './users.ts';

const text = z.string().nullable();
/** What may be written of a person; the rest is checked by name only. */
const patchSchema = z.looseObject({
  displayName: z.string().min(1).optional(),
  jobTitle: text.optional(),
  department: text.optional(),
  officeLocation: text.optional(),
  country: text.optional(),
  preferredLanguage: text.optional(),
  businessPhones: z.array(z.string()).max(1).optional(),
  mobilePhone: text.optional(),
  employeeLeaveDateTime: z.iso.datetime({ offset: true }).nullable().optional(),
  accountEnabled: z.boolean().optional(),
});
const createSchema = patchSchema.extend({
  displayName: z.string().min(1),
  accountEnabled: z.boolean(),
  mailNickname: z.string().min(1),
  userPrincipalName: z.string().regex(/^[^@\s]+@[^@\s]+$/),
  passwordProfile: z.looseObject({ password: z.string().min(8) }),
});

/** Only applications change the directory; a person may change what is said of themselves. */
function requireDirectory(call: Call, row?: UserRow): void {
  if (call.caller.kind === 'app') return;
  if (row && row.id === call.caller.personId && call.method === 'PATCH') return;
  throw forbidden(
    'Insufficient privileges to complete the operation.',
    'Authorization_RequestDenied',
  );
}

/** @throws ODataError 400 naming the first name that is no property of a user */
function known(change: Json): Json {
  const entries = Object.entries(change).filter(([name]) => !name.includes('@'));
  const odd = entries.find(([name]) => propertyKind(name) === 'unknown');
  if (odd)
    throw badRequest(
      `Invalid property '${odd[0]}'. Property '${odd[0]}' does not exist on type 'microsoft.graph.user'.`,
      'Request_BadRequest',
    );
  // A password is taken and never told again.
  return Object.fromEntries(entries.filter(([name]) => name !== 'passwordProfile'));
}

/** A new mailbox before its owner set anything. */
const MAILBOX = {
  timeZone: 'UTC',
  language: { locale: 'en-US', displayName: 'en-US' },
  dateFormat: 'yyyy-MM-dd',
  timeFormat: 'HH:mm',
};

function create(call: Call): Reply {
  const body = readBody(call, createSchema);
  requireDirectory(call);
  const { db } = call.tenant;
  if (findUser(db, body.userPrincipalName))
    throw new ODataError(
      400,
      'Request_BadRequest',
      'Another object with the same value for property userPrincipalName already exists.',
    );
  const id = newGuid();
  const props = {
    mail: body.userPrincipalName,
    userType: 'Member',
    businessPhones: [],
    createdDateTime: call.tenant.clock.iso(),
    mailboxSettings: MAILBOX,
    ...known(body),
  };
  db.run(
    'INSERT INTO users VALUES(?, ?, ?, ?, ?, NULL, ?, 0, 0, ?, ?, ?)',
    id,
    body.userPrincipalName,
    body.userPrincipalName,
    body.displayName.split(' ')[0] ?? '',
    JSON.stringify(props),
    db.nextSeq(),
    personalChatIdOf(id),
    teamsUserId(id),
    '[]',
  );
  return json(
    { '@odata.context': contextUrl(call, 'users/$entity'), ...directoryObject(userOf(db, id)) },
    201,
  );
}

function update(call: Call): Reply {
  const row = userOf(call.tenant.db, call.params.id ?? '');
  requireDirectory(call, row);
  const change = known(readBody(call, patchSchema));
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
  const { db } = call.tenant;
  const row = userOf(db, call.params.id ?? '');
  requireDirectory(call);
  db.tx(() => {
    db.run('UPDATE users SET removed = 1, seq = ? WHERE id = ?', db.nextSeq(), row.id);
    db.run('DELETE FROM memberships WHERE user_id = ?', row.id);
    db.run('DELETE FROM channel_members WHERE user_id = ?', row.id);
  });
  return empty();
}

const refSchema = z.object({ '@odata.id': z.string().min(1) });

/** `{"@odata.id": "https://graph.microsoft.com/v1.0/users/{id}"}`, or `directoryObjects/{id}`. */
function setManager(call: Call): Reply {
  const { db } = call.tenant;
  const row = userOf(db, call.params.id ?? '');
  requireDirectory(call);
  const reference = readBody(call, refSchema)['@odata.id'];
  const key = /(?:users|directoryObjects)(?:\/|\(')([^/')]+)/.exec(reference)?.[1];
  if (!key) throw badRequest('Invalid value specified for property @odata.id.', 'BadRequest');
  const boss = userOf(db, decodeURIComponent(key));
  db.run('UPDATE users SET manager_id = ?, seq = ? WHERE id = ?', boss.id, db.nextSeq(), row.id);
  return empty();
}

function dropManager(call: Call): Reply {
  const { db } = call.tenant;
  const row = userOf(db, call.params.id ?? '');
  requireDirectory(call);
  if (!row.manager_id)
    throw notFound("Resource 'manager' does not exist.", 'Request_ResourceNotFound');
  db.run('UPDATE users SET manager_id = NULL, seq = ? WHERE id = ?', db.nextSeq(), row.id);
  return empty();
}

export const directoryRoutes: Route[] = [
  route('POST', '/users', create),
  route('PATCH', '/users/{id}', update),
  route('DELETE', '/users/{id}', remove),
  route('PUT', '/users/{id}/manager/$ref', setManager),
  route('DELETE', '/users/{id}/manager/$ref', dropManager),
];
