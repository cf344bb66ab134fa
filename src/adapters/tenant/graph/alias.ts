import { badRequest, notFound } from '../http/errors.ts';
import { type Call, segments } from '../http/router.ts';
import { findUser, type TeamRow, userOf } from '../people.ts';
import { siteOf } from './lookup.ts';
import { oneDriveOf, rootSite } from './onedrive.ts';
import type { ListRow, SiteRow } from './show.ts';

type Where = Pick<Call, 'tenant' | 'caller'>;

/** The canonical address behind another one: `/me/…` is `/users/{id}/…`, `/me/drive/…` and `/sites/{s}/drive/…` are
 * `/drives/{id}/…`, `/sites/{host}:/{path}:/…` is `/sites/{id}/…`. One step; asked again until there is none.
 * @param path below `/v1.0`
 * @returns undefined when the address is canonical already
 * @throws ODataError 404 when what it names is not there */
export function aliasOf(call: Where, path: string): string | undefined {
  const [first = '', second = '', third = '', ...rest] = segments(path);
  const tail = [third, ...rest].filter((part) => part !== '');
  if (first === 'me') return join(['users', ownId(call), second, ...tail]);
  if (first === 'drive') return join(['drives', personalDrive(call, ownId(call)), second, ...tail]);
  if (first === 'users' && third === 'drive')
    return join(['drives', personalDrive(call, second), ...rest]);
  if (first === 'groups' && third === 'sites' && rest[0] === 'root')
    return join(['sites', groupSite(call, second), ...rest.slice(1)]);
  if (first === 'groups' && third === 'drive')
    return join(['drives', firstDrive(call, groupSite(call, second)), ...rest]);
  if (/^(users|groups|sites)$/.test(first) && third === 'drives' && rest[0])
    return join(['drives', ...rest]);
  return first === 'sites' ? siteAlias(call, second, third, rest) : undefined;
}

function siteAlias(call: Where, site: string, third: string, rest: string[]): string | undefined {
  const params: Record<string, string> = third.startsWith(':')
    ? { site: decodeURIComponent(site), sitePath: decodeURIComponent(third.slice(1)) }
    : { site: decodeURIComponent(site) };
  const found = (): SiteRow => siteOf({ ...call, params } as Call);
  if (third.startsWith(':')) return join(['sites', found().id, ...rest]);
  if (third === 'drive') return join(['drives', firstDrive(call, found().id), ...rest]);
  const list = rest[0];
  if (third !== 'lists' || list === undefined) return undefined;
  if (rest[1] === 'drive')
    return join(['drives', listDrive(call, found().id, list), ...rest.slice(2)]);
  if (rest[1] === 'items' && rest[3]?.toLowerCase() === 'driveitem')
    return join([
      ...['drives', listDrive(call, found().id, list), 'items'],
      ...[itemBehind(call, found().id, list, rest[2] ?? ''), ...rest.slice(4)],
    ]);
  return undefined;
}

function ownId({ caller }: Where): string {
  if (caller.personId) return caller.personId;
  throw badRequest('/me request is only valid with delegated authentication flow.', 'BadRequest');
}

const personalDrive = ({ tenant }: Where, key: string): string =>
  oneDriveOf(tenant, userOf(tenant.db, findUser(tenant.db, decodeURIComponent(key))?.id ?? key)).id;

function groupSite({ tenant }: Where, id: string): string {
  const team = tenant.db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', id);
  if (team) return team.site_id;
  throw notFound('Requested site could not be found');
}

function firstDrive({ tenant }: Where, siteId: string): string {
  if (siteId === rootSite(tenant).id) return rootDrive({ tenant });
  const row = tenant.db.get<{ id: string }>(
    'SELECT id FROM drives WHERE site_id = ? ORDER BY rowid',
    siteId,
  );
  if (row) return row.id;
  throw notFound('The resource could not be found.');
}

function rootDrive({ tenant }: Pick<Where, 'tenant'>): string {
  const row = tenant.db.get<{ id: string }>('SELECT id FROM drives ORDER BY rowid');
  if (row) return row.id;
  throw notFound('The resource could not be found.');
}

function listBehind({ tenant }: Where, siteId: string, key: string): ListRow {
  const row = tenant.db.get<ListRow>(
    'SELECT * FROM lists WHERE site_id = ?1 AND (id = ?2 OR lower(name) = lower(?2))',
    siteId,
    decodeURIComponent(key),
  );
  if (row) return row;
  throw notFound('The specified list was not found');
}

function listDrive(call: Where, siteId: string, key: string): string {
  const { drive_id } = listBehind(call, siteId, key);
  if (drive_id) return drive_id;
  throw notFound('The list has no drive.');
}

function itemBehind(call: Where, siteId: string, key: string, item: string): string {
  const row = call.tenant.db.get<{ drive_item_id: string | null }>(
    'SELECT drive_item_id FROM list_items WHERE list_id = ? AND id = ? AND deleted = 0',
    listBehind(call, siteId, key).id,
    Number(item),
  );
  if (row?.drive_item_id) return row.drive_item_id;
  throw notFound('The resource could not be found.');
}

/** Puts a path together again: what is addressed by path stands between colons. */
function join(parts: readonly string[]): string {
  let path = '';
  parts.forEach((part, index) => {
    if (part === '') return;
    if (!part.startsWith(':')) path += `/${part}`;
    else path += `:/${part.slice(1)}${index < parts.length - 1 ? ':' : ''}`;
  });
  return path;
}
