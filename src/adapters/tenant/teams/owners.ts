import { badRequest, notFound } from '../http/errors.ts';
import { findUser, type TeamRow, type UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';

/** By id, slug or name. @throws ODataError 404 */
export function teamNamed(tenant: Tenant, key: string): TeamRow {
  const row = tenant.db.get<TeamRow>(
    'SELECT * FROM teams WHERE id = ?1 OR lower(slug) = lower(?1) OR lower(name) = lower(?1)',
    key,
  );
  if (row) return row;
  throw notFound(`There is no team called '${key}'.`, 'TeamNotFound');
}

/** An owner of the team: whoever does what nobody is named for. */
export function ownerOf(tenant: Tenant, teamId: string): UserRow {
  const row = tenant.db.get<UserRow>(
    `SELECT u.* FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = ? AND u.removed = 0 ORDER BY m.owner DESC, u.mail LIMIT 1`,
    teamId,
  );
  if (row) return row;
  throw badRequest('The team has nobody who could do this.', 'TeamWithoutOwner');
}

/** Who did it in Teams' eyes: the person, or, for an application, which has no name there, an owner. */
export const actorIn = (tenant: Tenant, teamId: string, personId: string | undefined): UserRow =>
  findUser(tenant.db, personId ?? '') ?? ownerOf(tenant, teamId);
