import { SHAREPOINT_HOST } from '../address.ts';
import { extrasOf } from '../extras.ts';
import type { DriveRow, Fields, ItemRow, ListItemRow } from '../files/store.ts';
import { guidOf } from '../ids.ts';
import type { Json } from '../odata/page.ts';
import type { Tenant } from '../tenant.ts';

export interface SiteRow {
  id: string;
  path: string;
  title: string;
  description: string;
  team_id: string | null;
  created: string;
}

export interface ListRow {
  id: string;
  site_id: string;
  name: string;
  title: string;
  template: string;
  columns: string;
  drive_id: string | null;
  created: string;
}

export interface Column {
  name: string;
  displayName: string;
  /** What it holds, as the facet of its definition is called. */
  kind: string;
  indexed: boolean;
  /** What a choice of the seed offers. */
  choices?: string[];
  /** The whole definition, for columns made through Graph. */
  definition?: Json;
}

const identity = (text: string): Json => JSON.parse(text) as Json;

export const showSite = (tenant: Tenant, row: SiteRow): Json => ({
  id: row.id,
  createdDateTime: row.created,
  lastModifiedDateTime: row.created,
  name: row.path.split('/').at(-1) || 'root',
  displayName: row.title,
  description: row.description,
  webUrl: `${tenant.url}${row.path}`,
  isPersonalSite: row.path.startsWith('/personal/'),
  parentReference: { siteId: row.id },
  sharepointIds: null,
  root: {},
  siteCollection: { hostname: SHAREPOINT_HOST, root: row.path === '' ? {} : null },
});

export const showDrive = (tenant: Tenant, row: DriveRow, site: SiteRow): Json => ({
  id: row.id,
  driveType: site.path.startsWith('/personal/') ? 'business' : 'documentLibrary',
  name: row.name,
  description: '',
  createdDateTime: row.created,
  lastModifiedDateTime: row.created,
  webUrl: `${tenant.url}${site.path}/${encodeURIComponent(row.name)}`,
  createdBy: SYSTEM,
  lastModifiedBy: SYSTEM,
  parentReference: { siteId: site.id },
  owner: ownerOf(tenant, row, site),
  quota: { state: 'normal', total: 27487790694400, used: 0, remaining: 27487790694400, deleted: 0 },
});

const SYSTEM = { user: { displayName: 'System Account' } };

function ownerOf(tenant: Tenant, row: DriveRow, site: SiteRow): Json {
  if (!site.path.startsWith('/personal/'))
    return { group: { displayName: `${site.title} Owners`, id: guidOf(`owners:${site.id}`) } };
  const [id = ''] = JSON.parse(row.audience_ref) as string[];
  const user = tenant.db.get<{ mail: string }>('SELECT mail FROM users WHERE id = ?', id);
  return { user: { id, displayName: site.title, email: user?.mail ?? '' } };
}

export const showList = (tenant: Tenant, row: ListRow, site: SiteRow): Json => ({
  id: row.id,
  name: row.name,
  displayName: row.title,
  description: extrasOf(tenant.db, 'list', row.id).description ?? '',
  createdDateTime: row.created,
  lastModifiedDateTime: row.created,
  createdBy: identity(createdBy(tenant, row)),
  lastModifiedBy: identity(createdBy(tenant, row)),
  eTag: `"${row.id},1"`,
  webUrl: `${tenant.url}${site.path}/Lists/${encodeURIComponent(row.name)}`,
  parentReference: { siteId: site.id },
  list: { contentTypesEnabled: false, hidden: false, template: row.template },
});

/** The SharePoint GUID hidden in an item's tags. */
const guidIn = (id: string): string => guidOf(`unique:${id}`).toUpperCase();
export const itemTag = (row: ItemRow): string => `"{${guidIn(row.id)}},${row.version}"`;
export const listItemTag = (row: ListItemRow): string => `"${row.unique_id},${row.version}"`;

/** `/folder/sub`, empty for children of the root. */
export function folderPath(tenant: Tenant, row: ItemRow): string {
  const names: string[] = [];
  let parentId = row.parent_id;
  while (parentId !== null) {
    const parent = tenant.db.get<ItemRow>('SELECT * FROM items WHERE id = ?', parentId);
    if (!parent || parent.parent_id === null) break;
    names.unshift(parent.name);
    parentId = parent.parent_id;
  }
  return names.map((name) => `/${encodeURIComponent(name)}`).join('');
}

const createdBy = (tenant: Tenant, row: ListRow): string =>
  String(extrasOf(tenant.db, 'list', row.id).createdBy ?? JSON.stringify(SYSTEM));

