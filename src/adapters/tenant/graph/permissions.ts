import { z } from 'zod';
import type { DriveRow, ItemRow, ListItemRow } from '../files/store.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { guidOf, newGuid } from '../ids.ts';
import { contextUrl, type Json, pageOf } from '../odata/page.ts';
import { findUser, nameOf, type TeamRow, type UserRow } from '../people.ts';
import { requireWrite } from './access.ts';
import { addressed } from './item-addresses.ts';
import { driveOf, itemOf, listOf, siteById, siteOf } from './lookup.ts';
import { noteSharing } from './sharing.ts';
import { folderPath } from './show.ts';

const LIMITS = { fallback: 100, max: 999 };

/** What everybody has through the library itself. */
function inherited(call: Call, drive: DriveRow): Json[] {
  const { db } = call.tenant;
  if (drive.audience === 'all') {
    const everyone = {
      displayName: 'Everyone except external users',
      loginName: 'c:0-.f|rolemanager|spo-grid-all-users',
      id: '5',
    };
    return [permission(drive, 'everyone', ['read'], { siteUser: everyone })];
  }
  if (drive.audience === 'community') {
    const team = db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', drive.audience_ref);
    const group = {
      id: drive.audience_ref,
      displayName: team?.name ?? '',
      email: `${team?.slug}@org.example`,
    };
    return [permission(drive, 'team', ['write'], { group })];
  }
  return readersOf(call, drive).flatMap((id) => {
    const person = db.get<UserRow>('SELECT * FROM users WHERE id = ?', id);
    return person ? [permission(drive, id, ['write'], { user: identityOf(person) })] : [];
  });
}

const readersOf = ({ tenant }: Call, { audience, audience_ref: ref }: DriveRow): string[] =>
  audience === 'channel'
    ? tenant.db
        .all<{ id: string }>('SELECT user_id AS id FROM channel_members WHERE channel_id = ?', ref)
        .map(({ id }) => id)
    : (JSON.parse(ref) as string[]);

const identityOf = (person: UserRow): Json => ({
  id: person.id,
  displayName: nameOf(person),
  email: person.mail,
});

const permission = (drive: DriveRow, who: string, roles: string[], granted: Json): Json => ({
  id: Buffer.from(guidOf(`permission:${drive.id}:${who}`)).toString('base64url'),
  roles,
  grantedToV2: granted,
  inheritedFrom: { driveId: drive.id, path: `/drives/${drive.id}/root:` },
});

interface GrantRow {
  place: string;
  definition: string;
}

/** What was given on the item itself, and on the folders above it. */
function given(call: Call, drive: DriveRow, row: ItemRow): Json[] {
  const { db } = call.tenant;
  const found: Json[] = [];
  let at: ItemRow | undefined = row;
  while (at) {
    const here: ItemRow = at;
    const rows = db.all<GrantRow>(
      'SELECT place, definition FROM grants WHERE place = ? ORDER BY rowid',
      here.id,
    );
    const from = {
      driveId: drive.id,
      id: here.id,
      path: `/drives/${drive.id}/root:${folderPath(call.tenant, here)}/${here.name}`,
    };
    for (const { definition } of rows) {
      const grant = JSON.parse(definition) as Json;
      found.push(here.id === row.id ? grant : { ...grant, inheritedFrom: from });
    }
    at = here.parent_id
      ? db.get<ItemRow>('SELECT * FROM items WHERE id = ?', here.parent_id)
      : undefined;
  }
  return found;
}

const allOf = (call: Call, drive: DriveRow, row: ItemRow): Json[] => [
  ...inherited(call, drive),
  ...given(call, drive, row),
];

function list(call: Call): Reply {
  const drive = driveOf(call);
  return json(pageOf(call, 'permissions', allOf(call, drive, itemOf(call, drive)), LIMITS));
}

function found(call: Call): { drive: DriveRow; row: ItemRow; grant: Json } {
  const drive = driveOf(call);
  const row = itemOf(call, drive);
  const grant = allOf(call, drive, row).find(({ id }) => id === call.params.permission);
  if (grant) return { drive, row, grant };
  throw notFound('The permission could not be found.');
}

const reply = (call: Call, grant: Json, status = 200): Reply =>
  json({ '@odata.context': contextUrl(call, 'permissions/$entity'), ...grant }, status);

/** Inherited ones are changed where they were given. */
function own(call: Call): { row: ItemRow; grant: Json } {
  const { drive, row, grant } = found(call);
  requireWrite(call, drive);
  if (grant.inheritedFrom)
    throw forbidden('Cannot change an inherited permission.', 'accessDenied');
  return { row, grant };
}

const rolesSchema = z.array(z.enum(['read', 'write', 'owner', 'sp.full control'])).min(1);

function patch(call: Call): Reply {
  const { row, grant } = own(call);
  const { roles } = readBody(call, z.looseObject({ roles: rolesSchema }));
  const changed = { ...grant, roles };
  call.tenant.db.run(
    'UPDATE grants SET definition = ? WHERE place = ? AND id = ?',
    JSON.stringify(changed),
    row.id,
    String(grant.id),
  );
  noteSharing(call.tenant, row);
  return reply(call, changed);
}

function remove(call: Call): Reply {
  const { row, grant } = own(call);
  call.tenant.db.run('DELETE FROM grants WHERE place = ? AND id = ?', row.id, String(grant.id));
  noteSharing(call.tenant, row);
  return empty();
}

function keep(call: Call, row: ItemRow, grant: Json): Json {
  const definition = { id: Buffer.from(newGuid()).toString('base64url'), ...grant };
  call.tenant.db.run(
    'INSERT INTO grants VALUES(?, ?, ?)',
    definition.id,
    row.id,
    JSON.stringify(definition),
  );
  noteSharing(call.tenant, row);
  return definition;
}

