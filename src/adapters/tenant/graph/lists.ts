import { z } from 'zod';
import {
  addListItem,
  type DriveRow,
  deleteItem,
  type ItemRow,
  type ListItemRow,
  listItemOf,
  patchFields,
} from '../files/store.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { deltaPage } from '../odata/delta.ts';
import { parseFilter } from '../odata/filter.ts';
import {
  contextUrl,
  expandOf,
  type Json,
  optionOf,
  pageOf,
  pick,
  selectOf,
} from '../odata/page.ts';
import { ordered } from '../odata/query.ts';
import { actorOf, requireWrite } from './access.ts';
import { checkFields, fieldsSchema } from './list-fields.ts';
import { listOf, siteOf } from './lookup.ts';
import {
  type Column,
  type ListRow,
  listItemTag,
  type SiteRow,
  showFields,
  showListItem,
} from './show.ts';

const LIMITS = { fallback: 200, max: 5000 };
const SYSTEM = new Set(['id', 'ContentType', 'Created', 'Modified', 'FileLeafRef', 'LinkFilename']);

interface Place {
  site: SiteRow;
  list: ListRow;
}

function place(call: Call): Place {
  const site = siteOf(call);
  return { site, list: listOf(call, site) };
}

/** Columns in `$expand=fields($select=A,B)`; undefined for all. */
function fieldNames(call: Call): string[] | undefined {
  const options = expandOf(call).get('fields') ?? '';
  const names = /\$?select=([^;]*)/i.exec(options)?.[1];
  return names?.split(',').map((name) => name.trim());
}

function show(call: Call, { site, list }: Place, row: ListItemRow): Json {
  const item = pick(showListItem(call.tenant, row, list, site), selectOf(call), ['id']);
  if (!expandOf(call).has('fields')) return item;
  return {
    ...item,
    'fields@odata.context': contextUrl(
      call,
      `sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items('${row.id}')/fields/$entity`,
    ),
    fields: pick(showFields(call.tenant, row), fieldNames(call)),
  };
}

const context = (call: Call, { site, list }: Place, tail = ''): string =>
  contextUrl(call, `sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items${tail}`);

function items(call: Call): Reply {
  const where = place(call);
  let rows = call.tenant.db.all<ListItemRow>(
    'SELECT * FROM list_items WHERE list_id = ? AND deleted = 0 ORDER BY id',
    where.list.id,
  );
  const filter = optionOf(call, 'filter');
  if (filter !== null) {
    const { test, fields } = parseFilter(filter);
    requireIndexed(call, where.list, fields);
    rows = rows.filter((row) =>
      test({
        ...showListItem(call.tenant, row, where.list, where.site),
        fields: showFields(call.tenant, row),
      }),
    );
  }
  rows = inOrder(call, where, rows);
  const page = pageOf(
    call,
    '',
    rows.map((row) => ({ row })),
    LIMITS,
  );
  const value = (page.value as { row: ListItemRow }[]).map(({ row }) => show(call, where, row));
  return json({ ...page, '@odata.context': context(call, where), value });
}

function inOrder(call: Call, where: Place, rows: ListItemRow[]): ListItemRow[] {
  const given = optionOf(call, 'orderby');
  if (given === null) return rows;
  requireIndexed(
    call,
    where.list,
    new Set(given.split(',').map((part) => part.trim().split(/\s/)[0] ?? '')),
  );
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  const shown = rows.map((row) => ({
    ...showListItem(call.tenant, row, where.list, where.site),
    fields: showFields(call.tenant, row),
  }));
  return ordered(call, shown).flatMap((one) => byId.get(String((one as Json).id)) ?? []);
}