export function showItem(tenant: Tenant, row: ItemRow, drive: DriveRow, site: SiteRow): Json {
  const path = folderPath(tenant, row);
  const isRoot = row.parent_id === null;
  const parent = isRoot
    ? undefined
    : tenant.db.get<{ name: string }>('SELECT name FROM items WHERE id = ?', row.parent_id);
  const times = { createdDateTime: row.created, lastModifiedDateTime: row.modified };
  return {
    ...(row.folder
      ? {}
      : {
          '@microsoft.graph.downloadUrl': `${tenant.url}/download/${row.id}?tempauth=${downloadKey(tenant, row)}`,
        }),
    id: row.id,
    name: row.name,
    ...times,
    eTag: itemTag(row),
    cTag: `"c:{${guidIn(row.id)}},${row.content_version}"`,
    size: row.size,
    webUrl: `${tenant.url}${site.path}/${encodeURIComponent(drive.name)}${isRoot ? '' : `${path}/${encodeURIComponent(row.name)}`}`,
    createdBy: identity(row.created_by),
    lastModifiedBy: identity(row.modified_by),
    parentReference: {
      driveType: 'documentLibrary',
      driveId: drive.id,
      ...(isRoot
        ? {}
        : { id: row.parent_id, name: parent?.name, path: `/drives/${drive.id}/root:${path}` }),
      siteId: site.id,
    },
    fileSystemInfo: times,
    ...(isRoot ? { root: {} } : {}),
    ...(row.folder ? { folder: { childCount: childCount(tenant, row) } } : fileFacet(row)),
  };
}

const fileFacet = (row: ItemRow): Json => ({
  file: {
    mimeType: row.mime,
    hashes: row.xor_hash ? { quickXorHash: row.xor_hash } : {},
  },
});

const childCount = (tenant: Tenant, row: ItemRow): number =>
  tenant.db.get<{ n: number }>(
    'SELECT count(*) AS n FROM items WHERE parent_id = ? AND deleted = 0',
    row.id,
  )?.n ?? 0;

/** A download address carries its own permission, good for this version of the content. */
export const downloadKey = (tenant: Tenant, row: ItemRow): string =>
  guidOf(`download:${tenant.db.meta('epoch')}:${row.id}:${row.content_version}`);

/** What delta says of a deleted item. */
export const showDeleted = (row: ItemRow, drive: DriveRow): Json => ({
  id: row.id,
  name: row.name,
  parentReference: { driveType: 'documentLibrary', driveId: drive.id, id: row.parent_id },
  deleted: { state: 'deleted' },
});

/** The name of the content type that was set; undefined for the list's usual one. */
function typeOf(tenant: Tenant, row: ListItemRow, own: Fields): string | undefined {
  return tenant.db.get<{ name: string }>(
    "SELECT json_extract(definition, '$.name') AS name FROM content_types WHERE place = ? AND id = ?",
    row.list_id,
    String(own.ContentTypeId ?? ''),
  )?.name;
}

/** A list item's columns with those SharePoint adds itself. */
export function showFields(tenant: Tenant, row: ListItemRow): Json {
  const own = JSON.parse(row.fields) as Fields;
  const file = row.drive_item_id
    ? tenant.db.get<ItemRow>('SELECT * FROM items WHERE id = ?', row.drive_item_id)
    : undefined;
  return {
    '@odata.etag': listItemTag(row),
    id: String(row.id),
    ContentType:
      typeOf(tenant, row, own) ?? (file ? (file.folder ? 'Folder' : 'Document') : 'Item'),
    Created: row.created,
    Modified: row.modified,
    _UIVersionString: `${row.version}.0`,
    ...(file
      ? {
          FileLeafRef: file.name,
          LinkFilename: file.name,
          DocIcon: file.folder ? undefined : file.name.split('.').at(-1),
          FileSizeDisplay: String(file.size),
        }
      : {}),
    ...own,
  };
}

export function showListItem(tenant: Tenant, row: ListItemRow, list: ListRow, site: SiteRow): Json {
  return {
    '@odata.etag': listItemTag(row),
    id: String(row.id),
    createdDateTime: row.created,
    lastModifiedDateTime: row.modified,
    eTag: listItemTag(row),
    webUrl: `${tenant.url}${site.path}/Lists/${encodeURIComponent(list.name)}/${row.id}_.000`,
    createdBy: identity(row.created_by),
    lastModifiedBy: identity(row.modified_by),
    parentReference: { id: row.unique_id, siteId: site.id },
    sharepointIds: {
      listId: list.id,
      listItemId: String(row.id),
      listItemUniqueId: row.unique_id,
      siteId: site.id,
    },
    contentType: {
      id: row.drive_item_id ? '0x0101' : '0x01',
      name: row.drive_item_id ? 'Document' : 'Item',
    },
  };
}