/** A person has one permission of their own on an item: inviting them again changes what it allows. */
function keepOne(call: Call, row: ItemRow, userId: unknown, grant: Json): Json {
  const earlier = call.tenant.db
    .all<GrantRow>('SELECT place, definition FROM grants WHERE place = ?', row.id)
    .map(({ definition }) => JSON.parse(definition) as Json)
    .find(({ invitation, grantedToV2 }) => {
      const to = (grantedToV2 as { user?: { id?: unknown } } | undefined)?.user?.id;
      return invitation !== undefined && to === userId;
    });
  if (!earlier) return keep(call, row, grant);
  const changed = { ...grant, id: earlier.id };
  call.tenant.db.run(
    'UPDATE grants SET definition = ? WHERE place = ? AND id = ?',
    JSON.stringify(changed),
    row.id,
    String(earlier.id),
  );
  noteSharing(call.tenant, row);
  return changed;
}

const recipientSchema = z.looseObject({
  email: z.string().optional(),
  alias: z.string().optional(),
  objectId: z.string().optional(),
});
const inviteSchema = z.looseObject({
  recipients: z.array(recipientSchema).min(1),
  requireSignIn: z.boolean().default(true),
  sendInvitation: z.boolean().default(false),
  roles: rolesSchema,
  expirationDateTime: z.string().optional(),
});

/** Gives people of the organization the item; each gets a permission of their own. */
function invite(call: Call): Reply {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const row = itemOf(call, drive);
  const body = readBody(call, inviteSchema);
  const people = body.recipients.map((recipient) => {
    const key = recipient.objectId ?? recipient.email ?? recipient.alias ?? '';
    const person = findUser(call.tenant.db, key);
    if (!person)
      throw badRequest(`The recipient '${key}' could not be resolved.`, 'invalidRequest');
    return person;
  });
  const value = people.map((person) => {
    const user = identityOf(person);
    return keepOne(call, row, user.id, {
      roles: body.roles,
      grantedTo: { user },
      grantedToV2: { user, siteUser: { ...user, loginName: `i:0#.f|membership|${person.upn}` } },
      hasPassword: false,
      ...(body.requireSignIn ? { invitation: { email: person.mail, signInRequired: true } } : {}),
      ...(body.expirationDateTime ? { expirationDateTime: body.expirationDateTime } : {}),
    });
  });
  return json({ '@odata.context': contextUrl(call, 'Collection(permission)'), value });
}

const linkSchema = z.looseObject({
  type: z.enum(['view', 'edit', 'embed', 'blocksDownload', 'createOnly', 'review']),
  scope: z.enum(['anonymous', 'organization', 'users']).default('organization'),
  password: z.string().optional(),
  expirationDateTime: z.string().optional(),
});

/** A link of one kind and scope exists once: asking again gives the same with 200. */
function createLink(call: Call): Reply {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const row = itemOf(call, drive);
  const { type, scope, password, expirationDateTime } = readBody(call, linkSchema);
  const known = given(call, drive, row).find(({ link, inheritedFrom }) => {
    const one = link as Json | undefined;
    return !inheritedFrom && one?.type === type && one.scope === scope;
  });
  if (known) return reply(call, known, 200);
  const token = Buffer.from(guidOf(`link:${row.id}:${type}:${scope}`)).toString('base64url');
  const site = siteById(call.tenant, drive.site_id);
  const webUrl = `${call.tenant.url}${site.path}/:share/${token}`;
  const link = {
    type,
    scope,
    webUrl,
    preventsDownload: type === 'blocksDownload',
    ...(type === 'embed'
      ? { webHtml: `<iframe src="${webUrl}" width="98" height="120"></iframe>` }
      : {}),
  };
  const grant = keep(call, row, {
    roles: [type === 'edit' ? 'write' : 'read'],
    shareId: `u!${Buffer.from(webUrl).toString('base64url')}`,
    grantedToIdentities: [],
    grantedToIdentitiesV2: [],
    hasPassword: password !== undefined,
    ...(expirationDateTime ? { expirationDateTime } : {}),
    link,
  });
  return reply(call, grant, 201);
}

/** A list's audience: its library's, or everybody's for a plain one. */
function listPermissions(call: Call): Reply {
  const row = listOf(call, siteOf(call));
  const drive = row.drive_id
    ? call.tenant.db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', row.drive_id)
    : undefined;
  const item = call.params.item;
  if (item !== undefined && !listItem(call, row.id, item))
    throw notFound('The specified item was not found.');
  const plain = { id: row.id, audience: 'all', audience_ref: '' } as DriveRow;
  return json(pageOf(call, 'permissions', inherited(call, drive ?? plain), LIMITS));
}

const listItem = (call: Call, listId: string, id: string): ListItemRow | undefined =>
  call.tenant.db.get<ListItemRow>(
    'SELECT * FROM list_items WHERE list_id = ? AND id = ? AND deleted = 0',
    listId,
    Number(id),
  );

const LIST = '/sites/{site}/lists/{list}';
export const permissionRoutes: Route[] = [
  ...addressed('GET', '/permissions', list),
  ...addressed('GET', '/permissions/{permission}', (call) => reply(call, found(call).grant)),
  ...addressed('PATCH', '/permissions/{permission}', patch),
  ...addressed('DELETE', '/permissions/{permission}', remove),
  ...addressed('POST', '/invite', invite),
  ...addressed('POST', '/createLink', createLink),
  route('GET', `${LIST}/permissions`, listPermissions),
  route('GET', `${LIST}/items/{item}/permissions`, listPermissions),
];
