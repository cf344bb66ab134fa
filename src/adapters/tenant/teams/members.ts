import { TENANT_ID } from '../address.ts';
import type { Json } from '../odata/page.ts';
import { isGuest, nameOf, propsOf, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';

export const teamMembers = (tenant: Tenant, teamId: string): UserRow[] =>
  tenant.db.all<UserRow>(
    `SELECT u.* FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = ? AND u.removed = 0 ORDER BY u.mail`,
    teamId,
  );

/** A member as the connector tells it to a bot. */
export function showBotMember(row: UserRow): Json {
  const props = propsOf(row);
  return {
    id: row.teams_id,
    name: nameOf(row),
    givenName: props.givenName,
    surname: props.surname,
    email: row.mail,
    userPrincipalName: row.upn,
    tenantId: TENANT_ID,
    userRole: isGuest(row) ? 'guest' : 'user',
    aadObjectId: row.id,
    objectId: row.id,
  };
}
