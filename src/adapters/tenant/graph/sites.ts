import type { DriveRow } from '../files/store.ts';
import { json } from '../http/body.ts';
import { notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { deltaPage } from '../odata/delta.ts';
import { contextUrl, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { refine } from '../odata/query.ts';
import { mayRead } from './access.ts';
import { driveOf, siteById, siteOf } from './lookup.ts';
import { isPersonal, rootSite } from './onedrive.ts';
import { type ListRow, type SiteRow, showDrive, showList, showSite } from './show.ts';

const LIMITS = { fallback: 200, max: 999 };

/** People's own sites are not found by searching. */
function search(call: Call): Reply {
  const words = (call.query.get('search') ?? call.query.get('$search') ?? '*').toLowerCase();
  const rows = ordinary(call).filter(
    (row) => words === '*' || `${row.title} ${row.path}`.toLowerCase().includes(words),
  );
  return json(pageOf(call, 'sites', shown(call, rows), LIMITS));
}

const ordinary = (call: Call): SiteRow[] => {
  rootSite(call.tenant);
  return call.tenant.db
    .all<SiteRow>('SELECT * FROM sites ORDER BY path')
    .filter((row) => !isPersonal(row));
};

/** The facet `root` is asked for as `siteCollection/root ne null`. */
const shown = (call: Call, rows: SiteRow[]): Json[] =>
  refine(
    call,
    rows.map((row) => showSite(call.tenant, row)),
    { always: ['id'] },
  );

function allSites(call: Call): Reply {
  rootSite(call.tenant);
  const rows = call.tenant.db.all<SiteRow>('SELECT * FROM sites ORDER BY path');
  return json(pageOf(call, 'sites', shown(call, rows), LIMITS));
}

/** Sites below another: none of those seeded is, and no call of Graph makes one. */
function subsites(call: Call): Reply {
  const above = siteOf(call);
  const rows = ordinary(call).filter(
    (row) => above.path !== '' && row.path.startsWith(`${above.path}/`),
  );
  return json(pageOf(call, 'sites', shown(call, rows), LIMITS));
}

/** The seeded sites are older than the change counter: their row number stands for it. */
function delta(call: Call): Reply {
  rootSite(call.tenant);
  type Row = SiteRow & { place: number };
  return json(
    deltaPage(call, { scope: 'sites', what: 'sites', ...LIMITS }, (after, limit) =>
      call.tenant.db
        .all<Row>(
          `SELECT * FROM (
             SELECT s.*, coalesce(json_extract(e.props, '$.seq'), s.rowid) AS place
             FROM sites s LEFT JOIN extras e ON e.kind = 'site' AND e.id = s.id)
           WHERE place > ? ORDER BY place LIMIT ?`,
          after,
          limit,
        )
        .map((row) => ({
          seq: row.place,
          deleted: false,
          show: () => showSite(call.tenant, row),
        })),
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

export const siteRoutes: Route[] = [
  route('GET', '/sites', search),
  route('GET', '/sites/delta', delta),
  route('GET', '/sites/getAllSites', allSites),
  route('GET', '/sites/{site}/sites', subsites),
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
];
