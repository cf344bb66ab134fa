import { z } from 'zod';
import { addExtras, dropExtras } from '../extras.ts';
import type { DriveRow, ListItemRow } from '../files/store.ts';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { contextUrl, expandOf, expansions, type Json, pick, selectOf } from '../odata/page.ts';
import { namesIn, optionsOf } from '../odata/query.ts';
import { addLibrary } from '../seed/places.ts';
import { actorOf } from './access.ts';
import { audienceIn } from './channel-sites.ts';
import { columnSchema, defineColumn, showColumn, toColumn } from './column-definitions.ts';
import { listOf, requireManage, siteOf } from './lookup.ts';
import {
  type Column,
  type ListRow,
  type SiteRow,
  showDrive,
  showFields,
  showList,
  showListItem,
} from './show.ts';

const TITLE: Column = { name: 'Title', displayName: 'Title', kind: 'text', indexed: false };
const createSchema = z.looseObject({
  displayName: z.string().min(1).max(255),
  name: z.string().optional(),
  description: z.string().nullish(),
  columns: z.array(columnSchema).default([]),
  list: z
    .looseObject({
      template: z.string().default('genericList'),
      contentTypesEnabled: z.boolean().optional(),
      hidden: z.boolean().optional(),
    })
    .default({ template: 'genericList' }),
});

function create(call: Call): Reply {
  requireManage(call);
  const site = siteOf(call);
  const body = readBody(call, createSchema);
  const { db } = call.tenant;
  const taken = db.get(
    'SELECT 1 FROM lists WHERE site_id = ?1 AND (lower(title) = lower(?2) OR lower(name) = lower(?2))',
    site.id,
    body.displayName,
  );
  if (taken) throw new ODataError(409, 'nameAlreadyExists', 'Name already exists');
  const columns = [TITLE, ...body.columns.map((given) => toColumn(defineColumn(given, 'list')))];
  const twice = columns.find(
    (one, index) => columns.findIndex(({ name }) => name === one.name) !== index,
  );
  if (twice && twice.name !== 'Title')
    throw badRequest(`The column '${twice.name}' is given twice.`);
  const made = db.tx(() =>
    add(
      call,
      site,
      body,
      columns.filter((one, index) => index === 0 || one.name !== 'Title'),
    ),
  );
  return reply(call, site, made, 201);
}

function add(
  call: Call,
  site: SiteRow,
  body: z.infer<typeof createSchema>,
  columns: Column[],
): ListRow {
  const { db, clock } = call.tenant;
  let id = newGuid();
  if (body.list.template === 'documentLibrary') {
    const audience = audienceIn(db, site);
    const drive = addLibrary(call.tenant, { siteId: site.id, name: body.displayName, audience });
    id = drive.list_id;
    const known = db.get<ListRow>('SELECT * FROM lists WHERE id = ?', id);
    const both = [...(JSON.parse(known?.columns ?? '[]') as Column[])];
    for (const column of columns)
      if (!both.some(({ name }) => name === column.name)) both.push(column);
    db.run('UPDATE lists SET columns = ? WHERE id = ?', JSON.stringify(both), id);
  } else {
    const name = (body.name ?? body.displayName).replace(/[\\/:*?"<>|#%]/g, '');
    db.run(
      'INSERT INTO lists VALUES(?, ?, ?, ?, ?, ?, NULL, ?)',
      id,
      site.id,
      name,
      body.displayName,
      body.list.template,
      JSON.stringify(columns),
      clock.iso(),
    );
  }
  addExtras(db, 'list', id, { description: body.description ?? '', createdBy: actorOf(call) });
  const row = db.get<ListRow>('SELECT * FROM lists WHERE id = ?', id);
  if (!row) throw new Error('a list just written cannot be read');
  return row;
}

const reply = (call: Call, site: SiteRow, row: ListRow, status = 200): Reply =>
  json(
    {
      '@odata.context': contextUrl(call, `sites('${encodeURIComponent(site.id)}')/lists/$entity`),
      ...pick(showList(call.tenant, row, site), selectOf(call), ['id']),
      ...expanded(call, site, row),
    },
    status,
  );

/** `columns(select=name),items(expand=fields(select=A)),drive,contentTypes`: what else of the list is wanted. */
function expanded(call: Call, site: SiteRow, row: ListRow): Json {
  const wanted = expandOf(call);
  const made: Json = {};
  const columns = wanted.get('columns');
  if (columns !== undefined) {
    const names = namesIn(optionsOf(columns).get('select'));
    made.columns = (JSON.parse(row.columns) as Column[]).map((one) => pick(showColumn(one), names));
  }
  const items = wanted.get('items');
  if (items !== undefined) made.items = expandedItems(call, site, row, items);
  const drive = row.drive_id
    ? call.tenant.db.get<DriveRow>('SELECT * FROM drives WHERE id = ?', row.drive_id)
    : undefined;
  if (wanted.has('drive') && drive) made.drive = showDrive(call.tenant, drive, site);
  return made;
}

/** The first two hundred items; the others are behind the items' own address. */
function expandedItems(call: Call, site: SiteRow, list: ListRow, text: string): Json[] {
  const options = optionsOf(text);
  const inner = expansions(options.get('expand') ?? '');
  const names = namesIn(optionsOf(inner.get('fields') ?? '').get('select'));
  return call.tenant.db
    .all<ListItemRow>(
      'SELECT * FROM list_items WHERE list_id = ? AND deleted = 0 ORDER BY id LIMIT 200',
      list.id,
    )
    .map((row) => ({
      ...pick(showListItem(call.tenant, row, list, site), namesIn(options.get('select')), ['id']),
      ...(inner.has('fields') ? { fields: pick(showFields(call.tenant, row), names) } : {}),
    }));
}

function one(call: Call): Reply {
  const site = siteOf(call);
  return reply(call, site, listOf(call, site));
}

const patchSchema = z.looseObject({
  displayName: z.string().min(1).max(255).optional(),
  description: z.string().nullish(),
});

function patch(call: Call): Reply {
  requireManage(call);
  const site = siteOf(call);
  const row = listOf(call, site);
  const change = readBody(call, patchSchema);
  const { db } = call.tenant;
  const title = change.displayName ?? row.title;
  db.run('UPDATE lists SET title = ? WHERE id = ?', title, row.id);
  if (change.description !== undefined)
    addExtras(db, 'list', row.id, { description: change.description ?? '' });
  return reply(call, site, { ...row, title });
}

function remove(call: Call): Reply {
  requireManage(call);
  const row = listOf(call, siteOf(call));
  if (row.drive_id) throw badRequest('A document library is deleted with its drive.');
  const { db } = call.tenant;
  db.tx(() => {
    db.run('DELETE FROM list_items WHERE list_id = ?', row.id);
    db.run('DELETE FROM list_item_versions WHERE list_id = ?', row.id);
    db.run('DELETE FROM content_types WHERE place = ?', row.id);
    db.run('DELETE FROM lists WHERE id = ?', row.id);
    dropExtras(db, 'list', row.id);
  });
  return empty();
}

const LIST = '/sites/{site}/lists/{list}';
export const listDefinitionRoutes: Route[] = [
  route('POST', '/sites/{site}/lists', create),
  route('GET', LIST, one),
  route('GET', '/sites/{site}:/{sitePath}:/lists/{list}', one),
  route('PATCH', LIST, patch),
  route('DELETE', LIST, remove),
];
