import type { DriveRow, ItemRow } from '../files/store.ts';
import { notFound, ODataError } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
import { guidOf } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { siteById } from './lookup.ts';
import { itemTag, showItem } from './show.ts';

/** The pre-authorised address behind `@microsoft.graph.downloadUrl`. */
function download(call: Call): Reply {
  const row = call.tenant.db.get<ItemRow>(
    'SELECT * FROM items WHERE id = ? AND deleted = 0 AND folder = 0',
    call.params.item ?? '',
  );
  const drive = row
    ? call.tenant.db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', row.drive_id)
    : undefined;
  if (!row || !drive) throw notFound();
  const version = call.query.get('version');
  if (version !== null) return oldContent(call, row, Number(version));
  const good = String(
    showItem(call.tenant, row, drive, siteById(call.tenant, drive.site_id))[
      '@microsoft.graph.downloadUrl'
    ],
  );
  if (!good.endsWith(`tempauth=${call.query.get('tempauth')}`)) {
    throw new ODataError(401, 'unauthenticated', 'The download address has expired.');
  }
  return fileReply(call, row);
}

/** What lets the bytes of an older version be read. */
export const versionKey = (tenant: Tenant, id: string, version: number): string =>
  guidOf(`download:${tenant.db.meta('epoch')}:${id}:version:${version}`);

function oldContent(call: Call, row: ItemRow, version: number): Reply {
  if (call.query.get('tempauth') !== versionKey(call.tenant, row.id, version))
    throw new ODataError(401, 'unauthenticated', 'The download address has expired.');
  const old = call.tenant.db.get<Pick<ItemRow, 'sha' | 'source'>>(
    'SELECT sha, source FROM item_versions WHERE item_id = ? AND version = ?',
    row.id,
    version,
  );
  if (!old) throw notFound();
  return fileReply(call, { ...row, ...old });
}

export function fileReply(call: Call, row: ItemRow): Reply {
  const headers = {
    'content-type': row.mime ?? 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    etag: itemTag(row),
  };
  if (row.source) return { status: 200, file: row.source, headers };
  const bytes = row.sha ? call.tenant.blobs.get(row.sha) : undefined;
  if (!bytes) throw notFound();
  return { status: 200, bytes, headers };
}

export const downloadRoutes: Route[] = [openRoute('GET', '/download/{item}', download)];
