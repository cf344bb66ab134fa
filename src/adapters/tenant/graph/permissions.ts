import type { DriveRow } from '../files/store.ts';
import { json } from '../http/body.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { guidOf } from '../ids.ts';
import { type Json, pageOf } from '../odata/page.ts';
import { nameOf, type TeamRow, type UserRow } from '../people.ts';
import { driveOf, itemOf } from './lookup.ts';

/** Who may open an item: everything is inherited from the library. */
function grants(call: Call, drive: DriveRow): Json[] {
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
  return (JSON.parse(drive.audience_ref) as string[]).flatMap((id) => {
    const person = db.get<UserRow>('SELECT * FROM users WHERE id = ?', id);
    if (!person) return [];
    const user = { id, displayName: nameOf(person), email: person.mail };
    return [permission(drive, id, ['write'], { user })];
  });
}

const permission = (drive: DriveRow, who: string, roles: string[], granted: Json): Json => ({
  id: Buffer.from(guidOf(`permission:${drive.id}:${who}`)).toString('base64url'),
  roles,
  grantedToV2: granted,
  inheritedFrom: { driveId: drive.id, path: `/drives/${drive.id}/root:` },
});

function list(call: Call): Reply {
  const drive = driveOf(call);
  itemOf(call, drive);
  return json(pageOf(call, 'permissions', grants(call, drive), { fallback: 100, max: 999 }));
}

export const permissionRoutes: Route[] = [
  route('GET', '/drives/{drive}/root/permissions', list),
  route('GET', '/drives/{drive}/root:/{path}:/permissions', list),
  route('GET', '/drives/{drive}/items/{item}/permissions', list),
];
