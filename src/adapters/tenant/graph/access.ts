import type { Db } from '../db.ts';
import { forbidden } from '../http/errors.ts';
import type { Call } from '../http/router.ts';
import { findUser, isGuest, isInChannel, isMember } from '../people.ts';

/** What the tenant knows about who may read a library. */
export interface AudienceRow {
  audience: string;
  audience_ref: string;
}

/** May this person open what is in the library? all: everyone but guests of the organization; community: the team's
 * members, guests among them; channel: those in the private or shared channel; named: the people listed. */
export function inAudience(db: Db, drive: AudienceRow, personId: string): boolean {
  if (drive.audience === 'all') {
    const person = findUser(db, personId);
    return person === undefined || !isGuest(person);
  }
  if (drive.audience === 'community') return isMember(db, drive.audience_ref, personId);
  if (drive.audience === 'channel') return isInChannel(db, drive.audience_ref, personId);
  return (JSON.parse(drive.audience_ref) as string[]).includes(personId);
}

/** An app reads everything it was given; a person only what they may open. Graph answers 403 to the
 * latter for a drive by id. */
export function mayRead(call: Call, drive: AudienceRow): boolean {
  const person = call.caller.personId;
  return person === undefined || inAudience(call.tenant.db, drive, person);
}

/** Was the item, or a folder above it, given to this person by itself? */
export function isSharedWith(db: Db, itemId: string, personId: string): boolean {
  const shared = db.get(
    `WITH RECURSIVE above(id, parent_id) AS (
       SELECT id, parent_id FROM items WHERE id = ?1
       UNION ALL SELECT i.id, i.parent_id FROM items i JOIN above ON i.id = above.parent_id)
     SELECT 1 FROM grants JOIN above ON grants.place = above.id
     WHERE json_extract(grants.definition, '$.grantedToV2.user.id') = ?2`,
    itemId,
    personId,
  );
  return shared !== undefined;
}

/** The library, or the one item of it that the call names and that the caller was given by itself. */
export function requireRead(call: Call, drive: AudienceRow): void {
  const { personId } = call.caller;
  const item = call.params.item;
  const shared =
    personId !== undefined &&
    item !== undefined &&
    call.params.drive !== undefined &&
    isSharedWith(call.tenant.db, item, personId);
  if (!shared && !mayRead(call, drive)) throw forbidden('Access denied', 'accessDenied');
}

/** Writing: apps; members of the community; the people named. All-staff libraries are read-only for
 * persons, so that what is published passes through the product. */
export function requireWrite(call: Call, drive: AudienceRow): void {
  const person = call.caller.personId;
  if (person === undefined) return;
  if (drive.audience === 'all' || !inAudience(call.tenant.db, drive, person)) {
    throw forbidden('Access denied', 'accessDenied');
  }
}

export function requireMember(call: Call, teamId: string): void {
  const person = call.caller.personId;
  if (person !== undefined && !isMember(call.tenant.db, teamId, person)) {
    throw forbidden('Caller is not a member of the team.', 'Forbidden');
  }
}

/** Owners run a team; an application with the right to it does so too. */
export function requireOwner(call: Call, teamId: string): void {
  const person = call.caller.personId;
  if (person === undefined) return;
  const owns = call.tenant.db.get(
    'SELECT 1 FROM memberships WHERE team_id = ? AND user_id = ? AND owner = 1',
    teamId,
    person,
  );
  if (!owns) throw forbidden('Caller is not an owner of the team.', 'Forbidden');
}

/** Delegated calls act as a person; some calls exist only for them. */
export function requirePerson(call: Call): string {
  if (call.caller.personId) return call.caller.personId;
  throw forbidden('/me request is only valid with delegated authentication flow.', 'BadRequest');
}

/** Who did it, as Graph's identitySet. */
export function actorOf(call: Call): string {
  const person = call.caller.personId;
  if (person === undefined) {
    return JSON.stringify({ application: { id: call.caller.appId, displayName: 'Praxis' } });
  }
  const row = call.tenant.db.get<{ mail: string; name: string }>(
    "SELECT mail, json_extract(props, '$.displayName') AS name FROM users WHERE id = ?",
    person,
  );
  return JSON.stringify({
    user: { id: person, displayName: row?.name ?? '', email: row?.mail ?? '' },
  });
}
