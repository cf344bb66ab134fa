import type { DriveRow, ItemRow } from '../files/store.ts';
import { notFound, ODataError } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route } from '../http/router.ts';
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
