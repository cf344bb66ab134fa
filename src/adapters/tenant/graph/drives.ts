import { z } from 'zod';
import {
  addItem,
  childNamed,
  childrenOf,
  type DriveRow,
  deleteItem,
  type ItemRow,
  itemById,
  type ListItemRow,
  patchFields,
  touchItem,
} from '../files/store.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newDriveItemId } from '../ids.ts';
import { type Change, deltaPage } from '../odata/delta.ts';
import { contextUrl, expandOf, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { actorOf, requireRead, requireWrite } from './access.ts';
import { addressed, ROOT } from './item-addresses.ts';
import { checkFields, fieldsSchema } from './list-fields.ts';
import { requireMatch } from './lists.ts';
import { driveOf, itemOf, siteById } from './lookup.ts';
import { sharedFacet, sharingChanges } from './sharing.ts';
import {
  itemTag,
  type ListRow,
  listItemTag,
  showDeleted,
  showFields,
  showItem,
  showListItem,
} from './show.ts';

function show(call: Call, drive: DriveRow, row: ItemRow): Json {
  const site = siteById(call.tenant, drive.site_id);
  const whole = { ...showItem(call.tenant, row, drive, site), ...sharedFacet(call, row) };
  const item = pick(whole, selectOf(call), ['id']);
  const wanted = expandOf(call).get('listItem');
  if (wanted === undefined || row.list_item_id === null) return item;
  const { list, entry } = listItem(call, drive, row);
  const shown = showListItem(call.tenant, entry, list, site);
  return { ...item, listItem: { ...shown, ...expandedFields(call, entry, wanted) } };
}

/** `fields`, or `fields($select=A,B)`, as asked for within an expansion. */
function expandedFields(call: Call, entry: ListItemRow, wanted: string): Json {
  if (!/\bfields\b/.test(wanted)) return {};
  const names = /\$select=([^);]*)/.exec(wanted)?.[1]?.split(',');
  return { fields: pick(showFields(call.tenant, entry), names) };
}

export const itemReply = (call: Call, drive: DriveRow, row: ItemRow, status = 200): Reply =>
  json(
    {
      '@odata.context': contextUrl(call, `drives('${encodeURIComponent(drive.id)}')/items/$entity`),
      ...show(call, drive, row),
    },
    status,
  );

function item(call: Call): Reply {
  const drive = driveOf(call);
  return itemReply(call, drive, itemOf(call, drive));
}

function children(call: Call): Reply {
  const drive = driveOf(call);
  const rows = childrenOf(call.tenant, itemOf(call, drive));
  return json(
    pageOf(
      call,
      `drives('${encodeURIComponent(drive.id)}')/items`,
      rows.map((row) => show(call, drive, row)),
      { fallback: 200, max: 5000 },
    ),
  );
}

/** Graph answers with a redirect to a short-lived address that needs no token. */
function content(call: Call): Reply {
  const drive = driveOf(call);
  const row = itemOf(call, drive);
  if (row.folder) throw badRequest('You cannot get content for a folder', 'notSupported');
  const url = showItem(call.tenant, row, drive, siteById(call.tenant, drive.site_id))[
    '@microsoft.graph.downloadUrl'
  ];
  return { status: 302, headers: { location: String(url) } };
}

const itemChanges = (call: Call, drive: DriveRow, after: number, limit: number): Change[] =>
  call.tenant.db
    .all<ItemRow>(
      'SELECT * FROM items WHERE drive_id = ? AND seq > ? ORDER BY seq LIMIT ?',
      drive.id,
      after,
      limit,
    )
    .map((row) => ({
      seq: row.seq,
      deleted: row.deleted === 1,
      show: () => (row.deleted ? showDeleted(row, drive) : show(call, drive, row)),
    }));

function delta(call: Call): Reply {
  const drive = driveOf(call);
  requireRead(call, drive);
  return json(
    deltaPage(
      call,
      { scope: `drive:${drive.id}`, what: 'Collection(driveItem)', fallback: 200, max: 1000 },
      (after, limit) =>
        [
          ...itemChanges(call, drive, after, limit),
          ...sharingChanges(call, drive, { after, limit }, (row) => show(call, drive, row)),
        ]
          .sort((one, other) => one.seq - other.seq)
          .slice(0, limit),
    ),
  );
}

function remove(call: Call): Reply {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const row = itemOf(call, drive);
  if (row.parent_id === null) throw badRequest('The root folder cannot be deleted.');
  requireMatch(call, itemTag(row));
  deleteItem(call.tenant, row);
  return empty();
}

