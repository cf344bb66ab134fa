import { z } from 'zod';
import { empty, json, readBody } from '../http/body.ts';
import { badRequest, forbidden, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import { contextUrl, type Json, pageOf, pick, selectOf } from '../odata/page.ts';
import { refine } from '../odata/query.ts';
import { listOf, requireManage, siteOf } from './lookup.ts';

const LIMITS = { fallback: 200, max: 999 };

/** An id says whom the type comes from: the parent's id, `00` and 32 digits of its own. */
const parentOf = (id: string): string =>
  id.length > 34 ? id.slice(0, -34) : id.length > 4 ? id.slice(0, -2) : '0x';

/** The types SharePoint itself brings, under every site. */
const BUILT_IN: readonly (readonly [id: string, name: string, description: string])[] = [
  ['0x01', 'Item', 'Create a new list item.'],
  ['0x0101', 'Document', 'Create a new document.'],
  ['0x0120', 'Folder', 'Create a new folder.'],
];
const builtIn: Json[] = BUILT_IN.map(([id, name, description]) =>
  define(
    {
      id,
      name,
      description,
      group:
        id === '0x0120'
          ? 'Folder Content Types'
          : id === '0x0101'
            ? 'Document Content Types'
            : 'List Content Types',
    },
    true,
  ),
);

function define(given: Json, own = false): Json {
  return {
    id: given.id,
    name: given.name,
    description: given.description ?? '',
    group: given.group ?? 'Custom Content Types',
    hidden: false,
    isBuiltIn: own,
    readOnly: false,
    sealed: false,
    ...(given.inheritedFrom ? { inheritedFrom: given.inheritedFrom } : {}),
    ...(given.base ? { base: given.base } : {}),
    ...(given.order ? { order: given.order } : {}),
    propagateChanges: null,
    documentSet: given.documentSet ?? null,
    documentTemplate: given.documentTemplate ?? null,
    associatedHubsUrls: [],
    parentId: parentOf(String(given.id)),
  };
}

/** Where types are kept: a site, or a list that took copies. */
interface Shelf {
  place: string;
  context: string;
  list: boolean;
}

function shelfOf(call: Call): Shelf {
  const site = siteOf(call);
  const base = `sites('${encodeURIComponent(site.id)}')`;
  if (call.params.list === undefined)
    return { place: site.id, context: `${base}/contentTypes`, list: false };
  const { id } = listOf(call, site);
  return { place: id, context: `${base}/lists('${id}')/contentTypes`, list: true };
}

const stored = (call: Call, place: string): Json[] =>
  call.tenant.db
    .all<{ definition: string }>(
      'SELECT definition FROM content_types WHERE place = ? ORDER BY rowid',
      place,
    )
    .map((row) => JSON.parse(row.definition) as Json);

/** A list shows the plain type of its items and what was copied to it; a site all built-in ones and its own. */
function allOf(call: Call, shelf: Shelf): Json[] {
  const own = stored(call, shelf.place);
  if (!shelf.list) return [...builtIn, ...own];
  const row = call.tenant.db.get<{ drive_id: string | null }>(
    'SELECT drive_id FROM lists WHERE id = ?',
    shelf.place,
  );
  const plain = builtIn.filter(
    ({ id }) => id === (row?.drive_id ? '0x0101' : '0x01') || id === '0x0120',
  );
  return [...plain, ...own];
}

function list(call: Call): Reply {
  const shelf = shelfOf(call);
  const rows = refine(call, allOf(call, shelf), { always: ['id'] });
  return json(pageOf(call, shelf.context, rows, LIMITS));
}

/** The type a call names. `key` is where its columns are kept. @throws ODataError 404 */
export function contentTypeIn(call: Call): { shelf: Shelf; type: Json; key: string } {
  const shelf = shelfOf(call);
  const id = call.params.type ?? '';
  const type = allOf(call, shelf).find((one) => String(one.id).toLowerCase() === id.toLowerCase());
  if (type) return { shelf, type, key: `${shelf.place}/${String(type.id)}` };
  throw notFound('The content type could not be found');
}

const reply = (call: Call, shelf: Shelf, type: Json, status = 200): Reply =>
  json(
    {
      '@odata.context': contextUrl(call, `${shelf.context}/$entity`),
      ...pick(type, selectOf(call), ['id']),
    },
    status,
  );

function one(call: Call): Reply {
  const { shelf, type } = contentTypeIn(call);
  return reply(call, shelf, type);
}

const baseSchema = z.looseObject({ id: z.string().optional(), name: z.string().optional() });
const createSchema = z.looseObject({
  id: z
    .string()
    .regex(/^0x[0-9A-Fa-f]+$/)
    .optional(),
  name: z.string().min(1),
  description: z.string().nullish(),
  group: z.string().nullish(),
  base: baseSchema.nullish(),
});

function create(call: Call): Reply {
  requireManage(call);
  const shelf = shelfOf(call);
  const given = readBody(call, createSchema);
  const known = allOf(call, shelf);
  if (known.some((type) => type.name === given.name))
    throw new ODataError(409, 'nameAlreadyExists', 'A content type with this name exists already.');
  const base = given.base?.id ?? '0x01';
  const parent = known.find((type) => type.id === base || type.name === given.base?.name);
  const id = given.id ?? `${base}00${newGuid().replaceAll('-', '').toUpperCase()}`;
  const told = parent
    ? {
        id: parent.id,
        name: parent.name,
        description: parent.description,
        group: parent.group,
        hidden: false,
        readOnly: false,
        sealed: false,
        isBuiltIn: parent.isBuiltIn,
      }
    : given.base;
  const type = define({ ...given, id, base: told });
  write(call, shelf.place, type);
  return reply(call, shelf, type, 201);
}

function write(call: Call, place: string, type: Json): void {
  call.tenant.db.run(
    'INSERT INTO content_types VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition',
    place,
    String(type.id),
    JSON.stringify(type),
  );
}

const patchSchema = z.looseObject({
  name: z.string().min(1).optional(),
  description: z.string().nullish(),
  group: z.string().nullish(),
});

function patch(call: Call): Reply {
  requireManage(call);
  const { shelf, type } = contentTypeIn(call);
  requireOwn(type);
  const { id: _id, base: _base, ...change } = readBody(call, patchSchema);
  const plain = Object.entries(change).filter(([name]) => !name.includes('@') && name in type);
  const made = { ...type, ...Object.fromEntries(plain), propagateChanges: null };
  write(call, shelf.place, made);
  return reply(call, shelf, made);
}

function remove(call: Call): Reply {
  requireManage(call);
  const { shelf, type, key } = contentTypeIn(call);
  requireOwn(type);
  const { db } = call.tenant;
  const used =
    !shelf.list &&
    db.get(
      `SELECT 1 FROM content_types WHERE place <> ? AND json_extract(definition, '$.inheritedFrom.id') = ?`,
      shelf.place,
      String(type.id),
    );
  if (used) throw new ODataError(409, 'resourceInUse', 'The content type is in use.');
  db.tx(() => {
    db.run('DELETE FROM content_types WHERE place = ? AND id = ?', shelf.place, String(type.id));
    db.run('DELETE FROM columns WHERE place = ?', key);
  });
  return empty();
}

function requireOwn(type: Json): void {
  if (type.isBuiltIn) throw forbidden('Built-in content types cannot be changed.');
}

const copySchema = z.object({ contentType: z.string().min(1) });

/** Takes a type of the site into the list, with its columns. */
function addCopy(call: Call): Reply {
  requireManage(call);
  const shelf = shelfOf(call);
  const site = siteOf(call);
  const text = readBody(call, copySchema).contentType;
  const id = /contentTypes(?:\/|\(')([^/')]+)/i.exec(text)?.[1] ?? text;
  const source = [...builtIn, ...stored(call, site.id)].find((type) => type.id === id);
  if (!source) throw badRequest('The content type could not be found.');
  const copy = define({
    ...source,
    id: `${String(source.id)}00${newGuid().replaceAll('-', '').toUpperCase()}`,
    inheritedFrom: { id: source.id, name: source.name },
  });
  if (stored(call, shelf.place).some((type) => type.name === copy.name))
    throw new ODataError(409, 'nameAlreadyExists', 'The list has this content type already.');
  write(call, shelf.place, copy);
  return reply(call, shelf, copy, 201);
}

const SITE = '/sites/{site}/contentTypes';
const LIST = '/sites/{site}/lists/{list}/contentTypes';
export const contentTypeRoutes: Route[] = [
  route('GET', SITE, list),
  route('POST', SITE, create),
  route('GET', `${SITE}/{type}`, one),
  route('PATCH', `${SITE}/{type}`, patch),
  route('DELETE', `${SITE}/{type}`, remove),
  route('GET', LIST, list),
  route('POST', `${LIST}/addCopy`, addCopy),
  route('GET', `${LIST}/{type}`, one),
  route('DELETE', `${LIST}/{type}`, remove),
];
