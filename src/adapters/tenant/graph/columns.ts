import { empty, json, readBody } from '../http/body.ts';
import { badRequest, notFound, ODataError } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { contextUrl, type Json, pageOf } from '../odata/page.ts';
import { refine } from '../odata/query.ts';
import {
  changeColumn,
  columnSchema,
  defineColumn,
  showColumn,
  toColumn,
} from './column-definitions.ts';
import { contentTypeIn } from './content-types.ts';
import { listOf, requireManage, siteOf } from './lookup.ts';
import type { Column, ListRow } from './show.ts';

const LIMITS = { fallback: 200, max: 999 };

/** A place that has columns: a list keeps its own, sites and content types keep theirs in a table. */
interface Shelf {
  context: string;
  all(): Json[];
  put(definition: Json & { id: string; name: string }): void;
  drop(id: string): void;
}

function listShelf(call: Call, list: ListRow, context: string): Shelf {
  const { db } = call.tenant;
  const columns = JSON.parse(list.columns) as Column[];
  const write = (changed: Column[]): void => {
    db.run('UPDATE lists SET columns = ? WHERE id = ?', JSON.stringify(changed), list.id);
  };
  return {
    context,
    all: () => columns.map(showColumn),
    put: (definition) => {
      const others = columns.filter((column) => showColumn(column).id !== definition.id);
      const at = columns.findIndex((column) => showColumn(column).id === definition.id);
      const made = toColumn(definition);
      write(
        at < 0 ? [...others, made] : columns.map((column, index) => (index === at ? made : column)),
      );
    },
    drop: (id) => {
      write(columns.filter((column) => showColumn(column).id !== id));
    },
  };
}

function tableShelf(call: Call, place: string, context: string): Shelf {
  const { db } = call.tenant;
  return {
    context,
    all: () =>
      db
        .all<{ definition: string }>(
          'SELECT definition FROM columns WHERE place = ? ORDER BY rowid',
          place,
        )
        .map((row) => JSON.parse(row.definition) as Json),
    put: (definition) => {
      db.run(
        'INSERT INTO columns VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition, name = excluded.name',
        place,
        definition.id,
        definition.name,
        JSON.stringify(definition),
      );
    },
    drop: (id) => {
      db.run('DELETE FROM columns WHERE place = ? AND id = ?', place, id);
    },
  };
}

function shelfOf(call: Call): Shelf {
  const site = siteOf(call);
  const base = `sites('${encodeURIComponent(site.id)}')`;
  if (call.params.type !== undefined) {
    const place = contentTypeIn(call).key;
    return tableShelf(call, place, `${base}/contentTypes('${call.params.type}')/columns`);
  }
  if (call.params.list === undefined) return tableShelf(call, site.id, `${base}/columns`);
  const list = listOf(call, site);
  return listShelf(call, list, `${base}/lists('${list.id}')/columns`);
}

const reply = (call: Call, shelf: Shelf, column: Json, status = 200): Reply =>
  json({ '@odata.context': contextUrl(call, `${shelf.context}/$entity`), ...column }, status);

function list(call: Call): Reply {
  const shelf = shelfOf(call);
  return json(pageOf(call, shelf.context, refine(call, shelf.all(), { always: ['id'] }), LIMITS));
}

function found(call: Call, shelf: Shelf): Json & { id: string; name: string } {
  const key = call.params.column ?? '';
  const row = shelf.all().find((column) => column.id === key || column.name === key);
  if (row) return row as Json & { id: string; name: string };
  throw notFound('Column not found');
}

function one(call: Call): Reply {
  const shelf = shelfOf(call);
  return reply(call, shelf, found(call, shelf));
}

function create(call: Call): Reply {
  requireManage(call);
  const shelf = shelfOf(call);
  const given = readBody(call, columnSchema);
  const bound = given['sourceColumn@odata.bind'];
  const made =
    typeof bound === 'string' ? sourceColumn(call, bound) : defineColumn(given, shelf.context);
  if (shelf.all().some((column) => column.name === made.name))
    throw new ODataError(409, 'nameAlreadyExists', 'A column with this name exists already.');
  shelf.put(made);
  return reply(call, shelf, made, 201);
}

/** A content type takes a column of its site. */
function sourceColumn(call: Call, bound: string): Json & { id: string; name: string } {
  const id = /columns(?:\/|\(')([^/')]+)/.exec(bound)?.[1] ?? '';
  const site = tableShelf(call, siteOf(call).id, '');
  const row = site.all().find((column) => column.id === id || column.name === id);
  if (row) return row as Json & { id: string; name: string };
  throw badRequest('The source column could not be found.');
}

function patch(call: Call): Reply {
  requireManage(call);
  const shelf = shelfOf(call);
  const row = found(call, shelf);
  const { propagateChanges: _now, ...change } = readBody(call, columnSchema);
  const made = changeColumn(row, change) as Json & { id: string; name: string };
  shelf.put(made);
  return reply(call, shelf, made);
}

function remove(call: Call): Reply {
  requireManage(call);
  const shelf = shelfOf(call);
  const row = found(call, shelf);
  if (row.name === 'Title') throw badRequest('The column Title cannot be deleted.');
  shelf.drop(row.id);
  return empty();
}

const PLACES = [
  '/sites/{site}/columns',
  '/sites/{site}/lists/{list}/columns',
  '/sites/{site}/contentTypes/{type}/columns',
];
export const columnRoutes: Route[] = PLACES.flatMap((base) => [
  route('GET', base, list),
  route('POST', base, create),
  route('GET', `${base}/{column}`, one),
  route('PATCH', `${base}/{column}`, patch),
  route('DELETE', `${base}/{column}`, remove),
]);
