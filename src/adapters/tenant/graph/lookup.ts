import { SHAREPOINT_HOST } from '../address.ts';
import { childNamed, type DriveRow, type ItemRow, itemById, rootOf } from '../files/store.ts';
import { badRequest, forbidden, notFound } from '../http/errors.ts';
import type { Call } from '../http/router.ts';
import type { Tenant } from '../tenant.ts';
import { mayRead, requireRead } from './access.ts';
import { rootSite } from './onedrive.ts';
import type { ListRow, SiteRow } from './show.ts';

/** The site a call names: by full id, by its path below the host, or `root`. */
export function siteOf(call: Call): SiteRow {
  const { db } = call.tenant;
  const id = call.params.site ?? '';
  const byPath = call.params.sitePath;
  if (byPath !== undefined) {
    if (!knownHost(call, id)) throw badRequest('Invalid hostname for this tenancy');
    const row = db.get<SiteRow>(
      'SELECT * FROM sites WHERE path = ?',
      `/${byPath.replace(/\/$/, '')}`,
    );
    if (row) return row;
    throw notFound('Requested site could not be found');
  }
  if (id === 'root' || id === SHAREPOINT_HOST) return rootSite(call.tenant);
  const row = db.get<SiteRow>(
    "SELECT * FROM sites WHERE id = ?1 OR id LIKE ('%,' || ?1 || ',%') OR id LIKE (?1 || ',%')",
    id,
  );
  if (row) return row;
  throw notFound('Requested site could not be found');
}

function knownHost(_call: Call, host: string): boolean {
  return host === SHAREPOINT_HOST || host === 'localhost' || host.startsWith('127.0.0.1');
}

export function siteById(tenant: Tenant, id: string): SiteRow {
  const row = tenant.db.get<SiteRow>('SELECT * FROM sites WHERE id = ?', id);
  if (row) return row;
  throw notFound('Requested site could not be found');
}

/** Columns, types and lists are made by applications, and by whoever owns the team of the site. */
export function requireManage(call: Call): void {
  const site = siteOf(call);
  const person = call.caller.personId;
  if (person === undefined) return;
  const owns = call.tenant.db.get(
    'SELECT 1 FROM memberships WHERE team_id = ? AND user_id = ? AND owner = 1',
    site.team_id,
    person,
  );
  if (!owns) throw forbidden('Access denied', 'accessDenied');
}

/** The drive a call names, once the caller may read it. */
export function driveOf(call: Call): DriveRow {
  const row = call.tenant.db.get<DriveRow>(
    'SELECT * FROM drives WHERE id = ?',
    call.params.drive ?? '',
  );
  if (!row) throw notFound('The resource could not be found.');
  // Who was given something of the drive comes in; what they may open is decided item by item.
  if (!isGivenIn(call, row)) requireRead(call, row);
  return row;
}

const GIVEN_TO = "json_extract(g.definition, '$.grantedToV2.user.id') = ?";
const isGivenIn = (call: Call, drive: DriveRow): boolean =>
  call.caller.personId !== undefined &&
  call.tenant.db.get(
    `SELECT 1 FROM grants g JOIN items i ON i.id = g.place WHERE i.drive_id = ? AND ${GIVEN_TO}`,
    drive.id,
    call.caller.personId,
  ) !== undefined;

/** Those a library is for open all of it; others what was given to them, and what is below that. */
function requireItem(call: Call, drive: DriveRow, row: ItemRow): void {
  if (mayRead(call, drive)) return;
  const { db } = call.tenant;
  let at: ItemRow | undefined = row;
  while (at) {
    const given = db.get(
      `SELECT 1 FROM grants g WHERE g.place = ? AND ${GIVEN_TO}`,
      at.id,
      call.caller.personId ?? '',
    );
    if (given) return;
    at = at.parent_id
      ? db.get<ItemRow>('SELECT * FROM items WHERE id = ?', at.parent_id)
      : undefined;
  }
  throw forbidden('Access denied', 'accessDenied');
}

/** The list a call names, by id or name; lists of libraries follow the library's audience. */
export function listOf(call: Call, site: SiteRow): ListRow {
  const { db } = call.tenant;
  const key = call.params.list ?? '';
  const row = db.get<ListRow>(
    'SELECT * FROM lists WHERE site_id = ?1 AND (id = ?2 OR lower(name) = lower(?2) OR lower(title) = lower(?2))',
    site.id,
    key,
  );
  if (!row) throw notFound('The specified list was not found');
  const drive = row.drive_id
    ? db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', row.drive_id)
    : undefined;
  if (drive) requireRead(call, drive);
  return row;
}

/** The item a call names: by id (`root` too) and, where given, a path below it. */
export function itemOf(call: Call, drive: DriveRow): ItemRow {
  const found = findItem(call, drive);
  if (found) {
    requireItem(call, drive, found);
    return found;
  }
  throw notFound('The resource could not be found.');
}

function findItem(call: Call, drive: DriveRow): ItemRow | undefined {
  const id = call.params.item;
  let row =
    id === undefined || id === 'root'
      ? rootOf(call.tenant, drive.id)
      : itemById(call.tenant, drive.id, id);
  for (const name of pathParts(call.params.path)) {
    row = row ? childNamed(call.tenant, row, name) : undefined;
  }
  return row;
}

export const pathParts = (path: string | undefined): string[] =>
  (path ?? '').split('/').filter((part) => part !== '');
