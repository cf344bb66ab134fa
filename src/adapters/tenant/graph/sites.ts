import type { DriveRow } from '../files/store.ts';
import { json } from '../http/body.ts';
import { notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { contextUrl, pageOf, pick, selectOf } from '../odata/page.ts';
import { mayRead } from './access.ts';
import { driveOf, listOf, siteById, siteOf } from './lookup.ts';
import {
  type Column,
  type ListRow,
  type SiteRow,
  showColumn,
  showDrive,
  showList,
  showSite,
} from './show.ts';

const LIMITS = { fallback: 200, max: 999 };

function search(call: Call): Reply {
  const words = (call.query.get('search') ?? '*').toLowerCase();
  const rows = call.tenant.db
    .all<SiteRow>('SELECT * FROM sites ORDER BY path')
    .filter((row) => words === '*' || `${row.title} ${row.path}`.toLowerCase().includes(words));
  return json(
    pageOf(
      call,
      'sites',
      rows.map((row) => showSite(call.tenant, row)),
      LIMITS,
    ),
  );
}

const site = (call: Call): Reply =>
  json({
    '@odata.context': contextUrl(call, 'sites/$entity'),
    ...pick(showSite(call.tenant, siteOf(call)), selectOf(call)),
  });

function groupSite(call: Call): Reply {
  const row = call.tenant.db.get<SiteRow>(
    'SELECT * FROM sites WHERE team_id = ?',
    call.params.id ?? '',
  );
  if (!row) throw notFound('Requested site could not be found');
  return json({
    '@odata.context': contextUrl(call, 'sites/$entity'),
    ...showSite(call.tenant, row),
  });
}

function drives(call: Call): Reply {
  const row = siteOf(call);
  const shown = call.tenant.db
    .all<DriveRow>('SELECT * FROM drives WHERE site_id = ? ORDER BY rowid', row.id)
    .filter((drive) => mayRead(call, drive))
    .map((drive) => pick(showDrive(call.tenant, drive, row), selectOf(call)));
  return json(pageOf(call, 'drives', shown, LIMITS));
}

function firstDrive(call: Call): Reply {
  const row = siteOf(call);
  const drive = call.tenant.db
    .all<DriveRow>('SELECT * FROM drives WHERE site_id = ? ORDER BY rowid', row.id)
    .find((candidate) => mayRead(call, candidate));
  if (!drive) throw notFound('The resource could not be found.');
  return json({
    '@odata.context': contextUrl(call, 'drives/$entity'),
    ...showDrive(call.tenant, drive, row),
  });
}

function drive(call: Call): Reply {
  const row = driveOf(call);
  const shown = showDrive(call.tenant, row, siteById(call.tenant, row.site_id));
  return json({
    '@odata.context': contextUrl(call, 'drives/$entity'),
    ...pick(shown, selectOf(call)),
  });
}

/** The document library's list behind a drive. */
function driveList(call: Call): Reply {
  const row = driveOf(call);
  const list = call.tenant.db.get<ListRow>('SELECT * FROM lists WHERE id = ?', row.list_id);
  if (!list) throw notFound();
  return json({
    '@odata.context': contextUrl(call, 'lists/$entity'),
    ...showList(call.tenant, list, siteById(call.tenant, row.site_id)),
  });
}

function lists(call: Call): Reply {
  const row = siteOf(call);
  const shown = call.tenant.db
    .all<ListRow & { audience: string | null; audience_ref: string | null }>(
      `SELECT l.*, d.audience, d.audience_ref FROM lists l LEFT JOIN drives d ON d.id = l.drive_id
       WHERE l.site_id = ? ORDER BY l.rowid`,
      row.id,
    )
    .filter(
      (list) =>
        list.audience === null ||
        mayRead(call, { audience: list.audience, audience_ref: list.audience_ref ?? '' }),
    )
    .map((list) => pick(showList(call.tenant, list, row), selectOf(call)));
  return json(pageOf(call, 'lists', shown, LIMITS));
}

function list(call: Call): Reply {
  const row = siteOf(call);
  const shown = showList(call.tenant, listOf(call, row), row);
  return json({
    '@odata.context': contextUrl(call, 'lists/$entity'),
    ...pick(shown, selectOf(call)),
  });
}

function columns(call: Call): Reply {
  const found = listOf(call, siteOf(call));
  const shown = (JSON.parse(found.columns) as Column[]).map(showColumn);
  return json(pageOf(call, 'columns', shown, LIMITS));
}

export const siteRoutes: Route[] = [
  route('GET', '/sites', search),
  route('GET', '/sites/{site}', site),
  route('GET', '/sites/{site}:/{sitePath}', site),
  route('GET', '/groups/{id}/sites/root', groupSite),
  route('GET', '/sites/{site}/drives', drives),
  route('GET', '/sites/{site}:/{sitePath}:/drives', drives),
  route('GET', '/sites/{site}/drive', firstDrive),
  route('GET', '/sites/{site}:/{sitePath}:/drive', firstDrive),
  route('GET', '/drives/{drive}', drive),
  route('GET', '/drives/{drive}/list', driveList),
  route('GET', '/sites/{site}/lists', lists),
  route('GET', '/sites/{site}:/{sitePath}:/lists', lists),
  route('GET', '/sites/{site}/lists/{list}', list),
  route('GET', '/sites/{site}:/{sitePath}:/lists/{list}', list),
  route('GET', '/sites/{site}/lists/{list}/columns', columns),
];