const nameSchema = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^"*:<>?/\\|]+$/);
const patchSchema = z.object({
  name: nameSchema.optional(),
  parentReference: z.object({ id: z.string() }).optional(),
});

/** Renames or moves. */
function patch(call: Call): Reply {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const row = itemOf(call, drive);
  requireMatch(call, itemTag(row));
  const change = readBody(call, patchSchema);
  const { tenant } = call;
  const parent = itemById(tenant, drive.id, change.parentReference?.id ?? row.parent_id ?? '');
  if (!parent?.folder) throw notFound('The parent folder could not be found.');
  const name = change.name ?? row.name;
  const clash = childNamed(tenant, parent, name);
  if (clash && clash.id !== row.id) throw nameTaken();
  tenant.db.tx(() => {
    tenant.db.run('UPDATE items SET name = ?, parent_id = ? WHERE id = ?', name, parent.id, row.id);
    touchItem(tenant, row.id, actorOf(call));
  });
  tenant.indexer.retitle(row.id);
  return itemReply(call, drive, itemById(tenant, drive.id, row.id) ?? row);
}

export const nameTaken = (): ODataError =>
  new ODataError(
    409,
    'nameAlreadyExists',
    'An item with the same name already exists under the parent',
  );

const folderSchema = z.object({
  name: nameSchema,
  folder: z.looseObject({}),
  '@microsoft.graph.conflictBehavior': z.enum(['fail', 'replace', 'rename']).default('fail'),
});

function createFolder(call: Call): Reply {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const parent = itemOf(call, drive);
  const body = readBody(call, folderSchema);
  const clash = childNamed(call.tenant, parent, body.name);
  const behavior = body['@microsoft.graph.conflictBehavior'];
  if (clash && behavior === 'fail') throw nameTaken();
  if (clash && behavior === 'replace') return itemReply(call, drive, clash);
  const name = clash ? freeName(call, parent, body.name) : body.name;
  const row = addItem(call.tenant, {
    id: newDriveItemId(),
    drive,
    parent,
    name,
    folder: true,
    actor: actorOf(call),
  });
  return itemReply(call, drive, row, 201);
}

/** `report 1.docx`, `report 2.docx`: the first that is free. */
export function freeName(call: Call, parent: ItemRow, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const candidate = `${stem} ${number}${extension}`;
    if (!childNamed(call.tenant, parent, candidate)) return candidate;
  }
}

function listItem(
  call: Call,
  drive: DriveRow,
  row: ItemRow,
): { list: ListRow; entry: ListItemRow } {
  const { db } = call.tenant;
  const list = db.get<ListRow>('SELECT * FROM lists WHERE id = ?', drive.list_id);
  const entry = db.get<ListItemRow>('SELECT * FROM list_items WHERE drive_item_id = ?', row.id);
  if (!list || !entry) throw notFound('The list item could not be found.');
  return { list, entry };
}

function readListItem(call: Call): Reply {
  const drive = driveOf(call);
  const { list, entry } = listItem(call, drive, itemOf(call, drive));
  const shown = showListItem(call.tenant, entry, list, siteById(call.tenant, drive.site_id));
  const context = contextUrl(
    call,
    `drives('${encodeURIComponent(drive.id)}')/items/listItem/$entity`,
  );
  const fields = expandedFields(call, entry, call.query.get('$expand') ?? '');
  return json({ '@odata.context': context, ...shown, ...fields });
}

const fieldsReply = (call: Call, entry: ListItemRow): Reply =>
  json({
    '@odata.context': contextUrl(call, 'fields/$entity'),
    ...pick(showFields(call.tenant, entry), selectOf(call)),
  });

function readFields(call: Call): Reply {
  const drive = driveOf(call);
  return fieldsReply(call, listItem(call, drive, itemOf(call, drive)).entry);
}

function writeFields(call: Call): Reply {
  const drive = driveOf(call);
  requireWrite(call, drive);
  const { list, entry } = listItem(call, drive, itemOf(call, drive));
  requireMatch(call, listItemTag(entry));
  const change = checkFields(list, readBody(call, fieldsSchema));
  return fieldsReply(call, patchFields(call.tenant, entry, change, actorOf(call)));
}

export const driveRoutes: Route[] = [
  route('GET', `${ROOT}/delta`, delta),
  ...addressed('GET', '', item),
  ...addressed('PATCH', '', patch),
  ...addressed('DELETE', '', remove),
  ...addressed('GET', '/children', children),
  ...addressed('POST', '/children', createFolder),
  ...addressed('GET', '/content', content),
  ...addressed('GET', '/listItem', readListItem),
  ...addressed('GET', '/listItem/fields', readFields),
  ...addressed('PATCH', '/listItem/fields', writeFields),
];
