import { z } from 'zod';
import {
  addItem,
  type Content,
  childNamed,
  childrenOf,
  type DriveRow,
  type Fields,
  type ItemRow,
  itemById,
  rootOf,
} from '../files/store.ts';
import { json, readBody } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, openRoute, type Reply, type Route, route } from '../http/router.ts';
import { guidOf, newDriveItemId } from '../ids.ts';
import { type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { userOf } from '../people.ts';
import { actorOf, requireRead, requireWrite } from './access.ts';
import { nameTaken } from './drives.ts';
import { addressed } from './item-addresses.ts';
import { driveOf, itemOf, siteById } from './lookup.ts';
import { oneDriveOf } from './onedrive.ts';
import { showDrive, showItem } from './show.ts';

const copySchema = z.looseObject({
  name: z.string().min(1).optional(),
  parentReference: z
    .looseObject({ driveId: z.string().optional(), id: z.string().optional() })
    .optional(),
});

/** Copies are made behind the answer in Graph; here they are done at once, and the address to watch says so. */
function copy(call: Call): Reply {
  const from = driveOf(call);
  const row = itemOf(call, from);
  const { name = row.name, parentReference } = readBody(call, copySchema);
  const drive = targetDrive(call, parentReference?.driveId) ?? from;
  requireWrite(call, drive);
  const wanted = parentReference?.id;
  const parent =
    wanted === undefined || wanted === 'root'
      ? rootOf(call.tenant, drive.id)
      : itemById(call.tenant, drive.id, wanted);
  if (!parent?.folder) throw notFound('The parent folder could not be found.');
  if (childNamed(call.tenant, parent, name)) throw nameTaken();
  const made = call.tenant.db.tx(() => copyInto(call, row, { drive, parent, name }));
  const key = guidOf(`copy:${made.id}`);
  return { status: 202, headers: { location: `${call.tenant.url}/monitor/${made.id}/${key}` } };
}

function targetDrive(call: Call, id: string | undefined): DriveRow | undefined {
  if (id === undefined) return undefined;
  const row = call.tenant.db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', id);
  if (!row) throw notFound('The destination drive could not be found.');
  requireRead(call, row);
  return row;
}

function copyInto(
  call: Call,
  row: ItemRow,
  to: { drive: DriveRow; parent: ItemRow; name: string },
): ItemRow {
  const { tenant } = call;
  const content = contentOf(call, row);
  const made = addItem(tenant, {
    id: newDriveItemId(),
    ...to,
    folder: row.folder === 1,
    actor: actorOf(call),
    fields: fieldsOf(call, row),
    ...(content ? { content } : {}),
  });
  for (const child of childrenOf(tenant, row))
    if (child.id !== made.id)
      copyInto(call, child, { drive: to.drive, parent: made, name: child.name });
  return made;
}

function contentOf(call: Call, row: ItemRow): Content | undefined {
  if (row.folder) return undefined;
  if (row.source) return { source: row.source, size: row.size, mtime: row.source_mtime ?? 0 };
  const bytes = row.sha ? call.tenant.blobs.get(row.sha) : undefined;
  return { bytes: bytes ?? Buffer.alloc(0) };
}

function fieldsOf(call: Call, row: ItemRow): Fields {
  const entry = call.tenant.db.get<{ fields: string }>(
    'SELECT fields FROM list_items WHERE drive_item_id = ?',
    row.id,
  );
  return entry ? (JSON.parse(entry.fields) as Fields) : {};
}

/** How far a copy is: it is done. */
function monitor(call: Call): Reply {
  const { item = '', key } = call.params;
  if (key !== guidOf(`copy:${item}`)) throw notFound();
  return json({ status: 'completed', percentageComplete: 100, resourceId: item });
}

/** Items below one (or in all of a drive) whose name or text has every word. */
function search(call: Call): Reply {
  const drive = driveOf(call);
  const top = itemOf(call, drive);
  const words = (call.query.get('q') ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) throw badRequest('The search text is missing.');
  const { db } = call.tenant;
  const match = words.map((word) => `"${word}"*`).join(' ');
  const hits = db.all<ItemRow>(
    `SELECT i.* FROM fts JOIN items i ON i.id = fts.ref
     WHERE fts MATCH ? AND i.drive_id = ? AND i.deleted = 0 ORDER BY bm25(fts, 5.0, 1.0), i.id`,
    match,
    drive.id,
  );
  const site = siteById(call.tenant, drive.site_id);
  const shown = hits
    .filter((row) => isBelow(call, row, top))
    .map(
      (row): Json => ({
        ...pick(showItem(call.tenant, row, drive, site), selectOf(call), ['id']),
        searchResult: {},
      }),
    );
  return json(pageOf(call, 'Collection(driveItem)', shown, { fallback: 200, max: 1000 }));
}

function isBelow(call: Call, row: ItemRow, top: ItemRow): boolean {
  let at: ItemRow | undefined = row;
  while (at) {
    if (at.id === top.id) return true;
    at = at.parent_id
      ? call.tenant.db.get<ItemRow>('SELECT * FROM items WHERE id = ?', at.parent_id)
      : undefined;
  }
  return false;
}

/** A person has one drive of their own. */
function userDrives(call: Call): Reply {
  const drive = oneDriveOf(call.tenant, userOf(call.tenant.db, call.params.id ?? ''));
  requireRead(call, drive);
  const shown = showDrive(call.tenant, drive, siteById(call.tenant, drive.site_id));
  return json(pageOf(call, 'drives', [pick(shown, selectOf(call))], { fallback: 100, max: 999 }));
}

export const copyRoutes: Route[] = [
  ...addressed('POST', '/copy', copy),
  ...addressed('GET', '/search', search),
  route('GET', '/drives/{drive}/search', search),
  route('GET', '/users/{id}/drives', userDrives),
];
export const monitorRoutes: Route[] = [openRoute('GET', '/monitor/{item}/{key}', monitor)];