/** SharePoint refuses to filter by a column without index unless the caller accepts the risk. */
function requireIndexed(call: Call, list: ListRow, fields: Set<string>): void {
  if (/HonorNonIndexedQueriesWarningMayFailRandomly/i.test(call.headers.prefer ?? '')) return;
  const columns = JSON.parse(list.columns) as Column[];
  const odd = [...fields]
    .filter((field) => field.startsWith('fields/'))
    .map((field) => field.slice('fields/'.length))
    .find(
      (name) =>
        !SYSTEM.has(name) && !columns.some((column) => column.name === name && column.indexed),
    );
  if (odd) {
    throw badRequest(
      `Field '${odd}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
}

function found(call: Call, list: ListRow): ListItemRow {
  const id = Number(call.params.item);
  const row = Number.isInteger(id) ? listItemOf(call.tenant, list.id, id) : undefined;
  if (row) return row;
  throw notFound('The specified item was not found.');
}

function item(call: Call): Reply {
  const where = place(call);
  return json({
    '@odata.context': context(call, where, '/$entity'),
    ...show(call, where, found(call, where.list)),
  });
}

const fieldsContext = (call: Call, { site, list }: Place, row: ListItemRow): string =>
  contextUrl(
    call,
    `sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items('${row.id}')/fields/$entity`,
  );

function fields(call: Call): Reply {
  const where = place(call);
  const row = found(call, where.list);
  return json({
    '@odata.context': fieldsContext(call, where, row),
    ...pick(showFields(call.tenant, row), selectOf(call)),
  });
}

export function writable(call: Call, list: ListRow): void {
  const drive = call.tenant.db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', list.drive_id);
  // A plain list belongs to the product: persons read it, only the app writes.
  requireWrite(call, drive ?? { audience: 'all', audience_ref: '' });
}

function create(call: Call): Reply {
  const where = place(call);
  writable(call, where.list);
  if (where.list.drive_id)
    throw badRequest('Items of a document library are created by uploading a file.');
  const body = readBody(call, z.object({ fields: fieldsSchema }));
  const row = addListItem(call.tenant, {
    listId: where.list.id,
    fields: checkFields(where.list, body.fields),
    actor: actorOf(call),
  });
  return json(
    {
      '@odata.context': context(call, where, '/$entity'),
      ...showListItem(call.tenant, row, where.list, where.site),
      fields: showFields(call.tenant, row),
    },
    201,
  );
}

/** Optimistic locking: an `If-Match` that names another version is refused with 412. */
export function requireMatch(call: Call, tag: string): void {
  const asked = call.headers['if-match'];
  if (asked === undefined || asked === '*') return;
  if (asked.replace(/^W\//, '').replaceAll('"', '') !== tag.replaceAll('"', '')) {
    throw new ODataError(412, 'resourceModified', "ETag does not match current item's value");
  }
}

function patch(call: Call): Reply {
  const where = place(call);
  writable(call, where.list);
  const row = found(call, where.list);
  requireMatch(call, listItemTag(row));
  const change = checkFields(where.list, readBody(call, fieldsSchema));
  const changed = patchFields(call.tenant, row, change, actorOf(call));
  return json({
    '@odata.context': fieldsContext(call, where, changed),
    ...showFields(call.tenant, changed),
  });
}

function patchItem(call: Call): Reply {
  const where = place(call);
  writable(call, where.list);
  const row = found(call, where.list);
  requireMatch(call, listItemTag(row));
  const body = readBody(call, z.object({ fields: fieldsSchema }));
  const changed = patchFields(
    call.tenant,
    row,
    checkFields(where.list, body.fields),
    actorOf(call),
  );
  return json({
    '@odata.context': context(call, where, '/$entity'),
    ...showListItem(call.tenant, changed, where.list, where.site),
    fields: showFields(call.tenant, changed),
  });
}

function remove(call: Call): Reply {
  const { list } = place(call);
  writable(call, list);
  const row = found(call, list);
  requireMatch(call, listItemTag(row));
  const { db } = call.tenant;
  const file = row.drive_item_id
    ? db.get<ItemRow>('SELECT * FROM items WHERE id = ?', row.drive_item_id)
    : undefined;
  if (file) deleteItem(call.tenant, file);
  else
    db.run(
      'UPDATE list_items SET deleted = 1, seq = ? WHERE list_id = ? AND id = ?',
      db.nextSeq(),
      list.id,
      row.id,
    );
  return empty();
}

function delta(call: Call): Reply {
  const where = place(call);
  const scope = `list:${where.list.id}`;
  return json(
    deltaPage(
      call,
      { scope, what: 'Collection(listItem)', fallback: 200, max: 5000 },
      (after, limit) =>
        call.tenant.db
          .all<ListItemRow>(
            'SELECT * FROM list_items WHERE list_id = ? AND seq > ? ORDER BY seq LIMIT ?',
            where.list.id,
            after,
            limit,
          )
          .map((row) => ({
            seq: row.seq,
            deleted: row.deleted === 1,
            show: () =>
              row.deleted
                ? {
                    id: String(row.id),
                    deleted: { state: 'deleted' },
                    parentReference: { id: row.unique_id, siteId: where.site.id },
                  }
                : show(call, where, row),
          })),
    ),
  );
}

const BASE = '/sites/{site}/lists/{list}/items';
export const listRoutes: Route[] = [
  route('GET', BASE, items),
  route('POST', BASE, create),
  route('GET', `${BASE}/delta`, delta),
  route('GET', `${BASE}/{item}`, item),
  route('PATCH', `${BASE}/{item}`, patchItem),
  route('DELETE', `${BASE}/{item}`, remove),
  route('GET', `${BASE}/{item}/fields`, fields),
  route('PATCH', `${BASE}/{item}/fields`, patch),
];
