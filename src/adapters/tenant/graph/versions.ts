import {
  type Fields,
  type ItemRow,
  type ListItemRow,
  listItemOf,
  patchFields,
  replaceContent,
} from '../files/store.ts';
import { empty, json } from '../http/body.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { type Call, type Reply, type Route, route } from '../http/router.ts';
import { contextUrl, type Json, pageOf, pick } from '../odata/page.ts';
import { expansions, namesIn, optionOf, optionsOf } from '../odata/query.ts';
import { actorOf, requireWrite } from './access.ts';
import { versionKey } from './downloads.ts';
import { addressed } from './item-addresses.ts';
import { writable } from './lists.ts';
import { driveOf, itemOf, listOf, siteOf } from './lookup.ts';
import { showFields } from './show.ts';

const LIMITS = { fallback: 200, max: 999 };
type Old = Pick<ListItemRow, 'fields' | 'version' | 'modified' | 'modified_by'>;

function listItem(call: Call): ListItemRow {
  const list = listOf(call, siteOf(call));
  const id = Number(call.params.item);
  const row = Number.isInteger(id) ? listItemOf(call.tenant, list.id, id) : undefined;
  if (row) return row;
  throw notFound('The specified item was not found.');
}

/** Newest first; the newest is what the item is now. */
function oldOnes(call: Call, row: ListItemRow): Old[] {
  const old = call.tenant.db.all<Old>(
    'SELECT fields, version, modified, modified_by FROM list_item_versions WHERE list_id = ? AND item_id = ? AND version < ? ORDER BY version DESC',
    row.list_id,
    row.id,
    row.version,
  );
  return [row, ...old];
}

function showOld(call: Call, row: ListItemRow, old: Old): Json {
  const wanted = expansions(optionOf(call, 'expand') ?? '').get('fields');
  const fields = showFields(call.tenant, { ...row, ...old });
  const names = namesIn(optionsOf(wanted ?? '').get('select'));
  return {
    id: `${old.version}.0`,
    lastModifiedDateTime: old.modified,
    lastModifiedBy: JSON.parse(old.modified_by) as Json,
    publication: { level: 'published', versionId: `${old.version}.0` },
    ...(wanted === undefined ? {} : { fields: pick(fields, names) }),
  };
}

function listVersions(call: Call): Reply {
  const row = listItem(call);
  const shown = oldOnes(call, row).map((old) => showOld(call, row, old));
  return json(pageOf(call, 'versions', shown, LIMITS));
}

function oldVersion(call: Call, row: ListItemRow): Old {
  const id = Number.parseInt(call.params.version ?? '', 10);
  const found = oldOnes(call, row).find((old) => old.version === id);
  if (found) return found;
  throw notFound('The version could not be found.');
}

function oneListVersion(call: Call): Reply {
  const row = listItem(call);
  const shown = showOld(call, row, oldVersion(call, row));
  return json({ '@odata.context': contextUrl(call, 'versions/$entity'), ...shown });
}

/** Bringing back makes a new version with the old columns. */
function restoreListVersion(call: Call): Reply {
  writable(call, listOf(call, siteOf(call)));
  const row = listItem(call);
  const old = JSON.parse(oldVersion(call, row).fields) as Fields;
  const now = JSON.parse(row.fields) as Fields;
  const gone = Object.keys(now).filter((name) => !(name in old));
  const change = { ...Object.fromEntries(gone.map((name) => [name, null])), ...old };
  patchFields(call.tenant, row, change, actorOf(call));
  return empty();
}

type OldFile = Pick<
  ItemRow,
  'size' | 'sha' | 'xor_hash' | 'source' | 'modified' | 'modified_by'
> & {
  version: number;
};

function file(call: Call): ItemRow {
  const row = itemOf(call, driveOf(call));
  if (row.folder) throw badRequest('Folders have no versions.', 'notSupported');
  return row;
}

function oldFiles(call: Call, row: ItemRow): OldFile[] {
  const old = call.tenant.db.all<OldFile>(
    'SELECT * FROM item_versions WHERE item_id = ? AND version < ? ORDER BY version DESC',
    row.id,
    row.content_version,
  );
  return [{ ...row, version: row.content_version }, ...old];
}

const showFile = (old: OldFile): Json => ({
  id: `${old.version}.0`,
  lastModifiedDateTime: old.modified,
  lastModifiedBy: JSON.parse(old.modified_by) as Json,
  size: old.size,
  publication: null,
});

function oldFile(call: Call, row: ItemRow): OldFile {
  const key = call.params.version ?? '';
  const all = oldFiles(call, row);
  const id = Number.parseInt(key, 10);
  const found = key === 'current' ? all[0] : all.find((old) => old.version === id);
  if (found) return found;
  throw notFound('The version could not be found.');
}

const fileVersions = (call: Call): Reply =>
  json(
    pageOf(call, 'Collection(driveItemVersion)', oldFiles(call, file(call)).map(showFile), LIMITS),
  );

const oneFileVersion = (call: Call): Reply =>
  json({
    '@odata.context': contextUrl(call, 'versions/$entity'),
    ...showFile(oldFile(call, file(call))),
  });

/** Graph sends the reader to a short-lived address that carries its own permission. */
function versionContent(call: Call): Reply {
  const row = file(call);
  const old = oldFile(call, row);
  if (old.version === row.content_version)
    throw badRequest('You cannot get the content of the current version.', 'notSupported');
  return {
    status: 302,
    headers: {
      location: `${call.tenant.url}/download/${row.id}?version=${old.version}&tempauth=${versionKey(call.tenant, row.id, old.version)}`,
    },
  };
}

function restoreFile(call: Call): Reply {
  requireWrite(call, driveOf(call));
  const row = file(call);
  const old = oldFile(call, row);
  const bytes = old.sha ? call.tenant.blobs.get(old.sha) : undefined;
  const content = old.source
    ? { source: old.source, size: old.size, mtime: new Date(old.modified).getTime() }
    : bytes && { bytes };
  if (!content) throw notFound('The content of the version is gone.');
  replaceContent(call.tenant, row, content, actorOf(call));
  return empty();
}

const LIST = '/sites/{site}/lists/{list}/items/{item}/versions';
export const versionRoutes: Route[] = [
  route('GET', LIST, listVersions),
  route('GET', `${LIST}/{version}`, oneListVersion),
  route('POST', `${LIST}/{version}/restoreVersion`, restoreListVersion),
  ...addressed('GET', '/versions', fileVersions),
  ...addressed('GET', '/versions/{version}', oneFileVersion),
  ...addressed('GET', '/versions/{version}/content', versionContent),
  ...addressed('POST', '/versions/{version}/restoreVersion', restoreFile),
];
